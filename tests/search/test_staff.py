"""The staff's words, on every engine: found by those who may read them, and nowhere else a trace of them."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from portal.bilingual.aliases import ensure_alias
from portal.indexing import PUBLIC, STAFF
from search import consistency, finding, indexing
from search.models import SearchDocument
from search.spelling import speller
from tests.factories import UserFactory, english_of
from tests.manuals.handbook.conftest import Handbook

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10
# A word that no other page has, in each place where a section has words.
MAIN = re.compile("<main.*</main>", re.DOTALL)
WORD = "zanzibarite"


def main(response):
    return MAIN.search(response.content.decode())[0]


@pytest.fixture
def handbook(engine, site):
    handbook = Handbook.build(site.home)
    section = handbook.opening
    section.title = f"{WORD} เปิดห้อง"
    section.purpose = f"ก่อนเวลาเปิด {WORD} [[H-003]]"
    section.steps = [("step", {"title": f"เปิดตู้ {WORD}", "detail": "quartzlike"})]
    section.forms = [("form", {"title": "แบบ บค.77 feldsparform"})]
    section.internal_notes = "<p>ห้าม<b>micanote</b></p>"
    section.worked_cases = [("case", {"title": "gneisscase", "text": "เล่า"})]
    section.save_revision().publish()
    return handbook


@pytest.fixture
def search(client, handbook):
    """``search(words)``: the page that an officer gets, and the ids of the sections on it."""

    def search(words, address="/staff/search/", user=None):
        client.force_login(user or UserFactory(groups=["Staff"]))
        response = client.get(address, {"q": words})
        assert response.status_code == 200
        return response, [section.code for section in response.context["search"].sections]

    return search


@pytest.mark.parametrize(
    "words", [WORD, "quartzlike", "feldsparform", "บค.77", "micanote", "gneisscase", "H-001", "h001", "เปิดตู้"]
)
def test_a_section_is_found_by_all_that_it_says(search, words):
    assert search(words)[1][0] == "H-001"


@pytest.mark.parametrize("words", ["id-card-lost", "Did you report", "แจ้งความก่อนไหม", "0 4299 0101"])
def test_a_section_is_found_by_service_words_to_say_and_hand_over(search, words):
    assert search(words)[1][0] == "H-003"


def test_words_asked_for_are_marked_and_references_have_no_brackets(search):
    html = search(WORD)[0].content.decode()
    assert html.count(f"<mark>{WORD}</mark>") >= 2
    assert "[[" not in html


def test_english_finds_in_both_languages_and_leads_to_english_addresses(search):
    response, found = search("SECRETMARK", "/en/staff/search/")
    assert set(found) == {"H-002", "H-003"}
    html = response.content.decode()
    assert 'href="/en/staff/lost-card/"' in html
    assert '<span lang="th">' in html


def test_public_services_are_offered_for_the_counter(search, site):
    response, _found = search("id-card-lost")
    assert "id-card-lost" in [code for code, _node in response.context["search"].services]
    assert "/staff/counter/id-card-lost/" in response.content.decode()


@pytest.mark.parametrize(
    "words", ["", " ", "?", "x" * 5000, "*:*", "title:", "/.*/", "_exists_", "\u202e", '"', "ก " * 300]
)
def test_any_question_is_answered(search, words):
    assert search(words)[0].status_code == 200


def test_a_draft_is_not_found(search):
    assert "H-004" not in search("ร่าง")[1]


def test_an_unpublished_section_takes_those_below_it_along(search, handbook):
    handbook.opening.unpublish()
    assert search("คิว SECRETMARK")[1] == ["H-003"]


class TestNarrowed:
    """A section that a restriction keeps for some of the readers."""

    @pytest.fixture
    def narrowed(self, handbook):
        inner = Group.objects.create(name="Inner")
        restriction = PageViewRestriction.objects.create(page=handbook.opening, restriction_type="groups")
        restriction.groups.add(inner)
        return handbook.opening

    @pytest.mark.parametrize("address", ["/staff/search/", "/en/staff/search/"])
    def test_it_is_neither_shown_nor_counted_for_others(self, search, narrowed, address):
        response, found = search(WORD, address)
        assert found == []
        assert response.context["search"].findings.total == 0
        assert WORD not in MAIN.search(response.content.decode())[0]

    def test_what_is_below_it_neither(self, search, narrowed):
        assert search("SECRETMARK")[1] == ["H-003"]

    def test_those_for_whom_it_is_find_it(self, search, narrowed):
        assert search(WORD, user=UserFactory(groups=["Staff", "Inner"]))[1] == ["H-001"]

    def test_one_that_has_a_password_is_found_by_nobody_who_has_not_typed_it(self, search, handbook):
        PageViewRestriction.objects.create(page=handbook.opening, restriction_type="password", password="x")
        assert search(WORD)[1] == []

    def test_a_restriction_of_the_first_page_closes_all(self, search, handbook):
        handbook.index.view_restrictions.get().groups.remove(Group.objects.get(name="Staff"))
        assert search("SECRETMARK")[1] == []
        assert "H-003" in search("SECRETMARK", user=UserFactory(groups=["Heads"]))[1]

    def test_what_is_lifted_from_the_first_page_keeps_nobody_out(self, search, handbook):
        PageViewRestriction.objects.all().delete()
        assert search(WORD)[1] == ["H-001"]

    def test_a_restriction_of_the_english_page_alone_holds_in_both(self, search, handbook):
        ensure_alias(handbook.opening)
        english = english_of(handbook.opening)
        PageViewRestriction.objects.create(page=english, restriction_type="groups")
        assert search(WORD)[1] == search(WORD, "/en/staff/search/")[1] == []

    def test_the_answer_is_what_it_would_be_without_it(self, search, narrowed):
        def shape(words):
            return MAIN.search(search(words)[0].content.decode())[0]

        assert shape(WORD) == shape("nothingatall")


class TestNoTrace:
    """Whoever asks in public learns nothing of the staff's words."""

    WORDS = (WORD, "quartzlike", "feldsparform", "micanote", "gneisscase", "SECRETMARK")

    @pytest.mark.parametrize("word", WORDS)
    def test_no_public_question_finds_them(self, client, handbook, word):
        for language in ("th", "en"):
            answer = finding.find(word, language)
            assert (answer.total, answer.did_you_mean) == (0, None)
            assert not any(answer.facets.values())

    @pytest.mark.parametrize(
        "word", ["zanzibarit", "zanzibrite", "quartzlik", "feldspaform", "SECRETMARC", "zanz", "secretm"]
    )
    def test_no_slip_is_mended_with_them(self, client, handbook, word):
        for address in ("/search/", "/en/search/", "/search.json"):
            text = client.get(address, {"q": word}).content.decode().lower().replace(word.lower(), "")
            assert not [known for known in self.WORDS if known.lower() in text]

    def test_the_speller_knows_none(self, handbook):
        names = speller()
        assert not [word for word in self.WORDS if names.is_known(word.lower())]
        assert not [name for name in names.names for word in self.WORDS if word.lower() in name.lower()]

    def test_the_public_index_holds_none_of_their_documents(self, engine, handbook):
        staff = set(SearchDocument.objects.filter(audience=STAFF).values_list("pk", flat=True))
        assert len(staff) == 4
        assert set(engine.ids_and_hashes(STAFF)) == staff
        assert not staff & set(engine.ids_and_hashes(PUBLIC))

    def test_they_stay_out_of_it_when_all_is_built_anew(self, engine, handbook):
        indexing.rebuild()
        assert len(consistency.differences()) == 0
        self.test_the_public_index_holds_none_of_their_documents(engine, handbook)

    def test_sitemap_and_lists_name_none(self, client, handbook):
        for address in ("/sitemap.xml", "/services.json", "/hsds/services", "/robots.txt"):
            response = client.get(address)
            text = b"".join(response.streaming_content) if response.streaming else response.content
            assert not [word for word in self.WORDS if word.lower() in text.decode().lower()]


