"""Which edition is in force on a day: from memory."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manuals.editions import in_force as module
from manuals.editions.in_force import announced, edition, editions_of, editions_with_changes, in_force
from manuals.models import Edition, Withdrawal
from portal import tree
from tests.manuals.editions.samples import facts

KEY = uuid.uuid4()
TODAY = datetime.date(2026, 11, 23)


def stored(number, effective, **changes):
    values = {"manual_key": KEY, "change_note_th": "ก", "approved_by_th": "ข", "schema_version": 1, "data": {}}
    return Edition.objects.create(number=number, effective=effective, **(values | changes))


def day(month, of=1):
    return datetime.date(2026, month, of)


@pytest.mark.django_db
class TestOfAManual:
    def number_on(self, when):
        found = in_force(KEY, when)
        return found.number if found else None

    def test_none_before_the_first(self):
        stored(1, day(3))
        assert (self.number_on(day(2)), self.number_on(day(3))) == (None, 1)

    def test_the_latest_that_has_taken_effect(self):
        stored(1, day(1))
        stored(2, day(6))
        assert [self.number_on(day(month)) for month in (5, 6, 12)] == [1, 2, 2]

    def test_of_one_day_the_higher_number(self):
        stored(1, day(1))
        stored(2, day(1))
        assert self.number_on(day(1)) == 2

    def test_withdrawn_the_one_before_is_in_force_again_from_that_day(self):
        stored(1, day(1))
        second = stored(2, day(6))
        Withdrawal.objects.create(edition=second, since=day(6, 15), reason_th="ผิด")
        assert [self.number_on(when) for when in (day(6, 1), day(6, 14), day(6, 15))] == [2, 2, 1]

    def test_an_edition_of_the_future_is_announced_until_its_day(self):
        stored(1, day(1))
        stored(2, day(12))
        withdrawn = stored(3, day(12, 5))
        Withdrawal.objects.create(edition=withdrawn, since=TODAY, reason_th="ผิด")
        assert [one.number for one in announced(KEY, TODAY)] == [2]
        assert announced(KEY, day(12)) == ()

    def test_another_manual_has_its_own(self):
        stored(1, day(1))
        assert editions_of(uuid.uuid4()) == ()

    def test_the_key_may_be_the_tree_s(self):
        stored(1, day(1))
        assert editions_of(KEY.hex) == editions_of(str(KEY)) == editions_of(KEY)

    def test_asking_again_costs_nothing(self, django_assert_num_queries):
        stored(1, day(1))
        in_force(KEY)
        with django_assert_num_queries(1):  # the generation
            in_force(KEY)
        snapshot = tree.snapshot()
        with django_assert_num_queries(0):
            snapshot.facts(module.EDITIONS)

    def test_what_it_says_costs_one_query(self, django_assert_num_queries):
        stored(1, day(1), data={"schema_version": 1})
        with django_assert_num_queries(1):
            assert edition(KEY, 1).data == {"schema_version": 1}
        with django_assert_num_queries(1):
            assert [one.changes for one in editions_with_changes(KEY.hex)] == [[]]

    def test_an_unknown_number_is_told(self):
        with pytest.raises(Edition.DoesNotExist):
            edition(KEY, 9)

    def test_a_reason_is_known_without_a_query(self):
        Withdrawal.objects.create(edition=stored(1, day(1)), since=TODAY, reason_th="ผิด", reason_en="Wrong")
        (found,) = editions_of(KEY)
        assert (found.withdrawn, found.reason) == (TODAY, {"th": "ผิด", "en": "Wrong"})

    def test_words_are_in_the_reader_s_language(self, english):
        one = Edition(change_note_th="ก", change_note_en="Note", approved_by_th="ข")
        assert (one.change_note, one.approved_by) == ("Note", "ข")


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 1, 9))
EDITIONS = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6).map(
    lambda rows: tuple(
        facts(number, effective, withdrawn=withdrawn) for number, (effective, withdrawn) in enumerate(rows, 1)
    )
)


@given(editions=EDITIONS, when=DAYS)
def test_at_most_one_is_in_force_and_none_that_counts_is_later(editions, when):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "editions_of", lambda key, within: editions)
        found = in_force(KEY, when)
    counting = [one for one in editions if one.counts_on(when)]
    assert (found is None) == (not counting)
    for one in counting:
        assert (one.effective, one.number) <= (found.effective, found.number)
