"""A number and its unit stay on one line."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import RichText

from portal.bilingual.language import marked
from portal.bilingual.units import JOINER, NO_BREAK_SPACE, unbroken


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ใช้เวลา 150 นาที", "ใช้เวลา 150~นาที"),
        ("๑ วัน ๓ ชม.", "๑~วัน ๓~ชม."),
        ("16 วันทำการ", "16~วัน+ทำการ"),
        ("1,000 บาทต่อฉบับ", "1,000~บาทต่อฉบับ"),
        ("ร้อยละ 0.5 ของราคาประเมิน", "ร้อย+ละ~0.5 ของราคาประเมิน"),
        ("ตามมาตรา 7 แห่ง พ.ศ. 2558", "ตามมาตรา~7~แห่ง พ.ศ.~2558"),
        ("08.30 น. ถึง 16.30 น.", "08.30~น. ถึง 16.30~น."),
        ("50–1,000 baht each", "50–+1,000~baht each"),
        ("2 hours and 30 minutes", "2~hours and 30~minutes"),
        ("16 working days", "16~working~days"),
        ("2 % of the price", "2~% of the price"),
        ("“Card”: 10 → 20 baht", "“Card”: 10~→~20~baht"),
        ("Card → Passport", "Card → Passport"),
        ("ข่าวที่ 11", "ข่าวที่ 11"),
        ("Form 11 copyright", "Form 11 copyright"),
        ("99 Mittraphap Road", "99 Mittraphap Road"),
        ("พ.ร.บ. 2558 และที่แก้ไขเพิ่มเติม", "พ.ร.บ. 2558 และที่แก้ไขเพิ่มเติม"),
    ],
)
def test_the_space_before_a_unit_does_not_break(words, shown):
    assert unbroken(words) == shown.replace("~", NO_BREAK_SPACE).replace("+", JOINER)


@given(st.text(alphabet="0123456789๑ นาทีบาทวัน.,%hoursday", max_size=60))
def test_nothing_but_places_to_break_changes_and_twice_is_as_once(text):
    shown = unbroken(text)
    assert shown.replace(NO_BREAK_SPACE, " ").replace(JOINER, "") == text.replace(NO_BREAK_SPACE, " ")
    assert unbroken(shown) == shown


def test_safe_markup_stays_safe_and_other_text_is_still_escaped():
    assert isinstance(unbroken(mark_safe("<b>5 บาท</b>")), SafeString)
    assert Template("{{ text|unbroken }}").render(Context({"text": "<b>5 baht"})) == "&lt;b&gt;5\xa0baht"


def test_running_text_stays_markup():
    rich = Template("{% load wagtailcore_tags %}{{ text|richtext|unbroken }}")
    for text in (RichText("<p>ภายใน 3 วัน</p>"), "<p>ภายใน 3 วัน</p>"):
        assert "<p>ภายใน 3\xa0วัน</p>" in rich.render(Context({"text": text}))


def test_text_shown_to_readers_does_not_break_in_either_language():
    with translation.override("en"):
        assert marked("60 วัน") == '<span lang="th">60\xa0วัน</span>'
    with translation.override("th"):
        assert marked("60 วัน") == "60\xa0วัน"


@pytest.mark.parametrize(
    ("language", "shown"), [("th", "22\xa0พฤศจิกายน\xa02569 08.30\xa0น."), ("en", "22\xa0November\xa02026 08:30")]
)
def test_dates_and_times_of_day_are_shown_in_one_piece(language, shown):
    values = {"day": datetime.date(2026, 11, 22), "time": datetime.time(8, 30)}
    with translation.override(language):
        assert Template("{{ day|era_date }} {{ time|local_time }}").render(Context(values)) == shown