class TestWho:
    @pytest.mark.parametrize("address", ["/staff/search/?q=zanzibarite", "/en/staff/search/?q=zanzibarite"])
    def test_others_are_refused_as_at_every_address_of_the_handbook(self, client, handbook, address):
        nothing = address.replace("search", "nothing")
        door, other = client.get(address), client.get(nothing)
        assert door.status_code == other.status_code == 302
        assert door["Location"].replace("search", "nothing") == other["Location"]
        client.force_login(UserFactory(groups=["Editors dopa"]))
        assert client.get(address).status_code == client.get(nothing).status_code == 404

    def test_nobody_keeps_the_answer(self, search):
        response, _found = search(WORD)
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))

    def test_the_field_is_on_every_page_of_the_staff_and_not_on_paper(self, client, handbook):
        client.force_login(UserFactory(groups=["Staff"]))
        for address in ("/staff/", "/staff/opening/", "/staff/counter/", "/en/staff/search/"):
            assert 'class="staff-bar__search"' in client.get(address).content.decode(), address
        assert 'class="staff-bar__search"' not in client.get("/staff/print/").content.decode()


def test_a_search_that_does_not_answer_says_so(client, handbook, without_engine):
    client.force_login(UserFactory(groups=["Staff"]))
    response = client.get("/staff/search/", {"q": WORD})
    assert response.status_code == 200
    assert not response.context["search"].findings.is_available


