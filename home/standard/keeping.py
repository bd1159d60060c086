"""The states of the criteria, month by month: what the public page shows, and since when a criterion is met."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from home.standard.catalogue import standards
from home.standard.judging import Board, Standing, board
from home.standard.models import CriterionMonth
from home.standard.reading import Criterion, Group, Standard
from home.standard.still_public import still_public
from portal import tree
from portal.bilingual.language import LANGUAGES, active_language
from portal.evidence import State


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a criterion last. ``since``: the first day of the month since which it has been in this state."""

    criterion: Criterion
    state: State
    since: datetime.date
    findings: list[dict[str, Any]]
    open: frozenset[str] = frozenset()  # the addresses that everybody may still open

    @property
    def sentences(self) -> list[str]:
        """What each measure said, in the active language."""
        return [finding["says"][active_language()] for finding in self.findings]

    @property
    def proofs(self) -> list[tuple[str, str]]:
        """Label and address of what everybody may open, each once, in the active language."""
        proofs = [proof for finding in self.findings for proof in finding["proofs"][active_language()]]
        return list(
            dict.fromkeys(
                (proof["label"], proof["url"]) for proof in proofs if proof["public"] and proof["url"] in self.open
            )
        )

    @property
    def is_proved_inside(self) -> bool:
        """Whether something proves it that is not for everybody."""
        return any(finding["proofs"][active_language()] for finding in self.findings) and not self.proofs


@dataclass(frozen=True)
class KeptBoard:
    """A standard as it was met when it was last kept; ``kept`` None before that."""

    standard: Standard
    kept: datetime.datetime | None
    criteria: dict[str, Kept]

    @property
    def groups(self) -> list[tuple[Group, list[Kept]]]:
        groups = [(group, [self.criteria[one.code] for one in group.criteria if one.code in self.criteria]) for group in self.standard.groups]  # fmt: skip
        return [(group, kept) for group, kept in groups if kept]

    @property
    def counts(self) -> list[tuple[State, int]]:
        states = [kept.state for kept in self.criteria.values()]
        return [(state, states.count(state)) for state in State]


def keep_all(day: datetime.date) -> list[Board]:
    """Keep the state of every standard on ``day`` as that of its month. Past months are never touched."""
    return [_keep(standard, day) for standard in standards().values()]


@transaction.atomic
def _keep(standard: Standard, day: datetime.date) -> Board:
    """Links are those of a language, so the measures are asked in each."""
    findings: dict[str, list[dict]] = {}
    for language in LANGUAGES:
        with translation.override(language):
            asked = board(standard, day)
            for code, standing in asked.standings.items():
                _say(findings.setdefault(code, [{} for _one in standing.judged]), standing, language)
    now = timezone.now()
    rows = [
        CriterionMonth(
            standard=standard.key,
            criterion=code,
            month=day.replace(day=1),
            state=standing.state,
            findings=findings[code],
            kept=now,
        )
        for code, standing in asked.standings.items()
    ]
    CriterionMonth.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["standard", "criterion", "month"],
        update_fields=["state", "findings", "kept"],
    )
    tree.changed()
    return asked


def _say(findings: list[dict], standing: Standing, language: str) -> None:
    """``key``, ``state``, ``numbers``, ``as_of``; by language ``name``, ``says`` and ``proofs``, of the first those by hand too."""
    for place, (stored, judged) in enumerate(zip(findings, standing.judged, strict=True)):
        finding = judged.finding
        proofs = [*finding.proofs, *([] if place else standing.proofs_by_hand)]
        stored |= {"key": judged.demand.measure, "state": judged.state, "numbers": dict(finding.numbers)}
        stored["as_of"] = finding.as_of.isoformat() if finding.as_of else None
        told = {
            "name": judged.name,
            "says": " ".join(filter(None, (str(finding.says), judged.stands_in, judged.age))),
            "proofs": [{"label": str(proof.label), "url": proof.url, "public": proof.public} for proof in proofs],
        }
        for name, value in told.items():
            stored.setdefault(name, {})[language] = value


def last_kept(standard: Standard) -> KeptBoard:
    """What was kept last."""
    return kept_until(standard, datetime.date.max)


def kept_until(standard: Standard, day: datetime.date) -> KeptBoard:
    """What was kept last until the month of ``day``.

    Three queries: the states of all months without what was said, what was said last, and the documents it names.
    """
    history: dict[str, list[tuple[datetime.date, str]]] = defaultdict(list)
    rows = CriterionMonth.objects.filter(standard=standard.key, month__lte=day)
    for code, month, state in rows.order_by("-month").values_list("criterion", "month", "state"):
        history[code].append((month, state))
    last = max((months[0][0] for months in history.values()), default=None)
    latest = {row.criterion: row for row in rows.filter(month=last)} if last else {}
    told = [
        proof for row in latest.values() for finding in row.findings for proof in finding["proofs"][active_language()]
    ]
    shown = frozenset(still_public(proof["url"] for proof in told if proof["public"]))
    kept = {
        code: Kept(criterion, State(latest[code].state), _since(history[code]), latest[code].findings, shown)
        for code, criterion in standard.criteria.items()
        if code in latest
    }
    return KeptBoard(standard, max((row.kept for row in latest.values()), default=None), kept)


def _since(months: list[tuple[datetime.date, str]]) -> datetime.date:
    """``months``: the latest first. The first of the months at the end that are all in the same state."""
    since, state = months[0]
    for month, other in months[1:]:
        if other != state:
            break
        since = month
    return since


def history_of(standard: str, criterion: str, months: int) -> list[CriterionMonth]:
    """The last months that were kept of a criterion, the latest first."""
    rows = CriterionMonth.objects.filter(standard=standard, criterion=criterion)
    return list(rows.defer("findings").order_by("-month")[:months])
