"""Which edition of a manual is in force on a day, from the tree in memory: no query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from manuals.models.edition import Edition, EditionFile, RecordAhead, Withdrawal
from portal import tree
from portal.bilingual.language import THAI
from service_pages.opendata.pairs import Pair, pair

EDITIONS, AHEAD = "manuals.editions", "manuals.records_ahead"
Key = UUID | str


@dataclass(frozen=True)
class FileFacts:
    """A PDF of an edition. ``name``: in the storage; ``size`` in bytes; ``service``: a sheet's, '' for the whole."""

    kind: str
    language: str
    service: str
    name: str
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True)
class EditionFacts:
    """An edition without what it says. ``withdrawn``: the day since which it is in force no more; None while it counts."""

    number: int
    effective: date
    withdrawn: date | None
    issued: datetime
    change_note: Pair
    approved_by: Pair
    files: tuple[FileFacts, ...] = ()
    reason: Pair | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """Of its services, in their order: each has a sheet."""
        return tuple(file.service for file in self.files if file.service and file.language == THAI)

    def counts_on(self, day: date) -> bool:
        """Whether it had taken effect and was not withdrawn on ``day``."""
        return self.effective <= day and (self.withdrawn is None or day < self.withdrawn)


def editions_of(key: Key, within: tree.Tree | None = None) -> tuple[EditionFacts, ...]:
    """All editions of a manual by number, the first one first. ``key``: its translation key.

    ``within``: the tree to read them from, for who asks of many manuals; without one the tree of this moment.
    """
    return (within or tree.snapshot()).facts(EDITIONS).get(digits(key), ())


def in_force(key: Key, day: date | None = None, within: tree.Tree | None = None) -> EditionFacts | None:
    """The edition in force on ``day`` (today): the latest that counts then, of one day the highest number.

    ``within``: see editions_of.
    """
    day = day or timezone.localdate()
    counting = [edition for edition in editions_of(key, within) if edition.counts_on(day)]
    return max(counting, key=lambda edition: (edition.effective, edition.number), default=None)


def announced(key: Key, day: date | None = None, within: tree.Tree | None = None) -> tuple[EditionFacts, ...]:
    """The editions that take effect after ``day`` (today) and are not withdrawn, the next one first.

    ``within``: see editions_of.
    """
    day = day or timezone.localdate()
    coming = [edition for edition in editions_of(key, within) if edition.effective > day and edition.withdrawn is None]
    return tuple(sorted(coming, key=lambda edition: (edition.effective, edition.number)))


def edition(key: Key, number: int) -> Edition:
    """The edition with its data; one query. Raises Edition.DoesNotExist."""
    return Edition.objects.get(manual_key=UUID(digits(key)), number=number)


def editions_with_changes(key: Key) -> list[Edition]:
    """All editions by number with what each has changed, without their data; one query."""
    return list(Edition.objects.filter(manual_key=UUID(digits(key))).defer("data").order_by("number"))


def current_editions(code: str) -> list[tuple[str, EditionFacts]]:
    """The editions with a service that are in force or announced, each with the key of its manual."""
    now, day = tree.snapshot(), timezone.localdate()
    return now.remembered(("manuals.current", day), lambda: _current(now, day)).get(code, [])


def _current(now: tree.Tree, day: date) -> dict[str, list[tuple[str, EditionFacts]]]:
    found: dict[str, list[tuple[str, EditionFacts]]] = defaultdict(list)
    for key in now.facts(EDITIONS):
        present = in_force(key, day, now)
        for edition in (*([present] if present else ()), *announced(key, day, now)):
            for code in edition.codes:
                found[code].append((key, edition))
    return dict(found)


def record_ahead(manual: Key, service: Key, number: int) -> date | None:
    """Since when the record of a service (by its translation key) says something else than the edition; None if not."""
    return _ahead_of(manual, number).get(digits(service))


def record_ahead_of_manual(manual: Key) -> date | None:
    """Since when the record of any of its services says something else than its last edition: the next one is due."""
    last = max((one.number for one in editions_of(manual) if not one.withdrawn), default=0)
    return min(_ahead_of(manual, last).values(), default=None)


def _ahead_of(manual: Key, number: int) -> Mapping[str, date]:
    return tree.snapshot().facts(AHEAD).get((digits(manual), number), {})


def digits(key: Key) -> str:
    """A translation key as the tree holds it: 32 hexadecimal digits."""
    return str(key).replace("-", "")


def facts_of(stored: Edition, withdrawal: Withdrawal | None = None, files: tuple[FileFacts, ...] = ()) -> EditionFacts:
    return EditionFacts(
        number=stored.number,
        effective=stored.effective,
        withdrawn=withdrawal.since if withdrawal else None,
        issued=stored.issued,
        change_note=pair(stored.change_note_th, stored.change_note_en),
        approved_by=pair(stored.approved_by_th, stored.approved_by_en),
        files=files,
        reason=pair(withdrawal.reason_th, withdrawal.reason_en) if withdrawal else None,
    )


def load_editions() -> Mapping[str, tuple[EditionFacts, ...]]:
    """Two queries a generation; what the editions say is not read."""
    files: dict[int, list[FileFacts]] = defaultdict(list)
    for row in EditionFile.objects.all():
        told = FileFacts(row.kind, row.language, row.service, str(row.file), row.sha256, row.size, row.pages)
        files[row.edition_id].append(told)
    found: dict[str, list[EditionFacts]] = defaultdict(list)
    stored = Edition.objects.select_related("withdrawal").defer("data", "changes").order_by("manual_key", "number")
    for one in stored:
        found[one.manual_key.hex].append(facts_of(one, getattr(one, "withdrawal", None), tuple(files[one.pk])))
    return {key: tuple(editions) for key, editions in found.items()}


def load_ahead() -> dict[tuple[str, int], dict[str, date]]:
    found: dict[tuple[str, int], dict[str, date]] = defaultdict(dict)
    for row in RecordAhead.objects.all():
        found[row.manual.hex, row.number][row.service.hex] = row.since
    return dict(found)


def connect() -> None:
    tree.register(EDITIONS, load_editions)
    tree.register(AHEAD, load_ahead)
    for model in (Edition, EditionFile, Withdrawal, RecordAhead):
        post_save.connect(tree.changed, sender=model, dispatch_uid="manuals.editions")
        post_delete.connect(tree.changed, sender=model, dispatch_uid="manuals.editions")
