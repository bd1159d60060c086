"""The two layouts of one keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.keyboards import on_other_layout, to_latin, to_thai

LATIN_CHARACTERS = [chr(code) for code in range(33, 127)]
THAI_CHARACTERS = [to_thai(character) for character in LATIN_CHARACTERS]
PAIRS = [
    ("[y9ixit=k=o", "บัตรประชาชน"),
    ("passport", "ยฟหหยนพะ"),
    (".[-y[-uj", "ใบขับขี่"),
]


@pytest.mark.parametrize(("latin", "thai"), PAIRS)
def test_the_same_keys_are_read_on_both_layouts(latin, thai):
    assert to_thai(latin) == thai
    assert to_latin(thai) == latin


@pytest.mark.parametrize(("latin", "thai"), [("P", "ญ"), ("T", "ธ"), ("N", "์"), ("@", "๑"), ("|", "ฅ"), ("Q", "๐")])
def test_the_shift_key_gives_the_second_letter_of_a_key(latin, thai):
    assert to_thai(latin) == thai
    assert to_latin(thai) == latin


def test_every_key_of_the_latin_layout_has_a_place_of_its_own():
    assert all(len(character) == 1 for character in THAI_CHARACTERS)
    assert len(set(THAI_CHARACTERS)) == len(LATIN_CHARACTERS)


def test_an_address_scanned_by_a_computer_set_to_thai_is_read():
    assert on_other_layout("้ะะยหซฝฝยนพะฟสใเนใะ้ฝหฝรก-แฟพก") == "https://portal.go.th/s/id3card"
    assert on_other_layout("้ะะยหซฝฝยนพะฟสใเนใะ้ฝหฝรกขแฟพกขสนหะ") == "https://portal.go.th/s/id-card-lost"


def test_what_has_no_thai_in_it_was_typed_on_the_latin_layout():
    assert on_other_layout("[y9i") == "บัตร"
    assert on_other_layout("๑๒") == "@#"


@given(st.text(alphabet=[*LATIN_CHARACTERS, " "]))
def test_latin_text_comes_back_the_same(text):
    assert to_latin(to_thai(text)) == text


@given(st.text(alphabet=[*THAI_CHARACTERS, " "]))
def test_thai_text_comes_back_the_same(text):
    assert to_thai(to_latin(text)) == text


@given(st.text())
def test_characters_that_are_on_no_key_stay(text):
    others = "".join(character for character in text if character not in LATIN_CHARACTERS)
    assert to_thai(others) == others
    assert len(to_thai(text)) == len(to_latin(text)) == len(text)
