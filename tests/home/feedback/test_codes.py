"""Tracking codes: read as people write them, told from slips of the pen, and stored as hashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.feedback import codes

pytestmark = pytest.mark.usefixtures("english")
CODES = st.text(min_size=1).map(codes.code_of)


@given(CODES)
def test_a_code_is_read_as_it_is_shown_and_as_people_type_it(code):
    shown = codes.shown(code)
    assert len(shown) == 13
    for typed in (shown, code, shown.lower(), f"  {shown.replace('-', ' ')} ", shown.replace("-", "–")):
        assert codes.read_code(typed) == code
    assert codes.read_code(shown.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) == code


@given(CODES, st.integers(0, codes.LENGTH - 1), st.sampled_from(codes.SIGNS))
def test_one_wrong_sign_is_noticed(code, place, sign):
    slip = code[:place] + sign + code[place + 1 :]
    if slip != code:
        with pytest.raises(codes.WrongCodeError, match="one letter or digit differs"):
            codes.read_code(slip)


@given(CODES, st.integers(0, codes.LENGTH - 1), st.integers(0, codes.LENGTH - 1))
def test_two_exchanged_signs_are_noticed(code, one, other):
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    if "".join(signs) != code:
        with pytest.raises(codes.WrongCodeError):
            codes.read_code("".join(signs))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "has 0"),
        ("ABCD", "has 4"),
        ("ABCD-EFGH-JKMN", "has 12"),
        ("ABCD-EFGH-JK0", "“0”"),
        ("ABCD-EFGH-ก22", "“ก”"),
    ],
    ids=["empty", "short", "long", "zero", "Thai letter"],
)
def test_what_is_no_code_is_told_why(typed, said):
    with pytest.raises(codes.WrongCodeError, match=said):
        codes.read_code(typed)


def test_a_code_has_no_signs_that_look_alike():
    assert len(codes.SIGNS) == len(set(codes.SIGNS)) == 31
    assert not set("01OIL") & set(codes.SIGNS)


def test_codes_of_different_forms_differ():
    assert len({codes.code_of(f"nonce {number}") for number in range(2000)}) == 2000


def test_what_is_stored_is_not_the_code_and_depends_on_the_key(settings):
    code = codes.code_of("a nonce")
    before = codes.stored(code)
    assert code not in before
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next key " * 5
    assert codes.stored(code) != before
    assert before in codes.hashes(code)
