"""What differs between two editions, told in words of both languages."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuals.editions.comparison import Change, compare, from_json, in_words, to_json
from tests.manuals.editions.samples import changed


def sentences(before, after, language="en"):
    return [sentence for _heading, told in in_words(compare(before, after), language) for sentence in told]


def service_of(data):
    return data["services"][0]


class TestInWords:
    def test_a_fee_is_told_with_its_unit_once(self, data):
        after = changed(data, ["services", 0, "fees", 0, "amount"], 70)
        assert sentences(data, after) == ["Fees, “New registration”: 50 → 70 baht"]
        assert sentences(data, after, "th") == ["ค่าธรรมเนียม “จดทะเบียนใหม่”: 50 → 70 บาท"]

    def test_the_words_of_a_figure_are_not_told_beside_it(self, data):
        after = changed(data, ["services", 0, "fees", 0, "amount"], 70)
        service_of(after)["fees"][0]["as_written"] = {"th": "70 บาท", "en": "70 baht"}
        assert sentences(data, after) == ["Fees, “New registration”: 50 → 70 baht"]
        only_words = copy.deepcopy(data)
        service_of(only_words)["fees"][0]["as_written"] = {"th": "ห้าสิบบาท", "en": "fifty baht"}
        assert len(sentences(data, only_words)) == 1

    def test_a_time_is_told_with_its_unit(self, data):
        after = changed(data, ["services", 0, "steps", 1, "duration"], 2)
        assert "Steps, “รับใบทะเบียน”, Time: 1 hour → 2 hours" in sentences(data, after)

    def test_a_row_that_is_new_or_gone_is_told_with_its_figure(self, data):
        after = copy.deepcopy(data)
        gone = service_of(after)["fees"].pop(0)
        assert sentences(data, after) == ["Fees: removed: “New registration” (50 baht)"]
        assert sentences(after, data) == ["Fees: new: “New registration” (50 baht)"]
        assert gone["id"]

    def test_an_order_is_told_by_the_names(self, data):
        after = copy.deepcopy(data)
        service_of(after)["documents"].reverse()
        assert sentences(data, after) == [
            "Papers to bring, order: House registration, แผนที่ร้าน → แผนที่ร้าน, House registration"
        ]

    def test_none_is_told_outright(self, data):
        after = changed(data, ["services", 0, "laws"], "none")
        assert sentences(data, after)[-1] == "Laws: new: None"

    def test_rows_that_were_never_filled_in(self, data):
        before = changed(data, ["services", 0, "forms"], "none")
        assert sentences(before, changed(data, ["services", 0, "forms"], None)) == ["Forms: None → not stated"]

    def test_a_choice_is_told_by_its_label(self, data):
        after = changed(data, ["services", 0, "mode"], "forward")
        assert sentences(data, after) == ["What the centre does: Completed here → Received and forwarded"]

    def test_a_field_that_is_emptied_is_not_stated(self, data):
        after = changed(data, ["services", 0, "result"], {"th": None, "en": None})
        assert sentences(data, after) == ["What you get: Registration certificate → not stated"]

    def test_an_english_text_alone_is_called_so(self, data):
        after = changed(data, ["services", 0, "summary", "en"], "Register your shop.")
        assert sentences(data, after) == ["Summary, English text: Register a shop. → Register your shop."]

    def test_an_order_of_services_and_a_service_that_comes(self, data):
        other = {**service_of(data), "code": "other", "name": {"th": "อื่น", "en": "Other"}}
        more = {**data, "services": [service_of(data), other]}
        assert sentences(data, more) == ["Service: new: Other"]
        turned = {**data, "services": [other, service_of(data)]}
        assert sentences(more, turned) == [
            "Services, order: Commercial registration, Other → Other, Commercial registration"
        ]

    def test_the_manual_itself_stands_first(self, data):
        after = changed(changed(data, ["manual", "purpose", "th"], "ใหม่"), ["services", 0, "mode"], "forward")
        headings = [heading for heading, _told in in_words(compare(data, after), "en", {"shop-register": "Shop"})]
        assert headings == ["The manual itself", "Shop"]

    def test_another_file_of_the_same_name_is_a_new_version(self, data):
        file = {"title": {"th": "แบบ", "en": None}, "name": "a.pdf", "hash": "1", "size": 1, "path": "/a"}
        before = changed(data, ["services", 0, "forms", 0, "file_th"], file)
        after = changed(data, ["services", 0, "forms", 0, "file_th"], {**file, "hash": "2"})
        assert sentences(before, after) == ["Forms, “คำขอจดทะเบียน”, File (Thai): แบบ → a new version"]
        moved = changed(data, ["services", 0, "forms", 0, "file_th"], {**file, "path": "/b", "size": 2})
        assert compare(before, moved) == []

    def test_hours_of_the_centre_that_one_edition_did_not_keep_have_not_changed(self, data):
        with_hours = changed(data, ["centre", "hours"], {"th": "จันทร์", "en": "Monday"})
        without = copy.deepcopy(data)
        del without["centre"]["hours"]
        assert compare(without, with_hours) == compare(with_hours, without) == []
        later = changed(data, ["centre", "hours"], {"th": "อังคาร", "en": "Tuesday"})
        assert sentences(with_hours, later) == ["Hours of the centre: Monday → Tuesday"]

    def test_each_change_says_where_it_stands(self, data):
        after = changed(data, ["services", 0, "appeal", "th"], "อุทธรณ์ได้ภายใน 30 วัน")
        (change,) = compare(data, after)
        assert (change.service, change.part) == ("shop-register", "complaints")

    def test_changes_are_stored_and_come_back(self, data):
        changes = compare(data, changed(data, ["services", 0, "mode"], "forward"))
        assert from_json(to_json(changes)) == changes
        assert all(isinstance(change, Change) for change in changes)

    def test_a_field_that_no_record_has_any_more_is_compared_by_its_bare_name(self, data):
        before = changed(data, ["services", 0, "bygone"], "x")
        assert sentences(before, data) == ["Bygone: x → not stated"]


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path


# What tells a manual, a service or a row, figures that follow from others, and where files lie.
NOT_COMPARED = {"schema_version", "key", "slug", "id", "code", "anchor"}


def is_compared(path) -> bool:
    if "totals" in path and path[-1] in {"duration", "minutes"}:
        return False
    return path[-1] not in NOT_COMPARED


OTHER = {bool: lambda value: not value, int: lambda value: value + 1, float: lambda value: value + 1}


def another(path, value):
    """Another value of the same kind, one that the place accepts."""
    choices = {
        "mode": "forward", "category": "advice", "impact": "significant", "process": "linked", "area": "district",
        "kind": {"fees": "varies", "channels": "post", "forms": "guide", "criteria": "method", "deadlines": "window"},
        "unit": {"documents": "set" if value != "set" else "copy"}, "way": "C", "one_of": "B", "group": "B",
        "rule": "one_of", "applies": "deposit", "opens_month": "5", "closes_month": "6",
    }  # fmt: skip
    field = next(step for step in reversed(path) if isinstance(step, str))
    found = choices.get(field)
    if isinstance(found, dict):
        found = found.get(path[2], "month")
    if found is not None and found != value:
        return found
    if field in {"file_th", "file_en"}:
        return {"title": {"th": "แบบ", "en": None}, "name": "a.pdf", "hash": "1", "size": 1, "path": "/a"}
    if value == []:
        return ["person"]
    if value is None:
        numbers = {
            "amount",
            "amount_to",
            "percent",
            "minimum",
            "maximum",
            "originals",
            "copies",
            "duration",
            "value",
            "opens_day",
            "closes_day",
        }
        return 7 if field in numbers else "ใหม่"
    return OTHER.get(type(value), lambda text: f"{text}ใหม่")(value)


class TestProperties:
    def test_a_manual_does_not_differ_from_itself(self, data):
        assert compare(data, copy.deepcopy(data)) == []

    def test_every_single_leaf_that_changes_is_found_and_told(self, data):
        missed = []
        for path in filter(is_compared, leaves(data)):
            value = data
            for step in path:
                value = value[step]
            after = changed(data, list(path), another(path, value))
            told = [sentences(data, after, language) for language in ("th", "en")]
            if not all(told):
                missed.append(path)
        assert missed == []

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(choice=st.data())
    def test_two_changes_are_never_fewer_than_one(self, data, choice):
        paths = [path for path in leaves(data) if is_compared(path)]
        first, second = (choice.draw(st.sampled_from(paths)) for _ in range(2))
        data = json.loads(json.dumps(data))  # a name is not changed with the title that it is made of

        def with_change(side, path):
            value = data
            for step in path:
                value = value[step]
            return changed(side, list(path), another(path, value))

        after = with_change(data, first)
        assert compare(data, after)
        if first != second:
            assert compare(data, with_change(after, second))
            assert compare(after, with_change(after, second))


@pytest.mark.usefixtures("db")
def test_an_empty_manual_has_no_changes():
    empty = {"title": {"th": "ก", "en": None}, "goals": [], "appendices": []}
    data = {"manual": empty, "centre": {}, "services": []}
    assert compare(data, data) == []
