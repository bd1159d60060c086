"""That some of a manual is in Thai on its English page is said once, at the top."""

import pytest

from manuals.editions.data import freeze
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.translations import translate_page
from tests.factories import CitizenManualPageFactory
from tests.manuals.stored import days, edition_of
from tests.manuals.web.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "/manuals/id-card-lost/"
NOTICE = 'class="notice language-notice"'
SAID_WITHIN = "What has not been translated yet is given in Thai."


def in_english(value):
    """Frozen data with something English wherever there are Thai words only."""
    if isinstance(value, dict) and set(value) == {"th", "en"}:
        return {"th": value["th"], "en": value["en"] or (value["th"] and "in English")}
    if isinstance(value, dict):
        return {name: in_english(inner) for name, inner in value.items()}
    return list(map(in_english, value)) if isinstance(value, list) else value


def title_untranslated(data):
    return data | {"manual": data["manual"] | {"title": data["manual"]["title"] | {"en": None}}}


def test_is_said_once_with_the_way_to_the_thai_page(client, site):
    edition_of(site.manual, 1, days(-5), title_untranslated(in_english(freeze(site.manual))))
    text = text_of(client, f"/en{ADDRESS}")
    assert text.count(NOTICE) == 1
    assert SAID_WITHIN not in text
    assert f'href="{ADDRESS}" hreflang="th"' in text.partition(NOTICE)[2].partition("</div>")[0]
    assert NOTICE not in text_of(client, ADDRESS)


def test_of_an_old_edition_leads_to_that_edition(client, site):
    data = in_english(freeze(site.manual))
    edition_of(site.manual, 1, days(-5), title_untranslated(data))
    edition_of(site.manual, 2, days(-1), data)
    notice = text_of(client, f"/en{ADDRESS}editions/1/").partition(NOTICE)[2].partition("</div>")[0]
    assert f'href="{ADDRESS}editions/1/" hreflang="th"' in notice
    assert NOTICE not in text_of(client, f"/en{ADDRESS}")


def test_is_not_said_of_words_that_the_page_has_got_or_lost_since(client, site):
    """What lacks a translation on the page of today says nothing of an edition, nor of the list of editions."""
    edition_of(site.manual, 1, days(-5), in_english(freeze(site.manual)))
    site.manual.goals = "เป้าหมายใหม่ที่ยังไม่มีคำแปล"
    site.manual.save_revision().publish()
    translate_page(site.manual, {"title": "Manual"})
    for tail in ("", "editions/", "editions/1/", "compare/"):
        assert NOTICE not in text_of(client, f"/en{ADDRESS}{tail}")


def test_of_a_manual_without_an_edition_is_what_the_page_itself_says(client, site):
    assert "language-notice" in text_of(client, f"/en/manuals/{untranslated(site).slug}/")


def untranslated(site):
    page = CitizenManualPageFactory(
        parent=site.manual_index, slug="house-move", title="ย้าย", services=[("service", "house-move")]
    )
    ensure_alias(page)
    return page


def test_of_a_booklet_is_said_where_the_thai_words_are(client, site):
    page = CitizenManualPageFactory(
        parent=site.manual_index, slug="centre", title="รวมเล่ม",
        services=[("service", "id-card-lost"), ("service", "house-move")],
    )  # fmt: skip
    ensure_alias(page)
    data = in_english(freeze(page))
    data["services"][1]["summary"]["en"] = None
    edition_of(page, 1, days(-5), data)
    assert NOTICE not in text_of(client, "/en/manuals/centre/")
    assert NOTICE not in text_of(client, "/en/manuals/centre/services/id-card-lost/")
    assert NOTICE in text_of(client, "/en/manuals/centre/services/house-move/")
