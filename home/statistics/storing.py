"""What counts would change, and the change itself: all of it or nothing."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from home.statistics.models import ServiceMonth, Source
from home.statistics.reading import Count, Key

# Rows of one statement: SQLite takes no more names in one.
AT_ONCE = 500


class ChangedMeanwhileError(Exception):
    """What is stored is no longer what was shown beside the new counts."""


@dataclass(frozen=True, slots=True)
class Change:
    count: Count
    before: int


@dataclass
class Plan:
    """What counts are beside those that are stored."""

    new: list[Count] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0

    @classmethod
    def of(cls, counts: Sequence[Count]) -> "Plan":
        stored, plan = stored_counts(counts), cls()
        for count in counts:
            before = stored.get(count.key)
            if before is None:
                plan.new.append(count)
            elif before == count.users:
                plan.unchanged += 1
            else:
                plan.changed.append(Change(count, before))
        return plan

    @property
    def fingerprint(self) -> str:
        """The same as long as the same would happen."""
        new = [(count.service_code, count.month.isoformat(), count.channel, count.users) for count in self.new]
        changed = [(change.count.service_code, change.count.month.isoformat(), change.count.channel, change.before, change.count.users) for change in self.changed]  # fmt: skip
        return hashlib.sha256(json.dumps([new, changed, self.unchanged]).encode()).hexdigest()


def stored_counts(counts: Iterable[Count]) -> Mapping[Key, int]:
    """What is stored for the months of ``counts``. One query."""
    months = {count.month for count in counts}
    rows = ServiceMonth.objects.filter(month__in=months).order_by()
    return {
        (code, month, channel): users
        for code, month, channel, users in rows.values_list("service_code", "month", "channel", "users")
    }


def store(counts: Sequence[Count], by=None, source: str = Source.IMPORTED, seen: str | None = None) -> Plan:
    """Store the counts and return what was done. ``seen``: the fingerprint of the plan that was confirmed.

    Raises ChangedMeanwhileError, and stores nothing, where the plan is another by now.
    """
    with transaction.atomic():
        plan = Plan.of(counts)
        if seen is not None and plan.fingerprint != seen:
            raise ChangedMeanwhileError
        write([*plan.new, *(change.count for change in plan.changed)], by, source)
    return plan


def write(counts: Iterable[Count], by, source: str) -> None:
    """Put the counts in, in place of what is there."""
    now = timezone.now()
    rows = [
        ServiceMonth(
            service_code=count.service_code,
            month=count.month,
            channel=count.channel,
            users=count.users,
            source=source,
            by=by,
            at=now,
        )
        for count in counts
    ]
    ServiceMonth.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["service_code", "month", "channel"],
        update_fields=["users", "source", "by", "at"],
    )
