"""Numbers of identity cards are found however they are written, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.feedback.national_ids import holds_national_id, masked


def number(first_twelve: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), first_twelve, strict=True))
    return first_twelve + str((11 - total % 11) % 10)


PLAIN = number("110170020345")
THAI = PLAIN.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
HYPHENS = f"{PLAIN[0]}-{PLAIN[1:5]}-{PLAIN[5:10]}-{PLAIN[10:12]}-{PLAIN[12]}"


@pytest.mark.parametrize(
    "written",
    [PLAIN, HYPHENS, HYPHENS.replace("-", " "), THAI, HYPHENS.replace("-", " - "), f"เลข{PLAIN}ค่ะ", " ".join(THAI)],
    ids=["plain", "hyphens", "spaces", "Thai digits", "wide hyphens", "within Thai", "apart in Thai digits"],
)
def test_a_number_is_found_and_masked_but_for_its_first_five_digits(written):
    assert holds_national_id(f"ฉันชื่อ ก. {written} โทร 0 2000 0000")
    result = masked(f"ก่อน {written} หลัง")
    assert not holds_national_id(result)
    assert result.count("x") == 8
    assert result.startswith("ก่อน ")
    assert result.endswith(" หลัง")


@pytest.mark.parametrize(
    "between",
    ["\u200b", "\u00ad", "\u200e", "\ufe0f\u20e3", "/", "_", ",", "    ", "\r\n", "\u3000", "\uff0d"],
    ids=["zero width", "soft hyphen", "left to right", "keycap", "slash", "underscore", "comma", "blanks", "line break",
         "wide blank", "wide hyphen"],
)  # fmt: skip
@pytest.mark.parametrize("zero", "0๐０٠", ids=["Arabic", "Thai", "full width", "Arabic-Indic"])
def test_nothing_between_or_in_place_of_the_digits_hides_a_number(zero, between):
    written = between.join(chr(ord(zero) + int(digit)) for digit in PLAIN)
    assert holds_national_id(written)
    kept = between.join([*(chr(ord(zero) + int(digit)) for digit in PLAIN[:5]), *["x"] * 8])
    assert masked(f"ก่อน {written} หลัง") == f"ก่อน {kept} หลัง"


@pytest.mark.parametrize(
    "text",
    ["{0}/1/2569-30/9/2569", "1/10/25{1}, {0}/10/2569", "{0}00,0{1} 2,000,000", "0 20{1} 0000, 0 8111 2222",
     "0 4299 01{1}\n{0} 2000 0000", "08 1234 56{1}, 08 1234 5678", "+66 42 990 1{1}, +66 81 234 5678", "เปิด 08.{1}-16.30 น."],
)  # fmt: skip
def test_dates_amounts_and_phones_beside_each_other_are_none(text):
    """Of ten such texts one would have a right check."""
    for first in range(1, 9):
        for two in range(100):
            written = text.format(first, f"{two:02}")
            assert masked(written) == written


@pytest.mark.parametrize(
    "text",
    [PLAIN[:-1] + str((int(PLAIN[-1]) + 1) % 10), PLAIN + "1", "1" + PLAIN, PLAIN[:-1], "0" + PLAIN[1:], "โทร 0 2000 0000", ""],
    ids=["wrong check", "longer", "longer before", "shorter", "begins with 0", "phone", "empty"],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert not holds_national_id(text)
    assert masked(text) == text


SIGNS = st.text(" \u00a0\n\r\t-–./_,\u200b\u00ad\u200e\ufeff", max_size=4)
NO_DIGITS = st.text(st.characters(exclude_categories=["Cs", "Nd", "No", "Nl", "So", "Lo"])) | st.text("กขaé๚ ")


@given(
    st.from_regex(r"[1-8][0-9]{11}", fullmatch=True),
    st.lists(SIGNS, min_size=12, max_size=12),
    st.lists(st.sampled_from("0๐０"), min_size=13, max_size=13),
    NO_DIGITS,
    NO_DIGITS,
)
def test_every_valid_number_is_masked_whole_with_any_signs_between_and_nothing_else_is(
    first, signs, zeros, before, behind
):
    digits = [chr(ord(zero) + int(digit)) for zero, digit in zip(zeros, number(first), strict=True)]
    signs = ["", *signs]
    written = "".join(sign + digit for sign, digit in zip(signs, digits, strict=True))
    hidden = "".join(sign + digit for sign, digit in zip(signs, [*digits[:5], *"x" * 8], strict=True))
    assert holds_national_id(before + written + behind)
    assert masked(before + written + behind) == before + hidden + behind


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert holds_national_id(masked(text)) is False
