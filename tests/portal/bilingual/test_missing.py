"""A partly translated page says at its top which parts are in Thai only; a fully translated one does not."""

import re

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from portal.bilingual.translations import translate_page
from portal.models import MissingText
from portal.templatetags.portal_tags import anchor
from tests.portal.bilingual.conftest import english, fresh, publish, service, step

pytestmark = pytest.mark.django_db
NOTICE = "These parts are in Thai only"


def paths(page):
    return set(MissingText.objects.filter(page=english(page)).values_list("path", flat=True))


def read(client, page):
    return client.get(english(page).get_url()).content.decode()


@pytest.fixture
def partly(agency):
    """A service with its title in English; summary, common name and step are not."""
    steps = [("step", {"title": "ยื่นคำขอ", "detail": "", "duration": 5, "unit": "minute", "responsible": "1111"})]
    page = service(agency, common_names="บัตรหาย", steps=steps)
    translate_page(page, {"title": "ID card"})
    return fresh(page)


def test_what_has_no_english_is_written_down_at_publication(partly):
    assert paths(partly) == {"summary", "common_names", f"steps.{partly.steps[0].id}.title"}


def test_the_notice_names_the_parts_and_every_link_of_it_leads_somewhere(client, partly):
    text = read(client, partly)
    notice = text.partition("language-notice")[2].partition("</div>")[0]
    assert NOTICE in notice
    links = dict(re.findall(r'<a href="#([^"]+)">([^<]+)</a>', notice))
    assert links == {"summary": "Summary", anchor(partly.steps[0].id): "Steps", "about-page": "About this page"}
    assert [anchor for anchor in links if f'id="{anchor}"' not in text] == []


def test_the_thai_page_has_no_notice(client, partly):
    assert "language-notice" not in client.get(partly.get_url()).content.decode()


def test_a_page_translated_as_a_whole_has_no_notice(client, partly):
    translate_page(partly, {"summary": "A new card", "common_names": "lost card", "ยื่นคำขอ": "Apply"})
    assert paths(partly) == set()
    assert "language-notice" not in read(client, partly)


def test_an_alias_has_the_notice_for_the_whole_page_alone(client, card):
    text = read(client, card)
    assert "This page is not available in English yet" in text
    assert NOTICE not in text


def test_a_translation_without_a_single_string_counts_as_untranslated(client, card):
    source, _created = TranslationSource.update_or_create_from_instance(card)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    translation.save_target(publish=False)
    english(card).latest_revision.publish()
    text = read(client, card)
    assert "This page is not available in English yet" in text
    assert NOTICE not in text


def test_since_when_is_kept_while_a_string_stays_untranslated(partly):
    before = MissingText.objects.get(path="common_names").since
    publish(partly, summary="ทำบัตรใหม่วันนี้")
    assert MissingText.objects.get(path="common_names").since == before


def test_a_new_thai_step_is_missing_and_a_deleted_one_is_not(translated):
    row = translated.steps[0].id
    page = publish(translated, steps=step(translated, detail="นำบัตรเดิมมา"))
    assert paths(page) == {f"steps.{row}.detail"}
    page = publish(page, steps=step(page, detail=""))
    assert paths(page) == set()


def test_changed_text_is_older_and_not_missing(translated):
    page = publish(translated, summary="ทำบัตรใหม่ทุกวัน")
    assert paths(page) == set()
    assert english(page).held.keys() == {"summary"}


def test_words_typed_and_not_published_are_still_missing_for_readers(translated):
    page = publish(translated, steps=step(translated, detail="นำบัตรเดิมมา"))
    segment = StringSegment.objects.get(context__path=f"steps.{page.steps[0].id}.detail")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=english(page).locale,
        data="Bring the old card",
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    page = publish(page, summary="ทำบัตรใหม่ทุกวัน")
    assert f"steps.{page.steps[0].id}.detail" in paths(page)


def test_giving_a_translation_up_for_an_alias_ends_the_list(partly):
    target = english(partly)
    target.alias_of = partly
    target.save(update_fields=["alias_of"])
    assert not MissingText.objects.exists()
