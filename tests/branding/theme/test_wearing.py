"""The site wears the published theme at the next request, for no more queries, and keeps what pages may still ask for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from branding.models import Theme, ThemeLink, ThemeSheet
from branding.theme.tokens import defaults
from portal import look
from portal.pictures import SHAPES
from portal.pictures.making import make

pytestmark = pytest.mark.django_db


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_without_a_theme_there_is_no_sheet(client):
    text = client.get("/").content.decode()
    assert "/brand/theme-" not in text
    assert look.current().stylesheet == ""


def test_a_draft_is_worn_by_nobody(client, theme):
    theme.primary = "#5c1a3a"
    theme.save_revision()
    assert "/brand/theme-" not in client.get("/").content.decode()


def test_the_default_theme_has_no_sheet(client, wear):
    wear()
    assert "/brand/theme-" not in client.get("/").content.decode()
    assert look.current().colours == defaults()["light"]


def test_every_page_wears_it_after_the_portals_own_sheet(client, wear):
    wear(primary="#5c1a3a", accent="#f5a9c8", link="#7a1f4d")
    for address in ("/", "/en/", "/search/"):
        text = client.get(address).content.decode()
        assert f'<link rel="stylesheet" href="{look.current().stylesheet}">' in text
        assert text.index("portal.css") < text.index("/brand/theme-")
        assert '<meta name="theme-color" content="#5c1a3a" media="(prefers-color-scheme: light)">' in text


def test_it_costs_no_query(client, wear, picture):
    before = queries(client, "/")
    wear(primary="#5c1a3a", hero=picture(), footer_th="ท้ายหน้า", footer_en="The foot")
    assert queries(client, "/") == before


def test_the_sheet_is_public_and_for_ever(client, wear):
    wear(primary="#5c1a3a")
    address = look.current().stylesheet
    response = client.get(address)
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--color-primary:#5c1a3a;" in response.content.decode()
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")


def test_an_earlier_sheet_still_answers(client, wear, theme):
    wear(primary="#5c1a3a")
    earlier = look.current().stylesheet
    wear(primary="#123c73")
    assert look.current().stylesheet != earlier
    assert "#5c1a3a" in client.get(earlier).content.decode()
    Theme.objects.get().unpublish()
    assert "/brand/theme-" not in client.get("/").content.decode()
    assert client.get(earlier).status_code == 200


def test_a_sheet_made_by_another_version_is_kept_when_it_goes(client, wear, theme):
    wear(primary="#5c1a3a")
    earlier = look.current().stylesheet
    ThemeSheet.objects.all().delete()
    assert client.get(earlier).status_code == 200
    wear(primary="#123c73")
    assert client.get(earlier).status_code == 200


@pytest.mark.parametrize("name", ["0123456789abcdef", "0123", "0123456789ABCDEF", "../../etc/passwd"])
def test_a_sheet_that_never_was_is_not_found(client, name):
    assert client.get(f"/brand/theme-{name}.css").status_code == 404


def test_words_and_links_of_the_footer_in_both_languages(client, wear, theme):
    theme.links.add(ThemeLink(label_th="เฟซบุ๊ก", label_en="Facebook", url="https://www.facebook.com/example"))
    wear(footer_th="เปิดรับ <b>ทุกคน</b>", footer_en="Open to everybody")
    thai, english = (client.get(address).content.decode() for address in ("/", "/en/"))
    assert "เปิดรับ &lt;b&gt;ทุกคน&lt;/b&gt;" in thai
    assert "เฟซบุ๊ก</a>" in thai
    assert "Open to everybody" in english
    assert "Facebook</a>" in english
    assert 'href="https://www.facebook.com/example"' in thai


def test_papers_have_the_same_colours(wear):
    wear(primary="#5c1a3a", accent="#f5a9c8")
    assert look.current().colours["primary"] == "#5c1a3a"
    assert look.current().colours["accent"] == "#f5a9c8"
    assert set(look.COLOURS) <= set(look.current().colours)


def test_the_picture_is_on_the_home_page_with_its_size_and_words(client, wear, picture):
    hall = picture()
    wear(hero=hall)
    make(hall, SHAPES["wide"])
    thai, english = (client.get(address).content.decode() for address in ("/", "/en/"))
    for text, words in ((thai, "โถงให้บริการ"), (english, "The service hall")):
        part = text[text.index('class="hero-picture"') :].partition("</div>")[0]
        assert f'alt="{words}"' in part
        assert 'width="1280"' in part
        assert 'height="720"' in part
        assert "image/avif" in part
        assert "image/webp" in part


def test_a_picture_that_becomes_private_is_shown_no_longer(client, wear, picture):
    hall = picture()
    wear(hero=hall)
    assert "hero-picture" in client.get("/").content.decode()
    hall.collection = picture(private=True).collection
    hall.save()
    assert "hero-picture" not in client.get("/").content.decode()


def test_a_picture_that_is_deleted_leaves_the_page(client, wear, picture):
    hall = picture()
    wear(hero=hall)
    hall.delete()
    assert "hero-picture" not in client.get("/").content.decode()


def test_the_devices_own_font_loads_none(client, wear):
    wear(font="device")
    text = client.get("/").content.decode()
    assert "sarabun-400" not in text
    assert "--font:system-ui" in client.get(look.current().stylesheet).content.decode()


def test_the_theme_is_called_in_the_readers_language(theme):
    with override("en"):
        assert str(theme) == "Theme of the site"
