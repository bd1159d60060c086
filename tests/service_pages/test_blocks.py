"""What rows accept, and what they say when they do not."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamValue

from portal.blocks import rows, state
from service_pages.blocks import ROW_FIELDS, DocumentRowsBlock, FeeBlock, FeeRowsBlock, StepBlock, StepRowsBlock
from service_pages.blocks.documents import RequiredDocumentBlock
from service_pages.models import ServicePage
from tests.factories import document_row, fee_row, step_row


@pytest.fixture(autouse=True)
def _in_english(english):
    pass


def stream(block, given):
    return StreamValue(block, given)


def errors_of(call):
    with pytest.raises(ValidationError) as caught:
        call()
    return caught.value


class TestThreeStates:
    @pytest.mark.parametrize(
        ("block", "row"),
        [(DocumentRowsBlock(), document_row()), (StepRowsBlock(), step_row()), (FeeRowsBlock(), fee_row())],
    )
    def test_rows_none_and_nothing_are_told_apart(self, block, row):
        assert state(stream(block, [row])) == "filled"
        assert state(stream(block, [("none", None)])) == "none"
        assert state(stream(block, [])) == state(None) == "empty"

    @given(kinds=st.lists(st.sampled_from(["none", "step"]), max_size=5))
    def test_none_goes_with_no_other_row(self, kinds):
        block = StepRowsBlock()
        value = stream(block, [("none", None) if kind == "none" else step_row() for kind in kinds])
        if "none" in kinds and len(kinds) > 1:
            error = errors_of(lambda: block.clean(value))
            assert set(error.block_errors) == {index for index, kind in enumerate(kinds) if kind == "none"}
        else:
            block.clean(value)
        assert len(rows(value)) == kinds.count("step")

    def test_the_reason_is_said(self):
        block = FeeRowsBlock()
        error = errors_of(lambda: block.clean(stream(block, [("none", None), fee_row()])))
        assert "“None” cannot be combined" in str(error.block_errors[0])


class TestSteps:
    @pytest.mark.parametrize(("duration", "unit", "empty"), [(10, "", "unit"), (None, "minute", "duration")])
    def test_a_time_needs_a_number_and_a_unit(self, duration, unit, empty):
        value = StepBlock().to_python({"title": "ยื่นคำขอ", "duration": duration, "unit": unit})
        assert "Enter both a number and a unit" in str(errors_of(lambda: StepBlock().clean(value)).block_errors[empty])

    def test_a_time_of_nothing_is_refused(self):
        value = StepBlock().to_python({"title": "ยื่นคำขอ", "duration": 0, "unit": "minute"})
        assert "no time" in str(errors_of(lambda: StepBlock().clean(value)).block_errors["duration"])

    @pytest.mark.parametrize(("duration", "unit"), [(10, "minute"), (None, ""), ("0.5", "day")])
    def test_a_step_with_or_without_a_time_is_accepted(self, duration, unit):
        StepBlock().clean(StepBlock().to_python({"title": "ยื่นคำขอ", "duration": duration, "unit": unit}))

    @pytest.mark.parametrize("duration", [-1, "1000000"])
    def test_an_impossible_time_is_refused(self, duration):
        value = StepBlock().to_python({"title": "ยื่นคำขอ", "duration": duration, "unit": "minute"})
        assert "duration" in errors_of(lambda: StepBlock().clean(value)).block_errors


class TestFees:
    @pytest.mark.parametrize(
        ("values", "field", "words"),
        [
            ({"kind": "amount"}, "amount", "Enter the amount in baht"),
            ({"kind": "percent", "base": "ราคาประเมิน"}, "percent", "Enter the percentage"),
            ({"kind": "varies"}, "note", "Explain in the note what the fee depends on"),
        ],
    )
    def test_each_kind_needs_its_figure(self, values, field, words):
        value = FeeBlock().to_python({"item": "ค่าธรรมเนียม", **values})
        assert words in str(errors_of(lambda: FeeBlock().clean(value)).block_errors[field])

    @pytest.mark.parametrize(
        "values",
        [
            {"amount": Decimal(0)},
            {"kind": "percent", "percent": Decimal(2), "base": "ราคาประเมิน"},
            {"kind": "varies", "note": "ตามประเมิน"},
        ],
    )
    def test_a_complete_fee_is_accepted(self, values):
        FeeBlock().clean(FeeBlock().to_python({"item": "ค่าธรรมเนียม", "kind": "amount", **values}))

    def test_a_least_above_the_most_is_refused(self):
        value = FeeBlock().to_python(
            {"item": "x", "kind": "percent", "percent": "1", "minimum": "100", "maximum": "10"}
        )
        assert "maximum" in errors_of(lambda: FeeBlock().clean(value)).block_errors

    @given(number=st.integers(-3, 103))
    def test_a_percentage_is_above_0_and_at_most_100(self, number):
        value = FeeBlock().to_python({"item": "x", "kind": "percent", "percent": number, "base": "ราคาประเมิน"})
        if 0 < number <= 100:
            FeeBlock().clean(value)
        else:
            assert "percent" in errors_of(lambda: FeeBlock().clean(value)).block_errors


class TestPapers:
    def test_a_paper_needs_its_name(self):
        value = RequiredDocumentBlock().to_python({"name": ""})
        assert "name" in errors_of(lambda: RequiredDocumentBlock().clean(value)).block_errors

    def test_not_stated_and_none_are_different_quantities(self):
        value = RequiredDocumentBlock().clean(
            RequiredDocumentBlock().to_python({"name": "บัตร", "originals": None, "copies": 0})
        )
        assert (value["originals"], value["copies"]) == (None, 0)

    def test_the_cases_are_told_in_words(self):
        value = RequiredDocumentBlock().to_python({"cases": ["minor", "proxy"]})
        assert value.needed_for == "For children under 20, someone acting for you"


@pytest.mark.parametrize("block", [DocumentRowsBlock(), StepRowsBlock(), FeeRowsBlock()])
def test_every_text_of_a_row_has_a_default_that_can_be_translated(block):
    """A text block whose value is None breaks the translation of the page."""
    from wagtail import blocks

    for child in block.child_blocks.values():
        for name, field in getattr(child, "child_blocks", {}).items():
            if isinstance(field, blocks.CharBlock | blocks.TextBlock):
                assert child.to_python({})[name] == "", name


# What their labels say is all there is to say: a month is chosen beside its day.
SAID_BY_THE_LABEL = ("opens_month", "closes_month")


@pytest.mark.parametrize("name", ROW_FIELDS)
def test_every_field_of_a_row_tells_what_good_content_is(name):
    kinds = ServicePage._meta.get_field(name).stream_block.child_blocks
    fields = [field for kind in kinds.values() for field in getattr(kind, "child_blocks", {}).items()]
    assert fields
    unhelped = [field for field, block in fields if not block.field.help_text]
    assert [field for field in unhelped if field not in SAID_BY_THE_LABEL] == []


@pytest.mark.parametrize(
    ("group", "rule", "sentence"),
    [
        ("A", "higher_of", "Group A: only the higher fee of this group is paid."),
        ("B", "one_of", "Group B: only one fee of this group is paid."),
        ("", "", ""),
    ],
)
@pytest.mark.usefixtures("english")
def test_a_fee_names_its_group_with_what_of_it_is_paid(group, rule, sentence):
    fee = FeeRowsBlock().child_blocks["fee"].to_python({"group": group, "rule": rule, "cases": ["juristic"]})
    assert fee.group_rule == sentence
    assert fee.paid_by == "Paid by companies and other legal entities"
