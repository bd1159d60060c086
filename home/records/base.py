"""What all records of the centre have: a title, a day, an owner, and whether everybody may read them."""

import datetime

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from home.records.fields import StaffKey, line
from portal.bilingual.dates import format_date
from portal.bilingual.language import pick
from portal.collections import is_public

DAY_OF_RECORD = pgettext_lazy("record", "day")


class BothLanguages:
    """Mixin: columns in pairs, ``…_th`` and ``…_en``, of which readers get theirs.

    ``paired``: the pairs that readers of a public record see; ``needed``: those of them that may not be empty then.
    """

    paired: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    def said(self, name: str) -> str:
        """The pair ``name`` in the active language; Thai where English is missing."""
        return pick(getattr(self, f"{name}_th"), getattr(self, f"{name}_en"))

    def unsaid(self) -> dict[str, str]:
        """A sentence for each column that is empty and may not be, were this public; by column."""
        faults: dict[str, str] = {}
        for name in self.paired:
            columns = f"{name}_th", f"{name}_en"
            empty = [column for column in columns if not getattr(self, column).strip()]
            if len(empty) == 1 or (empty and name in self.needed):
                faults |= dict.fromkeys(empty, _("What everybody may read is written in both languages."))
        return faults


class Record(BothLanguages, ClusterableModel):
    """Something that the centre has done, with the person who answers for it. Private until it is made public."""

    kept_by_heads = True
    paired: tuple[str, ...] = ("title",)
    needed: tuple[str, ...] = ("title",)

    title_th, title_en = line(pgettext_lazy("record", "title"), required=True)
    date = models.DateField(DAY_OF_RECORD, default=localdate)
    owner = StaffKey(
        verbose_name=pgettext_lazy("record", "owner"), help_text=gettext_lazy("Who answers for it at the centre.")
    )
    is_public = models.BooleanField(
        pgettext_lazy("record", "public"),
        default=False,
        help_text=gettext_lazy("Everybody may read it, in both languages. Otherwise only those who keep the records."),
    )

    class Meta:
        abstract = True
        ordering = ["-date", "-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if faults := self.faults():
            raise ValidationError(faults)

    def faults(self) -> dict[str, str]:
        """What is wrong, a sentence by column."""
        return self.unsaid() if self.is_public else {}

    def remarks(self) -> list[str]:
        """What its owner should look at again, though it is saved."""
        return []

    @property
    def title(self) -> str:
        return self.said("title")

    @admin.display(description=DAY_OF_RECORD, ordering="date")
    def day(self) -> str:
        """In the era of the active language."""
        return format_date(self.date, "short")

    @property
    def public_file(self):
        """The document, where everybody may have it."""
        file = getattr(self, "file", None)
        return file if self.is_public and is_public(file) else None


class Row(BothLanguages, Orderable):
    """A line of a record, such as an activity of a plan."""

    class Meta(Orderable.Meta):
        abstract = True

    def faults_within(self, record: Record) -> dict[str, str]:
        """What is wrong of the row as a part of ``record``, whose columns may be empty; a sentence by column."""
        return self.unsaid() if record.is_public else {}


def turned(starts: datetime.date | None, ends: datetime.date | None) -> dict[str, str]:
    """A sentence at ``ends`` where a period ends before it starts."""
    if not (starts and ends and ends < starts):
        return {}
    message = _("This ends before it starts. Accepted: %(day)s or later.")
    return {"ends": message % {"day": format_date(starts)}}
