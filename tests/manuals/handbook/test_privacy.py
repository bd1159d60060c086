"""Nobody without the right ever learns that a section exists: pages, files, admin, side doors."""

import re
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)
from wagtail.permissions import policy_registry

from manuals.handbook.rights import READERS
from manuals.handbook.setup import ensure_collection, ensure_handbook
from manuals.models import HandbookIndexPage, HandbookPage
from portal.tree import snapshot
from portal.views.errors import words_of_address
from service_pages.models import AgencyTeam
from tests.factories import UserFactory, english_of
from tests.manuals.handbook.conftest import SECRET
from tests.service_pages.test_rights_matrix import WITHOUT_ARGUMENTS, text_of
from tests.service_pages.two_agencies import document_in, image_in

pytestmark = pytest.mark.django_db

UNKNOWN = ["/staff/nothing/", "/staff/nothing/at/all/", "/staff/lost-card/nothing/"]
KNOWN = [
    "/staff/", "/staff/lost-card/", "/staff/opening/queue/", "/staff/draft/", "/staff/print/", "/staff/read-receipts/",
    "/staff/read-receipts/csv/", "/staff/lost-card/print/", "/staff/lost-card/read/", "/staff/search/",
]  # fmt: skip
ADDRESSES = [f"{prefix}{address}" for address in KNOWN + UNKNOWN for prefix in ("", "/en")]
# Differs from answer to answer: tokens of forms, ids of blocks, numbers of sessions in which a page is edited.
CHANGING = re.compile(
    r"\b[A-Za-z0-9]{64}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|editing-sessions/(?:ping/wagtailcore/page/\d+|release)/\d+"
)
METHODS = ["get", "head", "post", "put", "options"]


def assert_alike(response, address, other, other_address):
    """Two answers are the same, to the last header, but for the address that was asked for."""
    assert response.status_code == other.status_code, address
    assert without(response, address) == without(other, other_address)
    assert list(response.headers.items()) == list(other.headers.items()), address
    assert without(response, address) == without(other, other_address)


def without(response, address):
    """The body without the words of the address, which the search field of a 404 offers."""
    text = CHANGING.sub("", response.content.decode())
    for form in (address, unquote(address), f'value="{words_of_address(address)}"'):
        text = text.replace(form, "…")
    return text


@pytest.fixture
def all_rights_but_one(handbook):
    """Somebody who may do everything with every page and file, and may not read the handbook."""
    group = Group.objects.create(name="Whole site")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    for home in Page.objects.filter(depth=2):
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__endswith="_page"):
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    return UserFactory(groups=["Whole site"])


