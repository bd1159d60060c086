"""Sentences and links of findings, in the language of whoever reads them."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from home.records.addresses import shown_at
from home.records.base import Record
from home.records.cover import months_before
from portal.bilingual.dates import format_date
from portal.evidence import Proof

# How many records a finding shows.
SHOWN = 5
# A year up to the day that is asked: on 30 September it is the fiscal year itself, and in October it has not just begun.
YEAR_IN_MONTHS = 12

titled = lazy(str, str)
day_shown = lazy(format_date, str)
joined = lazy(lambda parts: ", ".join(str(part) for part in parts), str)
together = lazy(lambda parts: " ".join(str(part) for part in parts if part), str)


def told(sentence, **numbers):
    """``sentence``, lazy, with its ``{holes}`` filled: days in the era of the reader, numbers as 1,000."""
    return format_lazy(sentence, **{name: _shown(value) for name, value in numbers.items()})


def _shown(value):
    if isinstance(value, int):
        return f"{value:,}"
    return day_shown(value) if isinstance(value, datetime.date) else value


def lacking(parts: Iterable):
    """What lacks, or nothing to say."""
    parts = list(parts)
    return told(_("What lacks: {parts}."), parts=joined(parts)) if parts else ""


def year_before(day: datetime.date) -> datetime.date:
    """The day after which things lie in the year up to ``day``."""
    return months_before(day, YEAR_IN_MONTHS)


def proofs(records: Iterable[Record]) -> tuple[Proof, ...]:
    """For each record the screen on which it is kept, and its document and page where everybody may have them.

    What everybody sees bears a name of its own, never that of the record: a record may become private later.

    After them, where everybody reads those that are public.
    """
    found: list[Proof] = []
    records = list(records)
    for record in records[:SHOWN]:
        address = reverse(f"wagtailsnippets_home_{record._meta.model_name}:edit", args=[record.pk])
        found.append(Proof(titled(record), address, record.date))
        if file := record.public_file:
            found.append(Proof(file.title, file.url, record.date, public=True))
        if record.is_public and (page := getattr(record, "page", None)):
            found.append(Proof(page.title, page.url, record.date, public=True))
    return (*found, *shown_at(records))
