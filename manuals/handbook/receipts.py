"""Who has read the present version of which section: for the head of the centre, on a page and as CSV."""

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manuals.handbook.contents import Entry, outline
from manuals.handbook.rights import OFFICERS
from manuals.models.section import ReadReceipt
from portal.bilingual.dates import format_date
from portal.models import User
from portal.tables.cells import guarded

Moments = dict[tuple[int, str], datetime.datetime]


@dataclass(frozen=True, slots=True)
class BySection:
    entry: Entry
    read: int
    missing: list[User]


@dataclass(frozen=True, slots=True)
class ByOfficer:
    officer: User
    read: int
    missing: list[Entry]


@dataclass(frozen=True)
class Report:
    """The officers of today, the sections in reading order, and when who confirmed the version in force."""

    officers: list[User]
    entries: tuple[Entry, ...]
    moments: Moments

    @classmethod
    def now(cls, language: str) -> "Report":
        """Two queries. Who has left the officers' group, or may not sign in any more, is left out."""
        officers = User.objects.filter(groups__name=OFFICERS, is_active=True).order_by("first_name", "username")
        entries = outline(language)
        present = {entry.facts.code: entry.facts.version for entry in entries}
        receipts = ReadReceipt.objects.filter(section__code__in=present).values_list(
            "user_id", "section__code", "version", "at"
        )
        moments = {(user, code): at for user, code, version, at in receipts if present[code] == version}
        return cls(list(officers), entries, moments)

    @property
    def by_section(self) -> Iterator[BySection]:
        for entry in self.entries:
            missing = [officer for officer in self.officers if not self._has_read(officer, entry)]
            yield BySection(entry, len(self.officers) - len(missing), missing)

    @property
    def by_officer(self) -> Iterator[ByOfficer]:
        for officer in self.officers:
            missing = [entry for entry in self.entries if not self._has_read(officer, entry)]
            yield ByOfficer(officer, len(self.entries) - len(missing), missing)

    def as_csv(self) -> HttpResponse:
        """One row a section and officer, safe from formulas; with the mark without which spreadsheets misread Thai."""
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        names = [
            _("Section of the handbook"),
            _("Title"),
            _("Version"),
            _("Officer"),
            _("User name"),
            pgettext("receipt", "Read on"),
        ]
        writer.writerow(names)
        for entry in self.entries:
            for officer in self.officers:
                at = self.moments.get((officer.pk, entry.facts.code))
                cells = [entry.facts.code, entry.node.title, str(entry.facts.version), str(officer), officer.username]
                writer.writerow([guarded(cell) for cell in [*cells, format_date(at)]])
        content = file.getvalue().encode("utf-8-sig")
        disposition = 'attachment; filename="read-receipts.csv"'
        return HttpResponse(content, "text/csv; charset=utf-8", headers={"Content-Disposition": disposition})

    def _has_read(self, officer: User, entry: Entry) -> bool:
        return (officer.pk, entry.facts.code) in self.moments
