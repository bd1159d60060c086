"""Plans of the centre, short and long, with what is done, when, how and for how much (criterion 6.1)."""

import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.records.base import Record, Row, turned
from home.records.fields import document, line, text
from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FiscalYear


class Plan(Record):
    """A written plan with its activities; a short one lasts a fiscal year at most."""

    class Term(models.TextChoices):
        SHORT = "short", pgettext_lazy("plan", "short-term")
        LONG = "long", pgettext_lazy("plan", "long-term")

    paired = ("title", "purpose")
    needed = paired

    term = models.CharField(pgettext_lazy("plan", "term"), max_length=5, choices=Term.choices, default=Term.SHORT)
    date = models.DateField(pgettext_lazy("plan", "approved on"))
    purpose_th, purpose_en = text(pgettext_lazy("plan", "purpose"))
    starts = models.DateField(pgettext_lazy("record", "from"))
    ends = models.DateField(pgettext_lazy("record", "until"))
    file = document(pgettext_lazy("plan", "the plan as a document"))

    class Meta(Record.Meta):
        verbose_name = pgettext_lazy("record", "plan")
        verbose_name_plural = pgettext_lazy("record", "plans")

    def faults(self):
        return {**super().faults(), **turned(self.starts, self.ends)}

    def remarks(self):
        if self.term == self.Term.SHORT and FiscalYear.of(self.starts) != FiscalYear.of(self.ends):
            message = gettext(
                "“%(plan)s” is a short-term plan and lasts beyond one fiscal year. Is it a long-term one?"
            )
            return [message % {"plan": self}]
        return []

    def is_in_force(self, day: datetime.date) -> bool:
        return self.starts <= day <= self.ends


class PlanActivity(Row):
    """An activity of a plan with its period, steps, budget and results."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("activity", "planned")
        UNDER_WAY = "under_way", pgettext_lazy("activity", "under way")
        DONE = "done", pgettext_lazy("activity", "done")
        DROPPED = "dropped", pgettext_lazy("activity", "dropped")

    paired = ("title", "steps", "responsible", "half_year", "year")
    needed = ("title",)

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="activities")
    title_th, title_en = line(pgettext_lazy("activity", "what"), required=True)
    steps_th, steps_en = text(pgettext_lazy("activity", "steps"))
    starts = models.DateField(pgettext_lazy("record", "from"), null=True, blank=True)
    ends = models.DateField(pgettext_lazy("record", "until"), null=True, blank=True)
    budget = models.DecimalField(
        pgettext_lazy("activity", "budget in baht"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("A budget is 0 baht or more."))],
        help_text=_("0 means that it needs no money; empty means that it is not known yet."),
    )
    responsible_th, responsible_en = line(pgettext_lazy("activity", "who does it"))
    state = models.CharField(
        pgettext_lazy("record", "state"), max_length=9, choices=State.choices, default=State.PLANNED
    )
    half_year_th, half_year_en = text(pgettext_lazy("activity", "result after half of the year"))
    year_th, year_en = text(pgettext_lazy("activity", "result of the year"))

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("plan", "activity")
        verbose_name_plural = pgettext_lazy("plan", "activities")

    def __str__(self):
        return self.said("title")

    def faults_within(self, record):
        faults = {**super().faults_within(record), **turned(self.starts, self.ends)}
        if not (record.starts and record.ends and record.starts <= record.ends):
            return faults
        message = gettext("This lies outside the plan. Accepted: %(first)s to %(last)s.")
        outside = message % {"first": format_date(record.starts), "last": format_date(record.ends)}
        for name in ("starts", "ends"):
            day = getattr(self, name)
            if day and not record.starts <= day <= record.ends:
                faults.setdefault(name, outside)
        return faults

    @property
    def is_whole(self) -> bool:
        """Whether the standard's four are there: activity, period, steps, budget."""
        return bool(self.starts and self.ends and self.steps_th) and self.budget is not None
