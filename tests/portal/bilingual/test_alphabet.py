"""Names stand in the order of the Thai dictionary in Thai, and of the English alphabet in English."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.alphabet import sort_key

# Each list is in order. The Thai ones are of the kinds that the dictionary of the Royal Society tells apart; a database
# with the collation th-x-icu gives the same.
THAI = [
    ["กก", "กกุธภัณฑ์", "กด", "กรม", "กล้อง", "การ", "เกาะ", "แก้ว", "โกดัง", "ใกล้", "ไก่", "ขา"],
    ["ก", "กะ", "กัก", "กา", "กำ", "กิ", "กี", "กึ", "กือ", "กุ", "กู", "เก", "แก", "โก", "ใก", "ไก"],
    ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก", "ปาน่า", "ป่านา"],
    ["เก็ง", "เก่ง", "เก้ง", "เก๋ง"],
    ["การ", "การ์", "การค้า", "การณ์", "การ์ด"],
    ["เพลง", "เพลา", "แพ", "แพทย์", "โพธิ์", "ไพร"],
    ["รส", "เรือ", "ฤกษ์", "ฤดู", "ฤๅษี", "ลม", "เลข", "ฦๅ", "วัน"],
    ["สมรส", "สมัคร", "เสา", "แสง", "หย่า", "เหมือง", "อาคาร", "โอน", "ฮา"],
    ["การขอมีบัตร", "การขอ มีบัตรเดิม", "การขอมีบัตรหาย", "การขอ มีบัตรใหม่"],
    ["การแจ้งเกิด", "การแจ้งตาย", "การแจ้งย้ายที่อยู่", "การโอนรถ"],
    ["มาตรา 33", "มาตรา ๓๙", "มาตรา 40"],
    ["2 ล้อ", "รถ", "e-Service", "Visa"],
    ["แก้ไข", "เเก้ไขชื่อ", "แก้ไขที่อยู่"],
    ["นะ", "นา", "นำ", "นํ้า", "น้ำค้าง", "นํ้าตก", "น้ําเต้า", "น้ำปลา", "นิ"],
]
ENGLISH = [
    ["Birth", "car tax", "Death", "divorce"],
    ["New card", "Newborn", "newspaper"],
    ["cafe", "café", "Cafeteria"],
    ["90-day report", "Address", "Zoo", "การแจ้งเกิด", "เกาะ", "ขา"],
    ["“Gold card” registration", "House", "(Old) passport"],
]


def _shuffled(names):
    return random.Random(7).sample(names, len(names))


@pytest.mark.parametrize("names", THAI, ids=lambda names: names[0])
def test_thai_names_stand_in_the_order_of_the_dictionary(names):
    assert sorted(_shuffled(names), key=lambda name: sort_key(name, "th")) == names


@pytest.mark.parametrize("names", ENGLISH, ids=lambda names: names[0])
def test_english_names_stand_in_alphabetical_order_and_thai_ones_after_them(names):
    assert sorted(_shuffled(names), key=lambda name: sort_key(name, "en")) == names


CONSONANTS = st.sampled_from("กขคงจชซญดตถทนบปผพฟมยรลวศสหอฮ")
VOWELS = st.sampled_from(["", "ะ", "า", "ำ", "ิ", "ี", "ุ", "ู"])
TONES = st.sampled_from(["", "่", "้", "๊", "๋"])
LEADING = st.sampled_from(["", "เ", "แ", "โ", "ใ", "ไ"])
SYLLABLES = st.tuples(LEADING, CONSONANTS, TONES, VOWELS)
WORDS = st.lists(SYLLABLES, min_size=1, max_size=5)


def _written(syllables, tones=True):
    return "".join(
        f"{leading}{consonant}{vowel if vowel != 'ำ' and vowel not in 'ะา' else ''}{tone if tones else ''}"
        f"{vowel if vowel in ('ำ', 'ะ', 'า') else ''}"
        for leading, consonant, tone, vowel in syllables
    )


@given(WORDS, WORDS)
def test_tone_marks_never_outweigh_a_letter(one, other):
    plain = [sort_key(_written(word, tones=False), "th") for word in (one, other)]
    toned = [sort_key(_written(word), "th") for word in (one, other)]
    if _written(one, tones=False) != _written(other, tones=False):
        assert (toned[0] < toned[1]) == (plain[0] < plain[1])


@given(WORDS)
def test_a_word_stands_at_its_first_consonant(word):
    consonant = word[0][1]
    assert sort_key(_written(word), "th").startswith(consonant)


@given(st.text(max_size=40), st.sampled_from(["th", "en"]))
def test_any_text_has_a_place_and_a_longer_one_with_the_same_beginning_comes_later(text, language):
    assert sort_key(text, language) <= sort_key(f"{text}ก", language)


@given(st.text("abcxyzéÅ -", max_size=12))
def test_capitals_do_not_count_in_english(text):
    assert sort_key(text.upper(), "en").split("\0")[0] == sort_key(text.lower(), "en").split("\0")[0]


@given(WORDS)
def test_blanks_and_signs_between_thai_words_do_not_count(words):
    parts = [_written([syllable]) for syllable in words]
    joined = sort_key("".join(parts), "th").partition("\0")[0]
    assert sort_key(" ".join(parts), "th").partition("\0")[0] == joined
    assert sort_key("-".join(parts) + " (ฯ)", "th").partition("\0")[0] == joined