class TestBelowStaff:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_a_stranger_is_asked_to_sign_in_whatever_is_there(self, client, handbook, address):
        door = "/en/login/" if address.startswith("/en/") else "/login/"
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"{door}?next={address}")
        assert SECRET not in text_of(response)

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize("groups", [[], ["Translators"], ["Publishers dopa"], ["Editors dopa"]])
    def test_others_get_the_same_404_whatever_is_there(self, client, handbook, address, groups):
        client.force_login(UserFactory(groups=groups))
        response = client.get(address)
        assert response.status_code == 404
        assert SECRET not in response.content.decode()

    @pytest.mark.parametrize("method", METHODS)
    def test_headers_tell_nothing(self, client, handbook, method):
        def headers(address):
            response = getattr(client, method)(address)
            shown = {
                name: value for name, value in response.headers.items() if name not in ("Location", "Content-Length")
            }
            return response.status_code, shown

        for user in (None, UserFactory()):
            if user:
                client.force_login(user)
            assert headers("/staff/lost-card/") == headers("/staff/lost-cars/")

    def test_the_404_is_that_of_any_address(self, client, handbook):
        client.force_login(UserFactory())
        pages = [client.get(address).content.decode() for address in ("/staff/lost-card/", "/other/lost-card/")]
        assert pages[0].replace("/staff/", "/other/") == pages[1]

    def test_unknown_costs_a_stranger_what_known_costs(self, client, handbook):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        costs = []
        for address in ("/staff/lost-card/", "/staff/nothing/", "/staff/draft/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            costs.append(len(captured))
        assert len(set(costs)) == 1

    @pytest.mark.parametrize("address", ["/staff/", "/staff/lost-card/", "/staff/nothing/"])
    def test_nothing_is_kept_by_any_cache(self, client, handbook, officer, address):
        for user in (None, UserFactory(), officer):
            if user:
                client.force_login(user)
            response = client.get(address)
            assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
            assert "ETag" not in response
            assert "Last-Modified" not in response

    def test_the_permission_decides_even_without_any_restriction(self, client, handbook):
        PageViewRestriction.objects.all().delete()
        assert client.get("/staff/lost-card/").status_code == 302
        client.force_login(UserFactory())
        assert client.get("/staff/lost-card/").status_code == 404

    @pytest.mark.parametrize("kind", ["groups", "password"])
    def test_a_restriction_decides_even_with_the_permission(self, client, handbook, officer, kind):
        PageViewRestriction.objects.create(page=handbook.opening, restriction_type=kind, password="x")
        client.force_login(officer)
        for address in ("/staff/opening/", "/staff/opening/print/", "/staff/opening/read/", "/staff/opening/queue/"):
            for method in METHODS:
                narrowed, unknown = (
                    getattr(client, method)(each) for each in (address, address.replace("opening", "nothing"))
                )
                assert narrowed.status_code == 404
                assert_alike(narrowed, address, unknown, address.replace("opening", "nothing"))
        assert client.get("/staff/lost-card/").status_code == 200
        assert handbook.opening.title not in client.get("/staff/").content.decode()

    def test_a_stranger_is_asked_to_sign_in_at_a_restricted_section_too(self, client, handbook):
        PageViewRestriction.objects.create(page=handbook.opening, restriction_type="groups")
        assert client.get("/staff/opening/")["Location"] == "/login/?next=/staff/opening/"

    def test_who_has_lost_the_right_is_refused_at_once(self, client, handbook, officer):
        client.force_login(officer)
        assert client.get("/staff/").status_code == 200
        officer.groups.clear()
        assert client.get("/staff/").status_code == 404

    @pytest.mark.parametrize("group", READERS)
    def test_each_group_of_readers_comes_in(self, client, handbook, group):
        client.force_login(UserFactory(groups=[group]))
        for address in ("/staff/", "/en/staff/lost-card/"):
            assert client.get(address).status_code == 200


class TestFromItsCreation:
    def test_both_trees_carry_the_restriction(self, handbook):
        for page in (handbook.index, english_of(handbook.index)):
            restriction = PageViewRestriction.objects.get(page=page)
            assert restriction.restriction_type == "groups"
            assert set(restriction.groups.values_list("name", flat=True)) == set(READERS)

    def test_so_does_one_that_an_editor_makes(self, site, handbook):
        handbook.index.delete()
        index = HandbookIndexPage(title="คู่มือ", slug="staff", locale=site.home.locale, live=False)
        site.home.add_child(instance=index)
        assert index.view_restrictions.count() == 1

    def test_making_it_again_changes_nothing(self, handbook):
        assert ensure_handbook() == handbook.index
        assert Collection.objects.filter(name__contains="Staff handbook").count() == 1

    def test_it_is_not_in_the_menu(self, client, handbook):
        assert "/staff/" not in client.get("/").content.decode()


class TestPublicPlaces:
    def test_no_public_page_or_list_names_it(self, client, site, handbook):
        site.information.body = [
            ("paragraph", f'<p><a linktype="page" id="{handbook.opening.pk}">ที่นี่</a></p>'),
            ("link", {"page": handbook.opening, "address": "", "label": ""}),
        ]
        site.information.save_revision().publish()
        lists = [
            "/sitemap.xml", "/services.json", "/services.csv", "/hsds/services", "/search/?q=x", "/en/search/?q=x",
            "/search.json?q=secretmark", "/search.json?q=secretmark&lang=en",
            "/search/suggest.json?q=secretmark", "/robots.txt", "/nothing/",
        ]  # fmt: skip
        for address in [*site.addresses, *lists]:
            text = text_of(client.get(address))
            assert SECRET not in text, address
            assert "/staff/" not in text, address

    def test_it_is_indexed_for_staff_alone(self, handbook):
        from search.models import SearchDocument

        documents = SearchDocument.objects.filter(title__contains=SECRET)
        assert set(documents.values_list("audience", flat=True)) == {"staff"}
        assert handbook.opening.search_document().audience == "staff"
        assert handbook.index.search_document() is None

    def test_code_that_lists_public_pages_leaves_it_out(self, handbook):
        assert not HandbookPage.objects.all().public().exists()
        assert not [node for node in snapshot().children(snapshot().home("th")) if "staff" in node.url]
        assert snapshot().of_model(HandbookPage, "th") == []

    def test_an_old_address_leads_nowhere(self, client, handbook):
        handbook.opening.slug = "renamed"
        handbook.opening.save_revision().publish()
        assert client.get("/staff/opening/")["Location"] == "/login/?next=/staff/opening/"


class TestFiles:
    @pytest.fixture
    def files(self, handbook):
        below = ensure_collection().add_child(name="แบบ")
        return [document_in(below), document_in(ensure_collection())], [image_in(below), image_in(ensure_collection())]

    def addresses(self, files):
        documents, images = files
        for image in images:
            yield from (image.file.url, image.get_rendition("width-20").url)
        yield from (document.url for document in documents)

    @pytest.mark.parametrize("restricted", [True, False])
    @pytest.mark.parametrize("groups", [None, [], ["Translators"], ["Publishers dopa"]])
    def test_nobody_without_the_right_gets_one(self, client, files, groups, restricted):
        if not restricted:
            CollectionViewRestriction.objects.all().delete()
        if groups is not None:
            client.force_login(UserFactory(groups=groups))
        for address in self.addresses(files):
            for headers in (
                {},
                {"HTTP_IF_NONE_MATCH": "*"},
                {"HTTP_IF_MODIFIED_SINCE": "Tue, 01 Jan 2199 00:00:00 GMT"},
            ):
                for method in METHODS:
                    response = getattr(client, method)(address, **headers)
                    assert response.status_code == 404, address
                    for nothing in self.like(address):
                        assert_alike(response, address, getattr(client, method)(nothing, **headers), nothing)

    def like(self, address):
        """Addresses of the same length at which there is nothing: another name, and another id of a document."""
        yield address[:-5] + ("x" if address[-5] != "x" else "y") + address[-4:]
        if address.startswith("/documents/"):
            pk, name = address.removeprefix("/documents/").split("/")
            yield f"/documents/{'9' * len(pk)}/{name}"

    def test_officers_get_them_and_no_cache_keeps_them(self, client, files, officer):
        client.force_login(officer)
        for address in self.addresses(files):
            response = client.get(address)
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]

    def test_no_cache_keeps_them_without_the_restriction_either(self, client, files, officer):
        CollectionViewRestriction.objects.all().delete()
        client.force_login(officer)
        for address in self.addresses(files):
            assert "no-store" in client.get(address)["Cache-Control"]

    def test_a_file_that_is_moved_out_is_open(self, client, files):
        document = files[0][0]
        document.collection = Collection.get_first_root_node()
        document.save()
        assert client.get(document.url).status_code == 200

    def test_a_public_page_does_not_name_one(self, client, site, files):
        CollectionViewRestriction.objects.all().delete()
        document, image = files[0][0], files[1][0]
        site.information.body = [
            ("document", {"document": document, "label": ""}),
            ("picture", {"image": image, "caption": ""}),
            ("paragraph", f'<p><a linktype="document" id="{document.pk}">แบบ</a></p>'),
        ]
        site.information.save_revision().publish()
        html = client.get(site.information.get_url()).content.decode()
        assert document.url not in html
        assert document.title not in html
        assert "/media/" not in html

    def test_a_section_shows_its_own(self, client, handbook, files, officer):
        document, image = files[0][0], files[1][0]
        page = handbook.opening
        page.forms = [("form", {"title": "แบบบันทึก", "document": document})]
        page.pictures = [("picture", {"image": image, "caption": "ตรา"})]
        page.save_revision().publish()
        client.force_login(officer)
        html = client.get(page.get_url()).content.decode()
        assert document.url in html
        assert "/media/" in html


