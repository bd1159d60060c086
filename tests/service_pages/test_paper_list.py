"""Papers of several services in chosen cases, as one list; on plain values."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_pages.blocks import CASES, FeeBlock, RequiredDocumentBlock
from service_pages.fee_totals import total_fees
from service_pages.paper_list import Quantity, cases_at, list_papers, told_apart, undecided_kinds
from tests.factories import document_row, fee_row

numbers = count()


@dataclass(frozen=True)
class Row:
    value: object
    id: int = field(default_factory=lambda: next(numbers))


class Service:
    def __init__(self, papers=(), fees=(), fees_state=""):
        documents = [Row(RequiredDocumentBlock().normalize(values)) for _kind, values in papers]
        charges = [Row(FeeBlock().normalize(values)) for _kind, values in fees]
        self.rows = {"documents": documents, "fees": charges}
        self.states = {"fees": fees_state or ("filled" if fees else "none")}


def paper(name="บัตรประจำตัวประชาชน", **values):
    return document_row(**{"name": name, "originals": None, "copies": None, **values})


def papers_of(*services, cases=()):
    return list_papers([Service(rows) for rows in services], cases)


def names(needs):
    return [[paper.first.value["name"] for paper in need.papers] for need in needs]


class TestWhichPapers:
    def test_a_paper_of_no_case_is_for_everybody(self):
        assert names(papers_of([paper("ก")]).sure) == [["ก"]]
        assert names(papers_of([paper("ก")], cases=["minor"]).sure) == [["ก"]]

    def test_a_paper_of_a_case_is_only_for_those_in_it(self):
        rows = [paper("ก"), paper("ข", cases=["proxy", "minor"])]
        assert names(papers_of(rows).sure) == [["ก"]]
        assert names(papers_of(rows, cases=["juristic", "proxy"]).sure) == [["ก"], ["ข"]]
        assert names(papers_of(rows, cases=["foreigner"]).sure) == [["ก"]]

    def test_a_paper_with_a_condition_stands_apart(self):
        found = papers_of([paper("ก"), paper("ข", condition="ถ้าชื่อเปลี่ยน")])
        assert (names(found.sure), names(found.conditional)) == ([["ก"]], [["ข"]])

    def test_papers_that_stand_for_each_other_are_one_need(self):
        found = papers_of([paper("ก", one_of="A"), paper("ข"), paper("ค", one_of="A"), paper("ง", one_of="B")])
        assert sorted(names(found.sure)) == [["ก", "ค"], ["ข"], ["ง"]]

    def test_a_choice_of_which_some_have_a_condition_is_needed_all_the_same(self):
        found = papers_of([paper("ก", one_of="A"), paper("ข", one_of="A", condition="ถ้าไม่มีบัตร")])
        assert names(found.sure) == [["ก", "ข"]]
        assert found.conditional == ()


class TestMerging:
    def test_a_paper_of_two_services_is_one_original_and_the_copies_of_both(self):
        (need,) = papers_of([paper(originals=1, copies=1)], [paper(originals=1, copies=2)]).sure
        (merged,) = need.papers
        assert (merged.originals, merged.copies) == (Quantity(1, True), Quantity(3, True))
        assert [demand.value["copies"] for demand in merged.demands] == [1, 2]

    @pytest.mark.parametrize("other", ["  House\u200b  registration ", "HOUSE REGISTRATION", "house\u00a0registration"])
    def test_case_blanks_and_invisible_letters_make_no_other_paper(self, other):
        assert len(papers_of([paper("House registration")], [paper(other)]).sure) == 1

    @pytest.mark.parametrize("difference", [{"unit": "set"}, {"condition": "ถ้ามี"}])
    def test_another_way_of_counting_or_a_condition_makes_another_paper(self, difference):
        assert len(papers_of([paper()], [paper(**difference)]).needs) == 2

    def test_equal_rows_of_one_service_are_papers_of_different_people(self):
        rows = [paper(originals=1, cases=["juristic"]), paper(originals=1, cases=["proxy"])]
        (need,) = papers_of(rows, [paper(originals=1)], cases=["juristic", "proxy"]).sure
        assert need.originals == Quantity(2, True)

    def test_the_same_choice_in_two_services_is_one_need(self):
        one = [paper("ก", one_of="A", copies=1), paper("ข", one_of="A", copies=1)]
        other = [paper("ข", one_of="C", copies=2), paper("ก", one_of="C", copies=2)]
        (need,) = papers_of(one, other).sure
        assert [merged.copies.number for merged in need.papers] == [3, 3]

    def test_each_note_and_issuer_is_told_once(self):
        services = [
            [paper(note="ไม่หมดอายุ", issuer="ปค.")],
            [paper(note="ไม่หมดอายุ ")],
            [paper(note="ลงชื่อ", issuer="ปค.")],
        ]
        (need,) = papers_of(*services).sure
        assert [demand.value["note"] for demand in need.papers[0].noted] == ["ไม่หมดอายุ", "ลงชื่อ"]
        assert len(need.papers[0].issued) == 1


class TestQuantities:
    def test_what_is_not_stated_is_not_none(self):
        found = papers_of([paper("ก"), paper("ข", copies=0)])
        assert [need.copies.shown for need in found.sure] == [None, 0]
        assert found.copies.shown is None

    def test_a_sum_with_something_not_stated_is_a_least(self):
        copies = papers_of([paper(copies=2)], [paper()]).copies
        assert (copies.shown, copies.is_at_least) == (2, True)

    def test_a_choice_counts_the_least_of_its_papers(self):
        found = papers_of([paper("ก", one_of="A", copies=1), paper("ข", one_of="A", copies=3)])
        assert (found.copies.number, found.copies.is_at_least) == (1, True)
        same = papers_of([paper("ก", one_of="A", copies=2), paper("ข", one_of="A", copies=2)])
        assert same.copies == Quantity(2, True)

    def test_sets_are_counted_apart(self):
        found = papers_of([paper("ก", copies=2), paper("ข", copies=3, unit="set")])
        assert (found.copies, found.sets) == (Quantity(2, True), Quantity(3, True))

    def test_no_papers_are_no_copies(self):
        assert papers_of([]).copies == Quantity(0, True)


class TestWhoApplies:
    def test_individuals_and_companies_are_asked_for_where_one_of_them_is_named(self):
        services = [Service([paper(cases=["juristic"])])]
        assert told_apart(services) == {"person", "juristic"}
        assert undecided_kinds(services, ["proxy"]) == {"person", "juristic"}
        assert undecided_kinds(services, ["foreigner"]) == {"person", "juristic"}
        assert not undecided_kinds(services, ["person"])
        assert not undecided_kinds(services, ["juristic", "proxy"])

    def test_a_foreign_national_has_answered_where_no_company_is_named(self):
        services = [Service([paper(cases=["person"]), paper(cases=["foreigner"])])]
        assert told_apart(services) == {"person", "foreigner"}
        assert undecided_kinds(services, []) == {"person", "foreigner"}
        assert not undecided_kinds(services, ["foreigner"])
        assert not undecided_kinds(services, ["juristic"])

    def test_a_company_misses_nothing_where_only_people_are_told_apart(self):
        service = Service([paper(name="บัตร", cases=["person"]), paper(name="หนังสือเดินทาง", cases=["foreigner"])])
        shown = [need.papers[0].first.value["name"] for need in list_papers([service], ["juristic", "proxy"]).needs]
        assert shown == ["บัตร", "หนังสือเดินทาง"]
        assert len(list_papers([service], ["person"]).needs) == 1

    def test_each_service_of_the_list_must_have_its_answer(self):
        licence = Service([paper(cases=["person"]), paper(cases=["foreigner"])])
        company = Service([paper(cases=["person"]), paper(cases=["juristic"])])
        assert undecided_kinds([licence, company], ["foreigner"]) == {"person", "juristic"}
        assert not undecided_kinds([licence, company], ["foreigner", "person"])

    def test_fees_tell_them_apart_too(self):
        assert undecided_kinds([Service([paper()], [fee_row(cases=["person"])])], []) == {"person", "juristic"}

    def test_other_cases_are_not_asked_for(self):
        services = [Service([paper(cases=["proxy"]), paper(cases=["minor"])])]
        assert told_apart(services) == {"proxy", "minor"}
        assert not undecided_kinds(services, [])


class TestFees:
    def test_certain_fees_add_up_to_the_satang(self):
        first = Service(fees=[fee_row(amount=Decimal("20.25")), fee_row(amount=Decimal("0.50"))])
        found = total_fees([first, Service(fees=[fee_row(amount=Decimal(100))])], [])
        assert [fees.total for fees in found.services] == [Decimal("20.75"), Decimal(100)]
        assert (found.total, found.is_whole) == (Decimal("120.75"), True)

    @pytest.mark.parametrize(
        "values",
        [
            {"per": "ฉบับ"},
            {"kind": "range", "amount_to": 50},
            {"kind": "percent", "amount": None, "percent": 2},
            {"kind": "varies", "amount": None, "note": "ตามระยะทาง"},
            {"applies": "optional"},
            {"applies": "deposit"},
            {"applies": "conditional", "note": "ถ้าทำบัตรหาย", "cases": ["proxy"]},
            {"group": "A"},
        ],
    )
    def test_a_fee_that_is_not_certain_is_listed_and_not_added(self, values):
        found = total_fees([Service(fees=[fee_row(amount=20), fee_row(**values)])], ["proxy"])
        assert found.total == 20
        assert len(found.services[0].open) == 1
        assert not found.is_whole

    def test_a_fee_of_another_case_is_left_out(self):
        service = Service(fees=[fee_row(amount=20, cases=["juristic"])])
        assert total_fees([service], ["person"]).services[0].is_for_others
        assert total_fees([service], ["juristic"]).total == 20

    def test_a_fee_whose_only_condition_is_a_case_is_certain_in_it(self):
        service = Service(fees=[fee_row(amount=20, applies="conditional", cases=["proxy"])])
        assert total_fees([service], ["proxy"]).total == 20

    def test_of_fees_that_exclude_each_other_by_case_the_one_left_is_certain(self):
        rows = [fee_row(amount=50, group="A", cases=["person"]), fee_row(amount=100, group="A", cases=["juristic"])]
        assert total_fees([Service(fees=rows)], ["juristic"]).total == 100
        assert total_fees([Service(fees=rows)], ["juristic", "person"]).total == 0

    def test_a_record_without_a_word_on_fees_is_not_free(self):
        found = total_fees([Service(fees_state="empty")], [])
        assert (found.is_whole, found.figure) == (False, "")
        assert total_fees([Service()], []).is_whole


cases = st.lists(st.sampled_from([code for code, _label in CASES]), unique=True, max_size=3)
amounts = st.one_of(st.none(), st.integers(0, 99))
rows = st.builds(
    lambda **values: document_row(**values),
    name=st.sampled_from(["บัตร", "Card", " card", "หนังสือมอบอำนาจ"]),
    originals=amounts,
    copies=amounts,
    unit=st.sampled_from(["", "set"]),
    cases=cases,
    condition=st.sampled_from(["", "ถ้ามี"]),
    one_of=st.sampled_from(["", "", "A", "B"]),
)
fees = st.builds(
    lambda **values: fee_row(**values),
    amount=st.decimals(0, 10**6, places=2),
    per=st.sampled_from(["", "ฉบับ"]),
    cases=cases,
    group=st.sampled_from(["", "A"]),
)
services = st.lists(st.builds(Service, st.lists(rows, max_size=4), st.lists(fees, max_size=3)), min_size=1, max_size=4)


def sums(found):
    quantities = sorted((repr(need.originals), repr(need.copies)) for need in found.needs)
    return found.copies, found.sets, quantities


class TestAlways:
    @given(data=st.data(), given_services=services, chosen=cases)
    def test_the_order_of_services_makes_no_difference_to_sums(self, data, given_services, chosen):
        shuffled = data.draw(st.permutations(given_services))
        assert sums(list_papers(given_services, chosen)) == sums(list_papers(shuffled, chosen))
        assert total_fees(given_services, chosen).total == total_fees(shuffled, chosen).total

    @given(given_services=services, chosen=cases)
    def test_no_paper_is_lost_or_invented(self, given_services, chosen):
        shown = sorted(demand.row.id for need in list_papers(given_services, chosen).needs for demand in need.demands)
        wanted = [
            row.id
            for service in given_services
            for row in service.rows["documents"]
            if not row.value["cases"] or set(row.value["cases"]) & set(cases_at(service, chosen))
        ]
        assert shown == sorted(wanted)

    @given(given_services=services, chosen=cases)
    def test_the_copies_of_a_paper_are_those_of_its_rows(self, given_services, chosen):
        for need in list_papers(given_services, chosen).needs:
            for merged in need.papers:
                stated = [demand.value["copies"] for demand in merged.demands if demand.value["copies"] is not None]
                assert merged.copies.number == (sum(stated) if stated else None)
                assert merged.copies.complete == (len(stated) == len(merged.demands))

    @given(given_services=services, chosen=cases, more=cases)
    def test_choosing_more_cases_takes_no_paper_away(self, given_services, chosen, more):
        def shown(which):
            return {demand.row.id for need in list_papers(given_services, which).needs for demand in need.demands}

        assert shown(chosen) <= shown({*chosen, *more})

    @given(given_services=services, chosen=cases)
    def test_every_fee_that_applies_is_added_or_listed(self, given_services, chosen):
        found = total_fees(given_services, chosen)
        for service, own in zip(given_services, found.services, strict=True):
            may_be = set(cases_at(service, chosen))
            applying = [
                row for row in service.rows["fees"] if not row.value["cases"] or set(row.value["cases"]) & may_be
            ]
            assert all(not row.value["cases"] or set(row.value["cases"]) & set(chosen) for row in own.certain)
            assert sorted(row.id for row in own.certain + own.open) == sorted(row.id for row in applying)
        assert found.total == sum(row.value["amount"] for own in found.services for row in own.certain)
