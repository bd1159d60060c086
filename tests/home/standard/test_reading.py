"""A standard as a file: what is right is read, what is wrong is told with its place."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.standard.catalogue import MAIN, shipped
from home.standard.reading import LARGEST, MOST_FAULTS, read
from portal.evidence import measures
from tests.home.standard.conftest import SMALL

pytestmark = pytest.mark.usefixtures("answers")


def faults(text: str) -> list[str]:
    with pytest.raises(ValidationError) as refused, translation.override("en"):
        read(text, measures())
    return refused.value.messages


def test_a_standard_has_its_criteria_in_order():
    standard = read(SMALL)
    assert list(standard.criteria) == ["1.1"]
    first, second = standard.criteria["1.1"].demands
    assert (first.measure, first.months, dict(first.options)) == ("test.first", 12, {"least": 3})
    assert (second.months, dict(second.options)) == (None, {})


def test_a_number_is_the_code_unless_the_file_says_another_or_none():
    assert (read(SMALL).criteria["1.1"].number, read(SMALL).groups[0].title) == ("1.1", "1 กลุ่ม")
    for number, title in (("O12", "O12 เกณฑ์หนึ่ง"), ("", "เกณฑ์หนึ่ง")):
        text = SMALL.replace('- code: "1.1"', f'- code: "1.1"\n        number: "{number}"')
        assert read(text).criteria["1.1"].title == title


def test_the_standard_of_joint_service_centres_has_24_criteria_in_8_groups():
    standard = read(shipped()[MAIN])
    assert len(standard.groups) == 8
    assert len(standard.criteria) == 24
    assert all(criterion.demands for criterion in standard.criteria.values())
    assert all(
        code.startswith(f"{group.code}.") for group in standard.groups for code in (one.code for one in group.criteria)
    )


def test_every_shipped_standard_asks_for_measures_that_exist():
    for text in shipped().values():
        assert {one.measure for criterion in read(text).criteria.values() for one in criterion.demands} <= set(
            measures()
        )


def test_the_lists_whose_numbers_change_every_year_carry_their_year_and_no_numbers():
    lists = [
        read(text)
        for key, text in shipped().items()
        if key in ("open-data-integrity", "government-easy-contact-centre")
    ]
    assert [(one.year, {row.number for row in one.criteria.values()}) for one in lists] == [(2019, {""}), (2024, {""})]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("key: joint-service-centre", "key: 5", "key"),
        ("year: 2016", "year: soon", "year"),
        ("year: 2016", "year: 2559000", "year"),
        ("{th: มาตรฐาน, en: Standard}", "{th: มาตรฐาน}", "name.en"),
        ('code: "1.1"', "code: 1.1", "groups[1].criteria[1].code"),
        ('code: "1.1"', 'code: "1/1"', "groups[1].criteria[1].code"),
        ("key: joint-service-centre", "key: มาตรฐาน", "key"),
        ("months: 12", "months: 0", "groups[1].criteria[1].measures[1].months"),
        ("least: 3", "least: -3", "groups[1].criteria[1].measures[1].least"),
        ("test.second", "test.third", "groups[1].criteria[1].measures[2].key"),
        ("source:", "sauce:", "the file.sauce"),
        ("en: Text", "en: Text, more", "groups[1].criteria[1].text.more"),
        ('- code: "1.1"', '- code: "1.1"\n        number: 5', "groups[1].criteria[1].number"),
    ],
    ids=lambda text: text.split(" ")[0],
)
def test_a_fault_is_told_with_its_place(before, after, place):
    assert any(sentence.startswith(f"{place}: ") for sentence in faults(SMALL.replace(before, after)))


def test_a_code_that_stands_twice_is_refused():
    criterion = SMALL[SMALL.index('      - code: "1.1"') :]
    assert any("stands twice" in sentence for sentence in faults(SMALL + criterion.lstrip("\n")))


@pytest.mark.parametrize("text", ["", "[", "- a", "5", "key: !!python/object:os.system x", "a: &a [*a]", "\x00"])
def test_what_is_no_standard_is_refused(text):
    assert faults(text)


@pytest.mark.parametrize(
    "text", ["a: &a [1]\nb: *a", '!!timestamp "x"', '!!int ""', "a: !!bool x", "<<: [*a]", "a: &a {b: 1}"]
)
def test_anchors_references_and_tags_are_refused(text):
    assert faults(text)


def test_a_standard_has_so_many_rows_at_most():
    rows = "\n".join("          - {key: test.second}" for _n in range(2001))
    assert any("at most 2,000" in sentence for sentence in faults(f"{SMALL}{rows}\n"))


def test_a_file_that_is_too_large_is_refused():
    assert "200,000" in faults("#" * (LARGEST + 1))[0]


@pytest.mark.parametrize(
    ("open_", "close"), [("[", ""), ("[", "]"), ("{a: ", "")], ids=["list", "closed list", "names"]
)
def test_what_stands_deep_within_each_other_is_refused_at_once(open_, close):
    started = time.process_time()
    assert "within each other" in faults(open_ * 40_000 + close * 40_000)[0]
    assert time.process_time() - started < 2  # a parser that goes on takes minutes


def test_of_many_faults_two_hundred_are_told():
    names = "\n".join(f"name{number}: 1" for number in range(9_000))
    assert len(faults(f"{SMALL}{names}\n")) == MOST_FAULTS


@pytest.mark.parametrize(
    ("options", "place"),
    [("days: 1000000", "days"), ("least: 101", "least"), ("least: true", "least"), ("lest: 3", "lest")],
    ids=["too many days", "more than all", "no number", "unknown"],
)
def test_an_option_is_one_that_the_measure_takes(options, place):
    text = SMALL.replace("key: test.second", f"key: home.feedback_answered, {options}")
    assert any(sentence.startswith(f"groups[1].criteria[1].measures[2].{place}: ") for sentence in faults(text))


def test_every_shipped_standard_is_accepted_as_a_file_of_its_own():
    assert all(read(text, measures()) for text in shipped().values())


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        found = read(text)
    except ValidationError as refused:
        found = refused.messages
    assert found
