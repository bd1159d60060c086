"""What is deleted when its time is over, and what is sealed anew when the keys change."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from home.feedback.models import Case, CaseEvent, PageFeedback
from home.feedback.sealing import SealedForGoodError, sealed_anew

PORTION = 200


@dataclass
class Swept:
    """How many cases lost the person, how many all that was written, how many words on pages were emptied."""

    persons: int = 0
    cases: int = 0
    words: int = 0


def sweep(now: datetime.datetime | None = None) -> Swept:
    """Deletes the person of cases closed ``FEEDBACK_PERSON_DAYS`` ago, and of all that came in ``FEEDBACK_WORDS_YEARS`` ago
    everything that was written: words, answers, notes, and words on pages. Counts and states stay."""
    now, swept = now or timezone.now(), Swept()
    persons_before = now - datetime.timedelta(days=settings.FEEDBACK_PERSON_DAYS)
    words_before = _years_before(now, settings.FEEDBACK_WORDS_YEARS)
    for case in Case.objects.filter(received_at__lt=words_before).exclude(sealed_matter="").only("pk"):
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(sealed_matter="", sealed_person="", sealed_answer="")
            case.events.update(sealed_note="")
            case.events.create(deed=CaseEvent.Deed.DELETED, at=now)
        swept.cases += 1
    for case in Case.objects.filter(closed_at__lt=persons_before).exclude(sealed_person="").only("pk"):
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(sealed_person="")
            case.events.create(deed=CaseEvent.Deed.DELETED, at=now)
        swept.persons += 1
    old = PageFeedback.objects.filter(day__lt=timezone.localdate(words_before)).exclude(words="")
    swept.words = old.update(words="")
    return swept


def seal_anew() -> tuple[int, int]:
    """Seals everything with the first key; how many texts were, and how many no key opens, which are left alone."""
    done = lost = 0
    for model, names in ((Case, ("sealed_matter", "sealed_person", "sealed_answer")), (CaseEvent, ("sealed_note",))):
        for row in model.objects.only("pk", *names).order_by("pk").iterator(chunk_size=PORTION):
            anew: dict[str, str] = {}
            for name in names:
                sealed = getattr(row, name)
                try:
                    anew |= {name: sealed_anew(sealed)} if sealed else {}
                except SealedForGoodError:
                    lost += 1
            # Only what is still as it was read: somebody may have written in the meantime.
            if anew:
                unchanged = {name: getattr(row, name) for name in anew}
                done += len(anew) * model.objects.filter(pk=row.pk, **unchanged).update(**anew)
    return done, lost


def _years_before(now: datetime.datetime, years: int) -> datetime.datetime:
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # 29 February
        return now.replace(year=now.year - years, day=28)
