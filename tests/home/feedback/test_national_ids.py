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
    "text",
    [PLAIN[:-1] + str((int(PLAIN[-1]) + 1) % 10), PLAIN + "1", "1" + PLAIN, PLAIN[:-1], "0" + PLAIN[1:], "โทร 0 2000 0000", ""],
    ids=["wrong check", "longer", "longer before", "shorter", "begins with 0", "phone", "empty"],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert not holds_national_id(text)
    assert masked(text) == text


@given(
    st.from_regex(r"[1-8][0-9]{11}", fullmatch=True),
    st.lists(st.sampled_from(["", "-", " ", ". "]), min_size=12, max_size=12),
)
def test_every_valid_number_is_found_with_any_signs_between(first, signs):
    digits = number(first)
    written = digits[0] + "".join(sign + digit for sign, digit in zip(signs, digits[1:], strict=True))
    assert holds_national_id(written)
    assert not holds_national_id(masked(written))


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert holds_national_id(masked(text)) is False
