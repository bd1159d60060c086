"""What the page of a service shows of its manual."""

import datetime

import pytest

from manuals.models.edition import RecordAhead
from portal import tree
from tests.factories import english_of
from tests.manuals.stored import days, edition_of
from tests.manuals.web.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def shown(client, page):
    return text_of(client, page.get_url())


def test_nothing_while_no_edition_is_in_force(client, site):
    edition_of(site.manual, 1, days(3))
    assert 'id="manual"' not in shown(client, site.translated)


def test_the_edition_in_force_its_files_and_the_qr_code(client, site):
    edition_of(site.manual, 1, days(-3))
    for page, prefix in ((site.translated, ""), (english_of(site.translated), "/en")):
        text = shown(client, page)
        assert f'href="{prefix}/manuals/id-card-lost/"' in text
        assert 'href="/manuals/id-card-lost/editions/1/sheet.pdf"' in text
        assert f'src="{prefix}/s/id-card-lost/qr.svg"' in text


def test_the_manual_is_in_the_contents_of_the_page_while_an_edition_is_in_force(client, site):
    def contents():
        return shown(client, site.translated).partition('class="contents"')[2].partition("</nav>")[0]

    assert 'href="#manual"' not in contents()
    edition_of(site.manual, 1, days(-3))
    entries = contents()
    assert 'href="#manual"' in entries
    assert entries.index('href="#manual"') < entries.index('href="#about-page"')


def test_a_quiet_notice_since_when_the_record_has_moved_on(client, site):
    edition_of(site.manual, 1, days(-3))
    assert "record-ahead" not in shown(client, site.translated)
    RecordAhead.objects.create(
        manual=site.manual.translation_key,
        service=site.translated.translation_key,
        number=1,
        since=datetime.date(2026, 11, 22),
    )
    tree.changed()
    assert "22 พฤศจิกายน 2569" in shown(client, site.translated).partition('class="record-ahead"')[2].replace(
        "\u00a0", " "
    )
    assert "record-ahead" not in shown(client, site.untranslated)


def test_an_announced_edition_with_its_day(client, site):
    edition_of(site.manual, 1, days(-3))
    edition_of(site.manual, 2, days(30))
    text = shown(client, english_of(site.translated))
    assert 'href="/en/manuals/id-card-lost/editions/2/"' in text
    assert "Edition 2 of the manual takes effect on" in text


def test_the_qr_code_of_a_service_is_a_picture_that_may_be_kept(client, site):
    response = client.get("/en/s/id-card-lost/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "max-age" in response["Cache-Control"]
    assert response.content.startswith(b"<svg")
    assert response.content != client.get("/s/id-card-lost/qr.svg").content


def test_there_is_no_qr_code_of_what_is_no_public_service(client, site):
    for code in ("nothing", "dopa", "manuals"):
        assert client.get(f"/s/{code}/qr.svg").status_code == 404