@pytest.mark.parametrize(
    ("address", "note"),
    [("/staff/search/", "ขณะนี้ระบบค้นหาใช้วิธีสำรอง"), ("/en/staff/search/", "The search works in a simpler way")],
)
def test_the_database_answers_where_the_server_does_not_and_the_page_says_so(search, settings, address, note):
    assert note not in main(search(WORD, address)[0])
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    response, found = search(WORD, address)
    assert found == ["H-001"]
    assert note in main(response)


class TestReadings:
    """How a question is read, told in the reader's language as on the public page."""

    @pytest.mark.parametrize("words", [f'"{WORD} nothingatall"', '"nothingatall" quartzlike', f"“nothing” {WORD}"])
    def test_quotes_that_nothing_has_are_left_away_and_the_page_says_so(self, search, words):
        response, found = search(words, "/en/staff/search/")
        assert found == ["H-001"]
        assert "Nothing has exactly the words between the quotation marks" in main(response)

    def test_quotes_that_a_section_has_are_heeded(self, search):
        response, found = search('"SECRETMARK"', "/en/staff/search/")
        assert set(found) == {"H-002", "H-003"}
        assert "quotation marks" not in main(response)

    def test_what_was_typed_on_the_other_layout_is_found_and_told(self, search):
        response, found = search("[y9iskp", "/en/staff/search/")
        assert found[0] == "H-003"
        assert "บัตรหาย</span></strong>" in main(response)
        assert 'href="/en/staff/search/?q=%5By9iskp&amp;as=typed"' in main(response)

    def test_who_insists_is_taken_at_his_word(self, client, handbook, search):
        assert search("[y9iskp")[0].context["search"].findings.read_as
        response = client.get("/staff/search/", {"q": "[y9iskp", "as": "typed"})
        assert response.context["search"].findings.read_as is None

    @pytest.mark.parametrize("words", [f'"{WORD} x"', f'"{WORD}"'])
    def test_a_section_that_the_reader_may_not_see_has_no_say_in_it(self, search, handbook, words):
        inner = Group.objects.create(name="Inner")
        restriction = PageViewRestriction.objects.create(page=handbook.opening, restriction_type="groups")
        restriction.groups.add(inner)
        assert main(search(words)[0]) == main(search('"nothing atall"')[0])


@pytest.mark.parametrize("narrowed", [False, True])
def test_it_costs_few_queries(client, handbook, narrowed):
    """Three more where a restriction has to be asked."""
    if narrowed:
        PageViewRestriction.objects.create(page=handbook.queue, restriction_type="groups")
    client.force_login(UserFactory(groups=["Staff"]))
    client.get("/staff/search/", {"q": "SECRETMARK"})
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/staff/search/", {"q": "SECRETMARK"})
    assert len(response.context["search"].sections) == (1 if narrowed else 2)
    assert len(captured) <= MOST_QUERIES, "\n".join(query["sql"] for query in captured)
