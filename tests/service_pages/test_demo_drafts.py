"""The unpublished drafts of the demonstration: each lacks what it says it lacks, and nobody outside the admin sees it."""

from collections import Counter

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from home.models import HomePage
from portal import tree
from portal.editorial.missing import missing_from
from portal.models import User
from search.models import SearchDocument
from service_pages import demo, demo_drafts
from service_pages.models import ServicePage
from service_pages.requirements import SERVICE
from service_pages.setup import ensure_index
from tests.factories import AgencyPageFactory, english_of

RECORDS = demo_drafts.records()
DRAFTS = 10
BOTH = ("th", "en")


@pytest.fixture(scope="module")
def ids_of_drafts(django_db_setup, django_db_blocker):
    """Their agencies and drafts, built once for the module, around the tests' own transactions; ids in their order."""
    outer = transaction.atomic()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        tree.forget()
        outer.__enter__()
        index = ensure_index(HomePage.objects.get(locale__language_code="th"))
        demo.build_topics()
        for code in dict.fromkeys(record["agency"] for record in RECORDS):
            AgencyPageFactory(parent=index, slug=code)
        ids = [page.pk for page in demo_drafts.build()]
    yield ids
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def drafts(ids_of_drafts, db) -> list[ServicePage]:
    return [ServicePage.objects.get(pk=pk).get_latest_revision_as_object() for pk in ids_of_drafts]


def gap(page: ServicePage, item) -> str:
    """As drafts.yaml writes it: ``fees``, ``row fees 2``, ``rows documents``, ``placeholder summary``."""
    if item.code == item.field:
        return item.code
    if not item.row:
        return f"{item.code} {item.field}"
    numbers = {row.id: number for number, row in enumerate(getattr(page, item.field), 1)}
    return f"{item.code} {item.field} {numbers[item.row]}"


def test_there_are_ten_and_none_is_a_published_service(drafts):
    assert len(drafts) == len({page.title for page in drafts}) == DRAFTS
    codes = {page.code for page in drafts if page.code}
    assert not any(
        f"code: {code}\n" in path.read_text(encoding="utf-8") for path in demo.service_files() for code in codes
    )


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("number", range(DRAFTS), ids=lambda number: RECORDS[number].get("code", "without-code"))
def test_the_editors_list_names_exactly_the_stated_gaps(drafts, number, language):
    with translation.override(language):
        found = missing_from(drafts[number])
    assert Counter(gap(drafts[number], item) for item in found) == Counter(RECORDS[number]["gaps"])
    own_words = [item.message.partition("“")[0] + item.message.rpartition("”")[2] for item in found]
    assert [any("ก" <= letter <= "๛" for letter in words) for words in own_words] == [language == "th"] * len(found)


def test_together_they_show_every_rule():
    gaps = {name for record in RECORDS for name in record["gaps"]}
    rules = {f"{need.code} {need.field}" if need.code else need.field for need in SERVICE}
    assert rules <= gaps
    assert {name.split()[0] for name in gaps - rules if " " in name} == {"row", "rows", "placeholder"}


def test_each_has_gaps_of_its_own():
    assert len({tuple(sorted(record["gaps"])) for record in RECORDS}) == DRAFTS
    assert all(record["gaps"] for record in RECORDS)


def test_an_editor_reads_them_beside_the_form(drafts, client):
    client.force_login(User.objects.create_superuser("chief", "chief@example.test"))
    for page, record in zip(drafts, RECORDS, strict=True):
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        for item in missing_from(page):
            assert escape(item.message) in html, (record["title"], item)


@pytest.mark.parametrize(
    "address",
    [
        "/services/",
        "/en/services/",
        "/services.json",
        "/services.csv",
        "/hsds/services",
        "/sitemap.xml",
        *(f"/services/{record['agency']}/" for record in RECORDS),
        *sorted({f"/services/topics/{code}/" for record in RECORDS for code in record.get("topics", ())}),
    ],
)
def test_no_public_page_names_one(drafts, client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    for page in drafts:
        assert page.title not in text
        assert f"/{page.slug}/" not in text


@pytest.mark.parametrize("language", BOTH)
def test_none_is_found_by_search(drafts, client, language):
    for page in drafts:
        results = client.get("/search.json", {"q": page.title, "lang": language}).json()["results"]
        assert page.slug not in [result["code"] for result in results]
    documents = SearchDocument.objects.filter(page_id__in=[page.pk for page in drafts])
    assert not documents.exists()


def test_none_is_served_at_its_address_in_either_language(drafts, client):
    for page in drafts:
        for language_page in (page, english_of(page)):
            assert not language_page.live
            assert not language_page.first_published_at
        agency = page.get_parent().slug
        for address in (
            f"/services/{agency}/{page.slug}/",
            f"/en/services/{agency}/{page.slug}/",
            f"/s/{page.slug}",
            f"/services/{page.slug}.json",
        ):
            assert client.get(address).status_code == 404, address
