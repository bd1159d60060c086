"""What a question was probably meant to be."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.bilingual.keyboards import on_other_layout
from search.analysis import tokens
from search.names import Row
from search.query import WORD, parse
from search.readings import better_spelling, completed, other_layout, read
from search.spelling import Speller
from search.wordlists import DATA, shipped, tried


def row(code, title, keywords="", locale="th"):
    with tried(shipped()):
        analysed = tuple(" ".join(tokens(text)) for text in (title, keywords))
    return Row(f"thing:{code}", locale, "service", code, title, keywords, analysed)


NAMES = Speller(
    [
        row("id-card-lost", "การขอมีบัตรประชาชนใหม่", "บัตรประชาชนหาย\nบัตรหาย"),
        row("passport-new", "Apply for a passport", "new passport", "en"),
        row("driving-licence-new", "Get a driving licence", "ใบขับขี่ใหม่", "en"),
        row("company-registration", "Register a business", "", "en"),
        row("vat-registration", "Register for VAT", "ภ.พ.01", "en"),
        row("visa-extension", "Extension of stay", "extend visa\nTM7\nตม.30", "en"),
        row("tenants", "Report of tenants", "sell a house\nbenefits", "en"),
        row("marriage", "การจดทะเบียนสมรส", "จดทะเบียนสมรส"),
        row("vehicle", "การจดทะเบียนรถ", "พาสปอร์ตรถ"),
    ]
)


def meant(text):
    return other_layout(text, parse(text), NAMES)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("[y9ixit=k=o", "บัตรประชาชน"),
        ("[y9iskp", "บัตรหาย"),
        (".[-y[-uj", "ใบขับขี่"),
        ("ยฟหหยนพะ", "passport"),
        ("ญฟหหยนพะ", "Passport"),
        ("กพรอรืเ สรแำืแำ", "driving licence"),
        ("ืำไ ยฟหหยนพะ", "new passport"),
        ("อรหฟ", "visa"),
        ("ยฟหหยนพะ นด ทั ไรดำ", "passport of my wife"),
        ("ธ?ึ", "TM7"),
        ("ธ?7", "TM7"),
    ],
)
def test_what_makes_sense_on_the_other_layout_only_is_read_so(typed, read_as):
    assert meant(typed) == read_as


@pytest.mark.parametrize(
    "typed",
    [
        "passport", "VAT", "lost card", "passprot", "xyzzy", "ok", "it", "a", "9", "2569", "TM30", "id-card-lost",
        "บัตรหาย", "บัตร", "ใบขับขี", "ภ.พ.01", "นา", "แมวหาย", "[", "*:*", "", " ", "😀",
        "บัตร passport", "[y9i passport new",
    ],
)  # fmt: skip
def test_a_real_question_stays_as_it_is(typed):
    assert meant(typed) is None


def test_no_name_of_a_page_is_taken_for_another_layout():
    assert [name for name in NAMES.names if meant(name)] == []


def test_no_term_of_the_word_lists_is_taken_for_another_layout():
    files = [yaml.safe_load(path.read_text("utf-8")) for path in (DATA / "synonyms").glob("*.yaml")]
    terms = [str(term) for file in files for group in file["groups"] for term in group]
    assert len(terms) > 100
    assert [term for term in terms if meant(term)] == []


@given(st.sampled_from(NAMES.names))
@settings(max_examples=20)
def test_a_name_typed_on_the_wrong_layout_is_read_aright(name):
    assert meant(on_other_layout(name)) in (None, name)


def test_who_insists_is_taken_at_his_word():
    assert read("[y9iskp", NAMES).read_as == "บัตรหาย"
    assert read("[y9iskp", NAMES, literal=True).read_as is None


@pytest.mark.parametrize("text", ["vat-registration", "Register for VAT", "how do I register for VAT?", "บัตรหาย"])
def test_the_name_of_a_service_is_read_as_it_stands(text):
    reading = read(text, NAMES)
    assert reading.service
    assert (reading.read_as, reading.did_you_mean) == (None, None)


def test_a_service_is_named_on_the_other_layout_too():
    assert read("[y9iskp", NAMES).service == "thing:id-card-lost"


def test_half_a_word_stands_for_the_words_of_names_that_begin_so():
    query = completed(parse("บัตรประ"), NAMES)
    weights = {clause.tokens: clause.weight for clause in query.clauses}
    assert weights["บัตรประชาชน",] == WORD
    assert query.concepts[-1].meanings == (("บัตรประชาชน",),)
    assert "บัตรประชาชน" in query.marks


def test_half_a_word_is_completed_after_whole_ones():
    assert "passport" in completed(parse("new pass"), NAMES).marks


@pytest.mark.parametrize("text", ["บัตรหาย", "passport", "pass?", "my pass", '"pass"', "pa", "xyz", "นอน", ""])
def test_whole_words_short_ones_sentences_and_quotes_are_not_completed(text):
    query = parse(text)
    assert completed(query, NAMES) is query


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("pasport", "passport"),
        ("driving licens", "Get a driving licence"),
        ("buisness", "business"),
        ("start a buisness", "start business"),
        ("newpassport", "new passport"),
        ("passport aplication", None),
        ("จดทะเบียนสมรถ", "จดทะเบียนสมรส"),
        ("business passprt", "business passport"),
        ("บัตรประชาชล", "บัตรประชาชน"),
        ("ใบขับขี", "ใบขับขี่"),
        ("บัตรหาย", None),
        ("xyzzy", None),
    ],
)
def test_slips_are_mended(typed, better):
    assert better_spelling(parse(typed), NAMES) == better


@pytest.mark.parametrize(
    "text",
    ["pregnant", "pregnant benefits", "yellow house book", "freelancer", "renovation", "rice", "teaching licence"],
)
def test_english_that_is_spelt_right_is_not_mended(text):
    assert better_spelling(parse(text), NAMES) is None


def test_a_figure_is_no_slip():
    assert better_spelling(parse("บัตรประชาชน 2569"), NAMES) is None


def test_half_a_name_that_is_a_word_by_accident_is_completed_in_a_short_question():
    names = Speller([row("waste", "การทิ้งแบตเตอรี่")])
    assert "แบตเตอรี่" in completed(parse("แบต"), names).marks
    assert "แบตเตอรี่" not in completed(parse("บัตรประชาชนของป้าแบต"), names).marks


@given(st.text(max_size=300))
def test_every_text_can_be_read(text):
    reading = read(text, NAMES)
    assert len(reading.questions) == 1 + (reading.did_you_mean is not None)
    assert reading.query.required == parse(reading.read_as or text).required
