"""Meetings of the agencies at the centre, and what they resolved (criterion 6.5)."""

import datetime

from django.contrib import admin
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.records.base import Record, Row
from home.records.fields import AgencyCodesField, document, line, text
from portal.agencies import agencies
from portal.bilingual.dates import format_date


class Meeting(Record):
    """A meeting between the agencies concerned, with its minutes; internal until it is made public."""

    paired = ("title", "place", "others", "agenda")

    date = models.DateField(pgettext_lazy("meeting", "held on"))
    place_th, place_en = line(pgettext_lazy("meeting", "place"))
    agency_codes = AgencyCodesField(verbose_name=pgettext_lazy("meeting", "agencies present"))
    others_th, others_en = text(
        pgettext_lazy("meeting", "others present"), help_text=_("Who has no agency at this centre. One a line.")
    )
    agenda_th, agenda_en = text(pgettext_lazy("meeting", "agenda"))
    file = document(
        pgettext_lazy("meeting", "minutes"),
        help_text=_("Minutes in an internal collection are for staff, even where the meeting is public."),
    )

    class Meta(Record.Meta):
        verbose_name = pgettext_lazy("record", "meeting")
        verbose_name_plural = pgettext_lazy("record", "meetings")

    @property
    def present(self) -> list[str]:
        """The agencies by title, one that has left by its code, and who else was there; in the active language."""
        titles = {agency.code: agency.title for agency in agencies().values()}
        here = [titles.get(code, code) for code in sorted(self.agency_codes, key=[*titles, *self.agency_codes].index)]
        return here + self.said("others").split("\n") if self.others_th else here

    @admin.display(description=pgettext_lazy("meeting", "overdue resolutions"))
    def overdue(self) -> int:
        return sum(row.is_overdue for row in self.resolutions.all())


class Resolution(Row):
    """What a meeting resolved: who does it until when, and whether it is done."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("resolution", "open")
        DONE = "done", pgettext_lazy("resolution", "done")
        DROPPED = "dropped", pgettext_lazy("resolution", "dropped")

    paired = ("text", "responsible")
    needed = ("text",)

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="resolutions")
    text_th, text_en = text(pgettext_lazy("meeting", "resolution"))
    responsible_th, responsible_en = line(pgettext_lazy("resolution", "who does it"))
    due = models.DateField(pgettext_lazy("resolution", "due on"), null=True, blank=True)
    state = models.CharField(pgettext_lazy("record", "state"), max_length=7, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(pgettext_lazy("resolution", "done on"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("meeting", "resolution")
        verbose_name_plural = pgettext_lazy("meeting", "resolutions")

    def __str__(self):
        return self.said("text")

    def faults_within(self, record):
        faults = super().faults_within(record)
        if not self.text_th.strip():
            faults["text_th"] = gettext("Write what was resolved, in Thai at least.")
        if self.state == self.State.DONE and not self.done_on:
            faults["done_on"] = gettext("Say on which day it was done.")
        elif self.state != self.State.DONE and self.done_on:
            faults["done_on"] = gettext("What is not done has no such day. Leave it empty.")
        early = gettext("This is before the meeting. Accepted: %(day)s or later.")
        for name in ("due", "done_on"):
            if (day := getattr(self, name)) and record.date and day < record.date:
                faults.setdefault(name, early % {"day": format_date(record.date)})
        return faults

    @property
    def is_overdue(self) -> bool:
        """Whether it is open although its day is over."""
        return self.state == self.State.OPEN and self.due is not None and self.due < localdate()

    def is_due(self, day: datetime.date) -> bool:
        return self.state != self.State.DROPPED and self.due is not None and self.due <= day