class TestTheAdmin:
    """Somebody with every right over pages, and without the right to read the handbook; every address: tests/manuals/privacy."""

    @pytest.mark.parametrize("route", WITHOUT_ARGUMENTS)
    def test_no_list_names_a_section_to_translators(self, client, handbook, route):
        client.force_login(UserFactory(groups=["Translators"]))
        for query in ("", "?q={0}&search={0}".format(SECRET.lower())):
            assert SECRET not in text_of(client.get(f"/{route}{query}")), query

    def test_the_explorer_counts_and_lists_none(self, client, site, handbook, all_rights_but_one):
        client.force_login(all_rights_but_one)
        html = client.get(f"/admin/pages/{site.home.pk}/").content.decode()
        assert SECRET not in html
        assert f"/admin/pages/{handbook.index.pk}/" not in html

    def test_none_can_be_changed_moved_or_made(self, client, site, handbook, all_rights_but_one):
        page = handbook.opening
        rights = page.permissions_for_user(all_rights_but_one)
        assert not any(
            [rights.can_edit(), rights.can_publish(), rights.can_delete(), rights.can_move(), rights.can_copy()]
        )
        assert not handbook.index.permissions_for_user(all_rights_but_one).can_add_subpage()

    def test_who_is_asked_to_review_a_section_may_not_edit_it(self, site, handbook):
        reviewer = UserFactory(groups=["Publishers dopa"])
        AgencyTeam.of(site.agency).workflow.start(handbook.draft, UserFactory())
        assert not HandbookPage.objects.get(pk=handbook.draft.pk).permissions_for_user(reviewer).can_edit()
        reader = UserFactory(groups=["Publishers dopa", "Staff"])
        assert HandbookPage.objects.get(pk=handbook.draft.pk).permissions_for_user(reader).can_edit()

    @pytest.mark.parametrize("make", [document_in, image_in])
    def test_rights_over_all_files_end_at_the_collection(self, handbook, make):
        root, kept = Collection.get_first_root_node(), ensure_collection().add_child(name="แบบ")
        public, private = make(root), make(kept)
        group = Group.objects.create(name="All files")
        for permission in Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs")):
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
        policy = policy_registry.get_by_type(type(public))
        for groups, seen in ((["All files"], {public}), (["All files", "Staff"], {public, private})):
            user = UserFactory(groups=groups)
            assert set(policy.instances_user_has_permission_for(user, "change")) == seen
            assert policy.user_has_permission_for_instance(user, "change", private) == (private in seen)
            assert (kept in policy.collections_user_has_permission_for(user, "add")) == (private in seen)

    def test_no_screen_tells_that_a_section_refers_to_a_page_or_file(self, client, site, handbook, all_rights_but_one):
        root = Collection.get_first_root_node()
        for permission in Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs")):
            group = Group.objects.get(name="Whole site")
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
        document, image, page = document_in(root, "แบบเปิด"), image_in(root), site.information
        screens = [
            f"/admin/pages/{page.pk}/usage/", f"/admin/pages/{page.pk}/usage/?describe_on_delete=1",
            f"/admin/pages/{page.pk}/delete/", f"/admin/pages/{page.pk}/unpublish/",
            f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}",
            "/admin/documents/", "/admin/documents/?ordering=-usage_count", "/admin/documents/?usage_count_min=1",
            f"/admin/documents/edit/{document.pk}/", f"/admin/documents/delete/{document.pk}/",
            f"/admin/documents/usage/{document.pk}/", f"/admin/bulk/portal/portaldocument/delete/?id={document.pk}",
            "/admin/documents/chooser/", "/admin/images/", "/admin/images/?layout=list",
            "/admin/images/?ordering=-usage_count", "/admin/images/?usage_count_min=1",
            f"/admin/images/{image.pk}/", f"/admin/images/{image.pk}/delete/", f"/admin/images/usage/{image.pk}/",
            f"/admin/bulk/portal/portalimage/delete/?id={image.pk}", "/admin/images/chooser/",
        ]  # fmt: skip

        def shown(user):
            client.force_login(user)
            answers = {address: client.get(address) for address in screens}
            assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(screens, 200)
            return {address: CHANGING.sub("", text_of(answer)) for address, answer in answers.items()}

        administrator = UserFactory(groups=["Administrators"])
        before, before_for_readers = shown(all_rights_but_one), shown(administrator)
        section = handbook.opening
        section.forms = [("form", {"title": "แบบ", "document": document})]
        section.pictures = [("picture", {"image": image, "caption": "ตรา"})]
        section.internal_notes = f'<p><a linktype="page" id="{page.pk}">ที่นี่</a></p>'
        section.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(section)
        after, after_for_readers = shown(all_rights_but_one), shown(administrator)
        assert [address for address in screens if before[address] != after[address]] == []
        assert len([address for address in screens if before_for_readers[address] != after_for_readers[address]]) > 15

    def test_editors_of_the_handbook_work_on_it_and_nowhere_else(self, client, site, handbook):
        editor = UserFactory(groups=["Handbook editors"])
        client.force_login(editor)
        for page in (handbook.opening, english_of(handbook.lost_card)):
            assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
            assert page.permissions_for_user(editor).can_publish()
        assert client.get(f"/admin/pages/{site.information.pk}/edit/").status_code == 302
        assert not handbook.index.permissions_for_user(editor).can_delete()

    def test_administrators_edit_it_and_officers_never_come_into_the_admin(self, client, handbook, officer):
        client.force_login(UserFactory(groups=["Administrators"]))
        assert client.get(f"/admin/pages/{handbook.opening.pk}/edit/").status_code == 200
        client.force_login(officer)
        assert client.get(f"/admin/pages/{handbook.opening.pk}/edit/").status_code == 302

    def test_translators_do_not_translate_it(self, handbook):
        translator = UserFactory(groups=["Translators"])
        for page in (handbook.lost_card, english_of(handbook.lost_card)):
            assert not page.permissions_for_user(translator).can_edit()

    def test_an_alias_elsewhere_is_refused(self, client, site, handbook):
        client.force_login(UserFactory(is_superuser=True))
        client.post(
            f"/admin/pages/{handbook.opening.pk}/copy/",
            {"new_title": "x", "new_slug": "x", "new_parent_page": site.home.pk, "alias": "on"},
        )
        assert HandbookPage.objects.filter(slug="x").count() == 0


def test_every_address_below_staff_is_tried():
    """A route that is added to the pages of the handbook must be among the addresses above."""
    routes = {
        str(pattern.pattern).strip("^$/")
        for model in (HandbookIndexPage, HandbookPage)
        for pattern in model.get_subpage_urls()
    }
    assert routes == {"", "print", "read", "read-receipts", "read-receipts/csv"}


def test_its_words_are_in_no_mail(handbook, mailoutbox):
    handbook.opening.title = f"{SECRET} ใหม่"
    handbook.opening.save_revision().publish()
    assert not [mail for mail in mailoutbox if SECRET in mail.subject + mail.body]
