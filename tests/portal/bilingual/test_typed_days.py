"""A day as people type it or copy it off a page."""

import contextlib
import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.forms.models import formfield_for_dbfield

from portal.bilingual.dates import EraDateField, format_date
from portal.bilingual.typed_days import LONGEST, ShortYearError, typed_day
from portal.bilingual.units import in_one_piece, unbroken

DAY = datetime.date(2026, 10, 1)
DAYS = st.dates(datetime.date(1857, 1, 1), datetime.date(2156, 12, 31))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    "text",
    [
        "1/10/2569", "01-10-2569", "1.10.2026", "1 / 10 / 2569", "2569/10/1", "2026-10-01", "2569.10.1",
        "1 ตุลาคม 2569", "๑ ตุลาคม ๒๕๖๙", "1 ต.ค. 2569", "1ต.ค.2569", "1 ตค 2569", "วันที่ 1 ตุลาคม พ.ศ. 2569",
        "วันพฤหัสบดีที่ 1 ตุลาคม 2569", "1 ต.ค. พ.ศ.2569", "1 ตุลาคม ค.ศ. 2026", "1 ตุลาคม 2026",
        "1 October 2026", "1 OCT 2026", "1 Oct. 2569", "Thursday 1 October 2026", "October 1, 2026", " 1 oct 2026\n",
    ],
)  # fmt: skip
def test_is_the_day_that_is_meant(text):
    assert typed_day(text) == DAY


@given(
    day=DAYS,
    language=st.sampled_from(["th", "en"]),
    style=st.sampled_from(["date", "short", "day"]),
    thai_digits=st.booleans(),
    shown=st.sampled_from([str, in_one_piece, unbroken]),
)
def test_every_date_that_the_portal_shows_can_be_typed(day, language, style, thai_digits, shown):
    with translation.override(language):
        text = shown(format_date(day, style))
    assert typed_day(text.translate(THAI_DIGITS) if thai_digits else text) == day


@given(day=DAYS, mark=st.sampled_from("/.-"), buddhist=st.booleans(), year_first=st.booleans(), zeros=st.booleans())
def test_numbers_mean_the_same_whatever_stands_between_them(day, mark, buddhist, year_first, zeros):
    year = str(day.year + 543 * buddhist)
    month, of = (f"{number:02}" if zeros else str(number) for number in (day.month, day.day))
    assert typed_day(mark.join([year, month, of] if year_first else [of, month, year])) == day


@pytest.mark.parametrize("text", ["1/10/69", "1/10/26", "๑ ต.ค. ๖๙", "1 Oct 26", "1/1/0", "1/10/256"])
def test_a_year_without_its_four_digits_is_refused_as_such(text):
    with pytest.raises(ShortYearError):
        typed_day(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "31/2/2569", "31/2/69", "29 กุมภาพันธ์ 2569", "1/13/2569", "1-10/2569", "1 ตุลา 2569", "ตุลาคม 2569",
     "2569", "25691001", "1 0ctober 2026", "0/1/2569", "1/1/0000", "1 Oct 2026 <b>", "1/10/2569" + " " * LONGEST + "."],
)  # fmt: skip
def test_what_is_no_day_is_none(text):
    with pytest.raises(ValueError) as raised:
        typed_day(text)
    assert not isinstance(raised.value, ShortYearError)


@given(text=st.text(max_size=80))
def test_whatever_is_typed_is_a_day_or_told(text):
    with contextlib.suppress(ValueError):
        assert isinstance(typed_day(text), datetime.date)


@pytest.mark.parametrize(("text", "said"), [("soon", "This is not a date"), ("1/10/69", "with four digits")])
def test_the_field_says_what_is_wrong(english, text, said):
    with pytest.raises(ValidationError, match=said):
        EraDateField().clean(text)


@pytest.mark.parametrize("model_field", [models.DateField, models.DateTimeField])
def test_the_calendar_of_the_editors_leaves_alone_what_is_typed(model_field):
    widget = formfield_for_dbfield(model_field()).widget
    assert json.loads(widget.get_context("day", None, {})["widget"]["config_json"])["validateOnBlur"] is False
