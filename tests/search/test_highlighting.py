import html
import re

from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.normalise import mend
from search import highlighting
from search.analysis import scan
from search.highlighting import LONGEST, excerpt, highlight

THAI = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E4F)] + list(" a<&"), max_size=60)


def test_the_words_asked_for_are_marked_as_written():
    assert highlight("Lost Passport", {"passport"}) == "Lost <mark>Passport</mark>"


def test_markup_in_a_text_stays_text():
    assert highlight("<b>passport</b> & more", {"passport"}) == "&lt;b&gt;<mark>passport</mark>&lt;/b&gt; &amp; more"


def test_a_part_of_a_long_word_is_marked_alone():
    assert highlight("ใบขับขี่หาย", {"ขับขี่"}) == "ใบ<mark>ขับขี่</mark>หาย"


def test_a_mark_never_cuts_a_cluster():
    assert highlight("ที่ดิน", {"ที"}) == "ที่ดิน"


def test_neighbours_become_one_mark():
    assert highlight("บัตรหาย", {"บัตร", "หาย"}) == "<mark>บัตรหาย</mark>"


def test_a_stem_marks_the_whole_word():
    assert highlight("Licences", {"licenc"}) == "<mark>Licences</mark>"


@given(THAI, st.sets(st.sampled_from(["บัตร", "หาย", "ที่", "a", "กา"])))
def test_marking_loses_nothing_of_a_text(text, words):
    assert html.unescape(re.sub("</?mark>", "", highlight(text, words))) == mend(text)


def test_a_short_text_is_its_own_excerpt():
    assert excerpt("บัตรหาย", {"หาย"}) == "บัตรหาย"


def test_a_long_text_is_cut_between_words_around_the_first_word_asked_for():
    cut = excerpt("คำนำยาวมาก " * 60 + "หนังสือเดินทาง" + " ตอนท้าย" * 60, {"หนังสือเดินทาง"})
    assert "หนังสือเดินทาง" in cut
    assert len(cut) <= LONGEST + 2
    assert cut.startswith("…")
    assert cut.endswith("…")


def test_where_a_word_seems_to_stand_it_is_not_taken_for_found():
    cut = excerpt("ที่ดิน " * 80 + "คำนำ " * 80 + "บัตรหาย" + " ตอนท้าย" * 80, {"ที", "หาย"})
    assert "บัตรหาย" in cut


def test_of_a_word_that_stands_nowhere_the_beginning_is_shown():
    assert excerpt("เริ่มต้น " + "คำนำ " * 800, {"หาย"}).startswith("เริ่มต้น คำนำ")


def test_a_long_text_is_not_cut_into_words_as_a_whole(monkeypatch):
    read = []
    monkeypatch.setattr(highlighting, "scan", lambda text: read.append(len(text)) or scan(text))
    assert "หาย" in excerpt("คำนำ " * 20_000 + "บัตรหาย" + " ตอนท้าย" * 20_000, {"หาย", "บัตร"})
    assert sum(read) < 10 * LONGEST
