"""What an officer has confirmed to have read, and what is still to be read."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import DateTimeField, Value
from django.http import HttpRequest

from manuals.handbook.contents import Entry, outline
from manuals.handbook.memory import SectionFacts
from manuals.handbook.rights import OFFICERS
from manuals.models.section import ReadReceipt


@dataclass(frozen=True)
class Reading:
    """``confirmed``: when which version was confirmed, by id and number. ``is_asked``: whether the account is one of the
    officers who are counted."""

    confirmed: dict[tuple[str, int], datetime.datetime]
    is_asked: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Reading":
        """One query in a request, however often it is asked for."""
        known = getattr(request, "portal_reading", None)
        if known is None:
            known = request.portal_reading = cls._read(request.user)  # type: ignore[attr-defined]  # (kept for the request)
        return known

    @classmethod
    def _read(cls, user) -> "Reading":
        if not user.is_authenticated:
            return cls({}, False)
        nothing = (Value(0), Value(None, DateTimeField()))
        group = Group.objects.filter(name=OFFICERS, user=user).order_by().values_list("name", *nothing)
        receipts = ReadReceipt.objects.filter(user=user).values_list("section__code", "version", "at")
        rows = list(receipts.union(group, all=True))
        return cls({(code, version): at for code, version, at in rows if at}, any(at is None for *_code, at in rows))

    def asks_for(self, facts: SectionFacts) -> bool:
        """Whether the officer has the present version of a section still to read."""
        return self.is_asked and (facts.code, facts.version) not in self.confirmed

    def unread(self, language: str) -> list[Entry]:
        """In reading order."""
        return [entry for entry in outline(language) if self.asks_for(entry.facts)]

    def at(self, code: str, version: int) -> datetime.datetime | None:
        return self.confirmed.get((code, version))
