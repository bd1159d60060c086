"""What the processes of a run share is made once; the order of the tests (docs/operations/tests.md)."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from tests import distribution, prepared


def test_what_is_shared_is_made_once_and_whole_for_everybody(tmp_path):
    made = []

    def make(path):
        made.append(path)
        path.write_text("half")
        path.write_text("whole")

    def read(_number):
        return prepared.once(tmp_path / "shared", make).read_text()

    with ThreadPoolExecutor(8) as several:
        assert set(several.map(read, range(16))) == {"whole"}
    assert made == [tmp_path / "shared"]


def test_what_failed_is_made_again(tmp_path):
    def fail(path):
        path.write_text("half")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        prepared.once(tmp_path / "shared", fail)
    assert prepared.once(tmp_path / "shared", lambda path: path.write_text("whole")).read_text() == "whole"


def item(path, *fixtures, group=None):
    marks = [pytest.mark.xdist_group(group).mark] if group else []
    found = SimpleNamespace(path=path, nodeid=f"{path}::test", fixturenames=list(fixtures), marks=marks)
    found.get_closest_marker = lambda name: next((mark for mark in found.marks if mark.name == name), None)
    found.add_marker = lambda decorator: found.marks.append(decorator.mark)
    return found


def test_long_groups_begin_and_single_tests_end():
    first, last = distribution.LONGEST[0], distribution.LONGEST[-1]
    items = [
        item("single_site", "site_of_the_module"),
        item("single"),
        item("group_site", "site_of_the_module", group="b"),
        item("group", group="a"),
        item("last", group=last),
        item("first", group=first),
    ]
    distribution.put_in_order(items)
    assert [one.path for one in items] == ["first", "last", "group", "single", "group_site", "single_site"]


def test_a_module_keeps_its_order_and_its_tests_together():
    items = [item("a", "db"), item("a", "agencies_of_the_module", "site_of_the_module"), item("b")]
    distribution.keep_together(items)
    distribution.put_in_order(items)
    assert [(one.path, one.fixturenames[:1]) for one in items] == [("b", []), ("a", ["db"]), ("a", ["agencies_of_the_module"])]  # fmt: skip
    assert [[mark.args for mark in one.marks] for one in items] == [[], [("a",)], [("a",)]]


def test_without_a_database_is_who_asks_for_none():
    items = [item("a"), item("b", "django_db_setup")]
    assert [one.path for one in distribution.leave_out_what_needs_no_database(items)] == ["a"]
    assert [one.path for one in items] == ["b"]
