from contextlib import contextmanager

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from home.models import Holiday, InformationPage
from portal import tree
from portal.models import Generation
from tests.factories import InformationPageFactory, TopicFactory, english_of

pytestmark = pytest.mark.django_db


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def tree_of(urls):
    """A tree of pages with these addresses in Thai, the parents first."""
    nodes = []
    for number, url in enumerate(urls):
        path = "0001" * (url.count("/") + 1)
        nodes.append(tree.Node(number, path, "", "", InformationPage, "th", str(number), url, False, False, False))
    return tree.Tree(1, None, {}, tuple(nodes))


@contextmanager
def rolled_back():
    """A change that ends in a rollback."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def titles(nodes):
    return [node.title for node in nodes]


@pytest.fixture
def about(thai_home):
    return InformationPageFactory(parent=thai_home, show_in_menus=True)


class TestMenusAndPaths:
    def test_the_menu_holds_what_is_marked_for_it_in_its_order(self, thai_home, about):
        InformationPageFactory(parent=thai_home, slug="hidden", title="ไม่อยู่ในเมนู")
        InformationPageFactory(parent=thai_home, slug="visit", title="การมาติดต่อ", show_in_menus=True)
        assert titles(tree.snapshot().menu("th")) == ["เกี่ยวกับศูนย์", "การมาติดต่อ"]

    def test_each_language_has_its_own_menu(self, about):
        assert [node.url for node in tree.snapshot().menu("th")] == ["/about/"]
        assert [node.url for node in tree.snapshot().menu("en")] == ["/en/about/"]

    def test_breadcrumbs_lead_from_the_home_page_to_the_parent(self, about):
        child = InformationPageFactory(parent=about, slug="hours")
        assert [node.url for node in child.breadcrumbs] == ["/", "/about/"]

    def test_a_draft_is_not_in_the_tree_and_neither_is_what_lies_below_it(self, about):
        child = InformationPageFactory(parent=about, slug="hours")
        about.unpublish()
        assert tree.snapshot().node(about.pk) is None
        assert tree.snapshot().node(child.pk) is None

    def test_a_deep_path_finds_the_deepest_page_and_what_is_left(self, about):
        node, rest = tree.snapshot().find("th", "about/hours/today/")
        assert (node.page_id, rest) == (about.pk, ["hours", "today"])

    @given(st.lists(st.sampled_from(["about", "hours", "today"]), max_size=6))
    def test_the_deepest_page_and_what_is_left_make_the_path(self, components):
        urls = ["/", "/about/", "/about/hours/"]
        path = "/".join(components)
        node, rest = tree_of(urls).find("th", path)
        assert [part for part in node.url.split("/") if part] + rest == components
        assert node.url == max((url for url in urls if f"/{path}/".startswith(url)), key=len)

    def test_a_path_of_many_components_costs_no_more_than_one_as_deep_as_the_tree(self, about, monkeypatch):
        tried = []

        class Urls(dict):
            def get(self, url):
                tried.append(url)
                return super().get(url)

        snapshot = tree.snapshot()
        monkeypatch.setitem(snapshot.__dict__, "_by_url", Urls(snapshot._by_url))
        node, rest = snapshot.find("th", "about/" + "a/" * 16_000)
        assert (node.page_id, len(rest)) == (about.pk, 16_000)
        assert len(tried) == 1

    def test_a_path_is_looked_for_in_the_tree_of_its_language_only(self, about):
        node, rest = tree.snapshot().find("en", "about/")
        assert (node.page_id, rest) == (english_of(about).pk, [])

    def test_an_alias_says_that_it_is_one(self, about):
        node = tree.snapshot().by_key(about.translation_key, "en")
        assert node.alias
        assert english_of(about).is_untranslated

    def test_the_pages_of_a_class_come_in_the_order_of_the_tree(self, thai_home, about):
        found = tree.snapshot().of_model(InformationPage, "th")
        assert [node.page_id for node in found] == [about.pk]


class TestRestrictedPages:
    def test_a_restriction_covers_everything_below_it_in_both_languages(self, about):
        child = InformationPageFactory(parent=about, slug="hours")
        restrict(about)
        for page in (about, child, english_of(about), english_of(child)):
            assert tree.snapshot().node(page.pk).restricted

    def test_a_restricted_page_is_in_no_menu_and_no_list_of_children(self, thai_home, about):
        restrict(about)
        for language in ("th", "en"):
            assert tree.snapshot().menu(language) == []
            assert tree.snapshot().of_model(InformationPage, language) == []
        assert thai_home.public_children == []

    def test_a_type_that_is_private_is_restricted_without_any_restriction(self, about, monkeypatch):
        monkeypatch.setattr(InformationPage, "private_by_type", True)
        tree.forget()
        assert tree.snapshot().node(about.pk).restricted
        assert not InformationPage.objects.public().exists()

    def test_public_leaves_out_what_lies_below_a_restriction(self, about):
        child = InformationPageFactory(parent=about, slug="hours")
        restrict(about)
        assert not InformationPage.objects.public().filter(pk__in=[about.pk, child.pk]).exists()


class TestGeneration:
    """The number in the database is raised by every change that readers see, once it is committed."""

    @pytest.fixture(autouse=True)
    def _commit_is_real(self, monkeypatch):
        monkeypatch.setattr(tree, "after_commit", transaction.on_commit)

    @pytest.fixture
    def raised(self, django_capture_on_commit_callbacks):
        def by(change):
            connection.run_on_commit.clear()  # it is raised once a transaction: what came before has been committed
            before = Generation.current()
            with django_capture_on_commit_callbacks(execute=True):
                change()
                assert Generation.current() == before, "raised before the commit"
            return Generation.current() > before

        return by

    @pytest.fixture
    def committed(self, about):
        """What was built so far counts as committed."""
        connection.run_on_commit.clear()
        tree.forget()

    def test_publishing_raises_it(self, raised, about):
        assert raised(lambda: about.save_revision().publish())

    def test_unpublishing_raises_it(self, raised, about):
        assert raised(about.unpublish)

    def test_moving_raises_it(self, raised, thai_home, about):
        child = InformationPageFactory(parent=about, slug="hours")
        assert raised(lambda: child.move(thai_home, pos="last-child"))

    def test_reordering_raises_it(self, raised, thai_home, about):
        other = InformationPageFactory(parent=thai_home, slug="other")
        assert raised(lambda: other.move(about, pos="left"))

    def test_deleting_raises_it(self, raised, about):
        assert raised(lambda: InformationPage.objects.get(pk=about.pk).delete())

    def test_restricting_raises_it_and_so_does_lifting(self, raised, about):
        made = []
        assert raised(lambda: made.append(restrict(about)))
        assert raised(made[0].delete)

    def test_changing_the_groups_of_a_restriction_raises_it(self, raised, about):
        restriction = restrict(about)
        assert raised(lambda: restriction.groups.add(Group.objects.first()))

    def test_a_topic_raises_it(self, raised):
        assert raised(TopicFactory)

    def test_a_holiday_raises_it(self, raised):
        assert raised(lambda: Holiday.objects.create(date="2026-12-05", name_th="วันพ่อ", name_en="Father's Day"))

    def test_saving_a_live_page_by_code_raises_it(self, raised, about):
        about.title = "ชื่อใหม่"
        assert raised(about.save)

    def test_saving_a_draft_of_a_live_page_does_not(self, raised, about):
        about.title = "ร่าง"
        assert not raised(about.save_revision)
        assert not raised(lambda: about.save_revision(overwrite_revision=about.latest_revision))

    def test_many_changes_in_one_transaction_raise_it_once(self, raised, about):
        before = Generation.current()
        assert raised(lambda: [InformationPageFactory(parent=about, slug=f"page-{number}") for number in range(3)])
        assert Generation.current() == before + 1

    def test_a_change_after_one_that_was_rolled_back_raises_it(self, raised, about):
        def change():
            with rolled_back():
                about.unpublish()
            TopicFactory()

        assert raised(change)

    def test_a_change_that_is_rolled_back_does_not(self, about):
        before = Generation.current()
        with rolled_back():
            about.unpublish()
        assert Generation.current() == before

    def test_a_change_that_is_rolled_back_leaves_no_trace_in_memory(self, about, committed):
        with rolled_back():
            about.unpublish()
            tree.snapshot()
        assert tree.snapshot().node(about.pk) is not None

    def test_facts_read_in_a_change_that_is_rolled_back_are_not_kept(self, committed):
        tree.snapshot()
        with rolled_back():
            topic = TopicFactory()
            assert topic.pk in tree.snapshot().facts("service_pages.topics")
        assert tree.snapshot().facts("service_pages.topics") == {}


class TestProcesses:
    def test_another_process_sees_a_change_at_its_next_request(self, about, monkeypatch):
        tree.snapshot()
        elsewhere = tree._shared.tree
        about.title = "ชื่อใหม่"
        about.save_revision().publish()
        tree._shared.tree = elsewhere  # the memory of a process that did not make the change
        assert tree.snapshot().node(about.pk).title == "ชื่อใหม่"

    def test_a_process_that_has_just_started_sees_the_same_tree(self, about):
        before = tree.snapshot()
        tree.forget()
        assert tree.snapshot().nodes == before.nodes

    def test_a_reader_costs_one_query(self, about, django_assert_num_queries):
        tree.snapshot()
        with django_assert_num_queries(1):
            tree.snapshot()

    def test_building_costs_the_same_number_of_queries_for_any_number_of_pages(self, thai_home):
        def cost():
            tree.forget()
            with CaptureQueriesContext(connection) as captured:
                tree.snapshot()
            return len(captured)

        few = cost()
        for number in range(12):
            InformationPageFactory(parent=thai_home, slug=f"page-{number}")
        assert cost() == few <= 6

    def test_a_tree_is_built_anew_after_a_minute_even_if_a_process_died_before_it_told(self, about, monkeypatch):
        old = tree.snapshot()
        monkeypatch.setattr(tree.time, "monotonic", lambda: old.built + tree.MAX_AGE_SECONDS + 1)
        assert tree.snapshot() is not old

    def test_a_request_sees_one_tree_from_beginning_to_end(self, about, rf):
        seen = []

        def view(request):
            seen.append(tree.snapshot())
            Generation.raise_now()
            seen.append(tree.snapshot())

        tree.TreeMiddleware(view)(rf.get("/"))
        assert seen[0] is seen[1]
        assert tree.snapshot() is not seen[0]


class TestRouting:
    def test_a_page_is_served_at_its_address_in_each_language(self, client, about):
        assert client.get("/about/").status_code == 200
        assert client.get("/en/about/").status_code == 200

    def test_an_address_below_a_page_that_routes_nothing_is_not_found(self, client, about):
        assert client.get("/about/more/").status_code == 404

    def test_an_address_without_its_last_slash_redirects(self, client, about):
        response = client.get("/about?x=1")
        assert (response.status_code, response["Location"]) == (301, "/about/?x=1")

    def test_a_page_that_was_just_deleted_is_not_found(self, client, about):
        tree.snapshot()
        generation = Generation.current()
        InformationPage.objects.filter(pk=about.pk).delete()
        Generation.objects.update(number=generation)
        assert client.get("/about/").status_code == 404

    def test_the_hooks_of_wagtail_are_run(self, client, about):
        from django.http import HttpResponse
        from wagtail import hooks

        with hooks.register_temporarily("before_serve_page", lambda *args: HttpResponse("from a hook")):
            assert client.get("/about/").content == b"from a hook"

    def test_a_restricted_page_leads_a_stranger_to_the_sign_in_page_of_its_language(self, client, about):
        restrict(about)
        assert client.get("/about/")["Location"] == "/login/?next=/about/"
        assert client.get("/en/about/")["Location"] == "/en/login/?next=/en/about/"
