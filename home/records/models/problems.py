"""The log of what went wrong in running the centre (criterion 1.4)."""

import datetime

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records.base import Record
from home.records.fields import text


class Problem(Record):
    """A problem with its cause, what was done, and what came of it."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("problem", "open")
        SOLVING = "solving", pgettext_lazy("problem", "being solved")
        SOLVED = "solved", pgettext_lazy("problem", "solved")

    paired = ("title", "cause", "action", "result")

    date = models.DateField(pgettext_lazy("problem", "found on"), default=localdate)
    cause_th, cause_en = text(pgettext_lazy("problem", "cause"))
    action_th, action_en = text(pgettext_lazy("problem", "what was done"))
    result_th, result_en = text(pgettext_lazy("problem", "what came of it"))
    state = models.CharField(pgettext_lazy("record", "state"), max_length=8, choices=State.choices, default=State.OPEN)
    solved_on = models.DateField(pgettext_lazy("problem", "solved on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("problem")
        verbose_name_plural = _("problems")

    def faults(self):
        faults = super().faults()
        if self.state == self.State.SOLVED and not self.solved_on:
            faults["solved_on"] = _("Say on which day it was solved.")
        elif self.state != self.State.SOLVED and self.solved_on:
            faults["solved_on"] = _("A problem that is not solved has no such day. Leave it empty.")
        elif self.solved_on and self.date and self.solved_on < self.date:
            faults["solved_on"] = _("A problem is not solved before it is found.")
        return faults

    @property
    def is_dealt_with(self) -> bool:
        """Solved, and it is written what was done and what came of it."""
        return bool(self.state == self.State.SOLVED and self.action_th and self.result_th)

    def is_open_longer(self, day: datetime.date, days: int) -> bool:
        """Whether it was found more than ``days`` days before ``day`` and is not solved."""
        return self.state != self.State.SOLVED and (day - self.date).days > days
