import datetime
from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from home.opening import Span
from portal.bilingual.dates import format_date
from portal.bilingual.language import PairedNames, pick

# The Thai weekday words are shared with Django, which has the same msgids: จันทร์, not วันจันทร์.
WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]
CLOSES_LATER = _("The closing time must be later than the opening time.")
LONGEST_EXCEPTION = 366
NAME_LENGTH = 200


class OpeningHours(models.Model):
    """One span of a weekday in which the counters are open; a lunch break makes two spans."""

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=WEEKDAYS)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="home_hours_in_order")]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": CLOSES_LATER})


class OpeningException(models.Model):
    """Days with other hours, or closed for a reason; they win over holidays and the hours of the week.

    Two spans of one day are two rows.
    """

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="exceptions")
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty for a single day."))
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Leave both times empty if the centre is closed.")
    )
    closes = models.TimeField(_("closes"), null=True, blank=True)
    reason_th = models.CharField(
        _("reason (Thai)"),
        max_length=200,
        help_text=_("What visitors read, such as: closed for the staff training day."),
    )
    reason_en = models.CharField(_("reason (English)"), max_length=200)

    panels = [
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel([FieldPanel("reason_th"), FieldPanel("reason_en")]),
    ]

    class Meta:
        ordering = ["starts", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="home_exception_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(closes__gt=F("opens")),
                name="home_exception_hours_in_order",
            ),
        ]
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self):
        return f"{self.starts} {self.reason_th}"

    def clean(self):
        errors = {}
        if self.starts and self.ends:
            if self.ends < self.starts:
                errors["ends"] = _("The last day must not be before the first day.")
            elif (self.ends - self.starts).days >= LONGEST_EXCEPTION:
                errors["ends"] = _("An exception may last a year at most. Change the hours of the week instead.")
        if (self.opens is None) != (self.closes is None):
            errors["closes" if self.closes is None else "opens"] = _("Enter both times, or neither for a closed day.")
        elif self.opens is not None and self.closes is not None and self.closes <= self.opens:
            errors["closes"] = CLOSES_LATER
        if errors:
            raise ValidationError(errors)

    @property
    def name(self) -> str:
        """The reason in the active language."""
        return pick(self.reason_th, self.reason_en)

    @property
    def last_day(self) -> datetime.date:
        return self.ends or self.starts

    @property
    def span(self) -> Span | None:
        """The hours of these days; None when the centre is closed."""
        return None if self.opens is None or self.closes is None else (self.opens, self.closes)

    def days(self) -> Iterator[datetime.date]:
        for number in range((self.last_day - self.starts).days + 1):
            yield self.starts + datetime.timedelta(days=number)


class Holiday(PairedNames, models.Model):
    """A day on which all locations are closed, unless an exception says otherwise."""

    date = models.DateField(_("day"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=NAME_LENGTH)
    name_en = models.CharField(_("name (English)"), max_length=NAME_LENGTH)
    source = models.CharField(
        _("source"),
        max_length=NAME_LENGTH,
        blank=True,
        help_text=_("Where the day is announced, such as a cabinet resolution."),
    )

    panels = [FieldPanel("date"), FieldPanel("name_th"), FieldPanel("name_en"), FieldPanel("source")]

    class Meta:
        ordering = ["date"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    @admin.display(description=_("day"), ordering="date")
    def day(self) -> str:
        """The date in the era of the active language."""
        return format_date(self.date)
