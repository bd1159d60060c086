"""What a service says at a glance, computed from its rows."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from service_pages import facts
from service_pages.blocks import FeeBlock
from service_pages.blocks.fees import baht
from service_pages.models import ServicePage
from tests.factories import document_row, fee_row, step_row, total_row

AMOUNTS = st.decimals(0, 9_999_999, places=2)


@pytest.fixture(autouse=True)
def _in_english(english):
    pass


def service(**rows):
    return ServicePage(title="บริการ", mode="complete", **rows)


def of(figure):
    return (figure.value, figure.unit, figure.remark) if figure else None


class TestPapers:
    def test_papers_that_are_not_filled_in_are_no_figure(self):
        assert facts.KeyFacts.of(service(documents=[])).papers is None

    def test_no_papers_is_said_outright(self):
        assert of(facts.KeyFacts.of(service(documents=[("none", None)])).papers) == ("None", "", "No papers are needed")

    def test_what_everybody_brings_is_counted_and_the_rest_told_beside_it(self):
        rows = [document_row(), document_row(), document_row(cases=["minor"]), document_row(condition="ถ้าเปลี่ยนชื่อ")]
        assert of(facts.KeyFacts.of(service(documents=rows)).papers) == ("2", "papers", "and 2 more in some cases")

    def test_papers_for_cases_only_are_counted_as_such(self):
        rows = [document_row(cases=["minor"])]
        assert of(facts.KeyFacts.of(service(documents=rows)).papers) == ("1", "paper", "depending on your case")

    @pytest.mark.parametrize(
        ("cases", "words"),
        [
            (["person", "person", "juristic", "juristic", "juristic", "foreigner"], "At least 3 papers"),
            (["person", "foreigner"], "At least 2 papers"),
            (["person", "juristic"], "At least 2 papers"),
        ],
    )
    def test_where_kinds_of_people_differ_the_fewest_papers_of_any_are_told(self, cases, words):
        figure = facts.KeyFacts.of(
            service(documents=[document_row(), *(document_row(cases=[case]) for case in cases)])
        ).papers
        assert f"{figure.before} {figure.value} {figure.unit}" == words
        assert figure.remark == "more in some cases"

    @pytest.mark.parametrize("case", ["person", "juristic", "foreigner", "minor", "proxy"])
    def test_papers_of_one_kind_alone_are_not_everybodys(self, case):
        rows = [document_row(), document_row(cases=[case])]
        figure = facts.KeyFacts.of(service(documents=rows)).papers
        assert (figure.before, *of(figure)) == ("", "1", "paper", "and 1 more in some cases")

    def test_a_paper_under_a_condition_counts_for_nobody(self):
        rows = [document_row(), *(document_row(cases=[case], condition="ถ้า") for case in ("person", "juristic"))]
        assert of(facts.KeyFacts.of(service(documents=rows)).papers) == ("1", "paper", "and 2 more in some cases")


class TestFee:
    @pytest.mark.parametrize(
        ("rows", "figure"),
        [
            ([], None),
            ([("none", None)], ("Free", "", "")),
            ([fee_row(amount=Decimal(20))], ("20", "baht", "")),
            ([fee_row(amount=Decimal("0.50"), per="page")], ("0.50", "baht", "per page")),
            (
                [fee_row(amount=Decimal(1000)), fee_row(amount=Decimal(50))],
                ("1,050", "baht", "2 fees together"),
            ),
            (
                [fee_row(amount=Decimal(50), group="A"), fee_row(amount=Decimal(1000), group="A")],
                ("2 fees", "", "50–1,000 baht each"),
            ),
            (
                [fee_row(amount=Decimal(50), per="copy"), fee_row(amount=Decimal(50), per="page")],
                ("2 fees", "", "50 baht each"),
            ),
            (
                [fee_row(amount=Decimal(5)), fee_row(applies="conditional"), fee_row(cases=["proxy"])],
                ("5", "baht", "and 2 more in some cases"),
            ),
            (
                [fee_row(amount=Decimal(0)), fee_row(applies="deposit", amount=Decimal(300))],
                ("Free", "", "and 1 more in some cases"),
            ),
            ([fee_row(kind="range", amount=Decimal(10), amount_to=Decimal(50))], ("10–50", "baht", "")),
            (
                [fee_row(kind="percent", amount=None, percent=Decimal("2.000"), base="the value")],
                ("2", "%", "of the value"),
            ),
            ([fee_row(kind="varies", amount=None, note="x")], ("Depends on the case", "", "see the table of fees")),
            ([fee_row(), fee_row(kind="varies", amount=None, note="x")], ("2 fees", "", "see the table of fees")),
        ],
    )
    def test_the_fee_is_one_figure(self, rows, figure):
        assert of(facts.KeyFacts.of(service(fees=rows)).fee) == figure

    def test_a_fee_of_nothing_is_free(self):
        assert of(facts.KeyFacts.of(service(fees=[fee_row(amount=Decimal(0))])).fee)[0] == "Free"

    def test_under_its_label_no_fee_is_one_word_in_thai(self):
        with translation.override("th"):
            assert facts.KeyFacts.of(service(fees=[("none", None)])).fee.value == "ไม่มี"

    @pytest.mark.parametrize("kind", ["amount", "percent"])
    def test_a_draft_whose_number_is_not_typed_yet_is_no_error(self, kind):
        page = service(fees=[fee_row(kind=kind, amount=None, percent=None)])
        assert facts.KeyFacts.of(page).fee is None
        assert page.fees[0].value.figure == ""

    @given(amounts=st.lists(AMOUNTS, min_size=2, max_size=5), language=st.sampled_from(["th", "en"]))
    def test_what_everybody_pays_adds_up_to_the_satang(self, amounts, language):
        with translation.override(language):
            figure = facts.KeyFacts.of(service(fees=[fee_row(amount=amount) for amount in amounts])).fee
        if any(amounts):
            assert Decimal(figure.value.replace(",", "")) == sum(amounts)

    @given(amounts=st.lists(AMOUNTS, min_size=2, max_size=5))
    def test_fees_that_exclude_each_other_show_the_least_and_the_most(self, amounts):
        figure = facts.KeyFacts.of(service(fees=[fee_row(amount=amount, group="A") for amount in amounts])).fee
        span = baht(min(amounts)) if min(amounts) == max(amounts) else f"{baht(min(amounts))}–{baht(max(amounts))}"
        assert span in figure.remark

    @given(amount=AMOUNTS)
    def test_baht_read_back_are_the_amount(self, amount):
        assert Decimal(baht(amount).replace(",", "")) == amount

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"amount": Decimal(20)}, "20 baht"),
            ({"amount": Decimal(0), "per": "copy"}, "Free"),
            ({"amount": Decimal(1500), "per": "vehicle"}, "1,500 baht per vehicle"),
            ({"kind": "percent", "amount": None, "percent": Decimal("3.30")}, "3.3 per cent"),
            (
                {"kind": "percent", "amount": None, "percent": Decimal(2), "base": "the value"},
                "2 per cent of the value",
            ),
            (
                {"kind": "percent", "amount": None, "percent": Decimal(1), "base": "the unpaid tax", "per": "month"},
                "1 per cent of the unpaid tax per month",
            ),
            (
                {"kind": "range", "amount": Decimal(10), "amount_to": Decimal(50), "per": "page"},
                "10 to 50 baht per page",
            ),
            ({"kind": "varies", "amount": None}, "See the note"),
        ],
    )
    def test_a_fee_in_words(self, values, words):
        assert service(fees=[fee_row(**values)]).fees[0].value.figure == words

    def test_its_limits_in_words(self):
        value = FeeBlock().to_python({"kind": "percent", "percent": "1", "minimum": "10", "maximum": "1000"})
        assert value.limits == "at least 10 baht, at most 1,000 baht"
        assert FeeBlock().to_python({}).limits == ""


class TestTime:
    def test_the_steps_add_up(self):
        page = service(steps=[step_row(duration=10), step_row(duration=2, unit="hour")])
        assert of(facts.KeyFacts.of(page).time) == ("2 hours and 10 minutes", "", "")

    def test_beside_days_hours_and_minutes_are_left_to_the_table(self):
        page = service(steps=[step_row(duration=1, unit="hour"), step_row(duration=1, unit="working_day"),
                              step_row(duration=30, unit="day")])  # fmt: skip
        assert of(facts.KeyFacts.of(page).time) == ("30 days and 1 working day", "", "")
        assert str(page.ways[0].span) == "30 days, 1 working day and 1 hour"

    def test_a_step_without_a_time_is_said(self):
        page = service(steps=[step_row(duration=10), step_row(duration=None, unit="")])
        assert of(facts.KeyFacts.of(page).time) == ("10 minutes", "", "for the steps with a stated time")

    def test_each_way_has_its_own_total_and_the_first_is_the_figure(self):
        steps = [step_row(duration=30), step_row(duration=120, way="A"), step_row(duration=30, way="B")]
        totals = [total_row(name="ที่เคาน์เตอร์", way="A"), total_row(name="จองคิวออนไลน์", way="B")]
        page = service(steps=steps, totals=totals)
        assert of(facts.KeyFacts.of(page).time) == ("2 hours and 30 minutes", "", "or 1 hour (จองคิวออนไลน์)")
        assert [len(way.steps) for way in page.ways] == [2, 2]

    def test_a_stated_total_stands_before_the_sum_and_editors_can_be_told(self):
        totals = [total_row(value=15, unit="day", reason="ตามประกาศ")]
        page = service(steps=[step_row(duration=14, unit="day")], totals=totals)
        assert of(facts.KeyFacts.of(page).time) == ("15 days", "", "")
        assert page.ways[0].differs

    def test_ways_that_nobody_named_do_not_add_up(self):
        page = service(steps=[step_row(duration=30, way="A"), step_row(duration=20, way="B")])
        assert [str(way.span) for way in page.ways] == ["30 minutes", "20 minutes"]

    @pytest.mark.parametrize("rows", [[], [("none", None)], [step_row(duration=None, unit="")]])
    def test_without_any_time_there_is_no_figure(self, rows):
        assert facts.KeyFacts.of(service(steps=rows)).time is None


@pytest.mark.django_db
class TestWholePage:
    def test_a_draft_with_nothing_in_it_has_facts(self, site):
        page = ServicePage(title="ร่าง", mode="information")
        found = page.key_facts
        assert (found.papers, found.fee, found.time) == (None, None, None)
        assert found.mode == "Answered here"
        assert set(page.states.values()) == {"empty"}

    def test_words_for_the_search_hold_every_row(self, site):
        words = facts.plain_text(site.translated)
        assert all(word in words for word in ("บัตรประจำตัวประชาชน", "ยื่นคำขอ", "งานทะเบียน", "ค่าธรรมเนียม"))
