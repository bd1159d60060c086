"""Phone numbers as people write them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.phones import phone_link, validate_phone


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("0 4299 0100", "tel:042990100"),
        ("042-990-100", "tel:042990100"),
        ("+66 42 990 100", "tel:+6642990100"),
        ("1111", "tel:1111"),
        ("191", "tel:191"),
        ("0 2000 0000 ext 12", "tel:020000000;ext=12"),
        ("0 2000 0000 ext. 12", "tel:020000000;ext=12"),
        ("0 2000 0000 ต่อ 12", "tel:020000000;ext=12"),
        ("๐ ๔๒๙๙ ๐๑๐๐", "tel:042990100"),
    ],
)
def test_what_can_be_dialled_is_accepted_and_dialled(text, link):
    validate_phone(text)
    assert phone_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "tel:042990100", "", " ", "12", "0 4299  0100", "0-4299-0100-", "+", "0+42990100",
        "1" * 16, "0 4299 0100 ext", "0 4299 0100 ext 1234567", "0 4299 0100\n", "(0) 4299 0100", "โทร 1111", "²³¹¹",
        "data:text/html,1111", "0 4299 0100 <b>", "1111\x00",
    ],
)  # fmt: skip
def test_what_cannot_be_dialled_is_refused_with_what_is_accepted(text, english):
    with pytest.raises(ValidationError, match=r"is not a phone number\. Accepted: digits"):
        validate_phone(text)
    assert phone_link(text) == ""


@given(st.text(max_size=40))
def test_a_link_is_a_dialling_address_or_nothing(text):
    link = phone_link(text)
    assert link == "" or set(link.removeprefix("tel:")) <= set("+0123456789;ext=")
    try:
        validate_phone(text)
    except ValidationError:
        return
    assert link.startswith("tel:")
