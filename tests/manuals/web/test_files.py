"""The PDFs of editions: where they are, how long they may be kept, who gets them."""

import pytest
from wagtail.models import PageViewRestriction

from manuals.models.edition import EditionFile
from tests.manuals.stored import days, edition_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "/manuals/id-card-lost/"


@pytest.fixture
def manual(site):
    edition_of(site.manual, 1, days(-100))
    edition_of(site.manual, 2, days(-10))
    return site.manual


def body_of(response):
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(("prefix", "language"), [("", "th"), ("/en", "en")])
@pytest.mark.parametrize(("name", "kind"), [("manual", "manual"), ("sheet", "sheet")])
def test_a_file_is_handed_out_in_the_language_of_the_address(client, manual, prefix, language, name, kind):
    response = client.get(f"{prefix}{ADDRESS}editions/2/{name}.pdf")
    file = EditionFile.objects.get(edition__number=2, kind=kind, language=language)
    assert body_of(response) == file.file.open("rb").read()
    assert response["Content-Type"] == "application/pdf"
    assert f"id-card-lost-2-{name}-{language}.pdf" in response["Content-Disposition"]
    assert "immutable" in response["Cache-Control"]
    assert response["ETag"] == f'"{file.sha256}"'


def test_search_engines_are_asked_to_keep_that_of_the_edition_in_force_only(client, manual):
    assert client.get(f"{ADDRESS}editions/1/manual.pdf")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"{ADDRESS}editions/2/manual.pdf")


def test_the_address_without_an_edition_leads_to_the_file_in_force(client, manual):
    response = client.get(f"/en{ADDRESS}sheet.pdf")
    assert (response.status_code, response["Location"]) == (302, f"/en{ADDRESS}editions/2/sheet.pdf")


def test_who_has_the_file_already_is_told_so_and_gets_none(client, manual):
    first = client.get(f"{ADDRESS}editions/1/manual.pdf")
    for held in (first["ETag"], f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*"):
        again = client.get(f"{ADDRESS}editions/1/manual.pdf", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        for name in ("ETag", "Cache-Control", "X-Robots-Tag"):
            assert again[name] == first[name]
    other = client.get(f"{ADDRESS}editions/2/manual.pdf", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_a_file_that_the_edition_in_force_has_not_is_not_found_at_once_with_those_it_has(client, manual):
    for tail in ("booklet.pdf", "x.pdf", "editions/2/x.pdf"):
        response = client.get(ADDRESS + tail)
        assert response.status_code == 404
        assert f'href="{ADDRESS}editions/2/manual.pdf"' in response.content.decode()


@pytest.mark.parametrize(
    "tail", ["editions/2/booklet.pdf", "editions/2/x.pdf", "editions/9/manual.pdf", "editions/2/sheet-house-move.pdf"]
)
def test_a_file_that_there_is_not_is_not_found_with_a_sentence(client, manual, tail):
    response = client.get(ADDRESS + tail)
    assert response.status_code == 404
    assert 'class="lead"' in response.content.decode()


@pytest.mark.parametrize("address", ["/services/manual.pdf", "/x.pdf", "/manuals/manual.pdf", "/about/manual.pdf"])
def test_other_pages_have_no_files(client, manual, address):
    assert client.get(address).status_code == 404


def test_those_of_a_private_manual_ask_who_is_there(client, manual):
    PageViewRestriction.objects.create(page=manual, restriction_type="login")
    for prefix in ("", "/en"):
        for tail in (
            "editions/2/manual.pdf",
            "manual.pdf",
            "x.pdf",
            "editions/9/",
            "?on=2500-01-01",
            "editions/1/",
            "compare/",
            "editions/",
        ):
            response = client.get(f"{prefix}{ADDRESS}{tail}")
            assert response.status_code == 302, tail
            assert "/login/?next=" in response["Location"]


def test_a_reader_of_a_private_manual_keeps_no_copy_in_shared_caches(client, manual):
    from tests.factories import UserFactory

    PageViewRestriction.objects.create(page=manual, restriction_type="login")
    client.force_login(UserFactory())
    assert client.get(f"{ADDRESS}editions/2/manual.pdf")["Cache-Control"].startswith("private, no-store")


def test_a_file_whose_bytes_are_gone_is_not_found(client, manual):
    for file in EditionFile.objects.filter(edition__number=2):
        file.file.storage.delete(file.file.name)
    assert client.get(f"{ADDRESS}editions/2/manual.pdf").status_code == 404
