"""The counts that the centre keeps: users of a service by month and channel, and typical times by fiscal year."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FIRST, LAST

CODE_LENGTH = 60  # of service_pages' codes
# A service with more users in a month than this has a slip of the finger.
MOST_USERS = 9_999_999
MOST_MINUTES = 60 * 24 * 366
METHOD_LENGTH = 200


class Channel(models.TextChoices):
    COUNTER = "counter", pgettext_lazy("channel", "Counter")
    ONLINE = "online", pgettext_lazy("channel", "Online")
    PHONE = "phone", pgettext_lazy("channel", "Phone")
    MOBILE = "mobile", pgettext_lazy("channel", "Mobile unit")
    POST = "post", pgettext_lazy("channel", "Post")


class Source(models.TextChoices):
    ENTERED = "entered", pgettext_lazy("source of a count", "Entered")
    IMPORTED = "imported", pgettext_lazy("source of a count", "Imported")


class Recorded(models.Model):
    """Who recorded a figure last, and when."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    at = models.DateTimeField(_("recorded at"), auto_now=True)

    class Meta:
        abstract = True


class ServiceMonth(Recorded):
    """The users of a service in a month by a channel. No row: no data. A row with 0: counted, and nobody came."""

    kept_by_heads = True

    service_code = models.CharField(_("service code"), max_length=CODE_LENGTH)
    month = models.DateField(_("month"), help_text=_("The first day of the month."))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    users = models.PositiveIntegerField(
        pgettext_lazy("statistics", "users"), validators=[MaxValueValidator(MOST_USERS)]
    )
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.ENTERED)

    class Meta:
        ordering = ["month", "service_code", "channel"]
        constraints = [
            models.UniqueConstraint(fields=["service_code", "month", "channel"], name="home_one_count_a_month"),
            models.CheckConstraint(condition=models.Q(channel__in=Channel.values), name="home_count_of_a_channel"),
        ]
        indexes = [models.Index(fields=["month"], name="home_count_month")]
        verbose_name = _("users of a month")
        verbose_name_plural = _("users by month")

    def __str__(self):
        return f"{self.service_code}, {format_date(self.month, 'month')}, {self.get_channel_display()}: {self.users}"

    def clean(self):
        if self.month and self.month.day != 1:
            raise ValidationError({"month": _("A month is stored as its first day.")})


class TypicalTime(Recorded):
    """How many minutes a service typically took in a fiscal year, of how many cases, and how that was found."""

    kept_by_heads = True

    service_code = models.CharField(_("service code"), max_length=CODE_LENGTH)
    year = models.PositiveSmallIntegerField(
        _("fiscal year"),
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        help_text=_("The year in which it ends, in the common era."),
    )
    minutes = models.DecimalField(
        _("typical minutes"),
        max_digits=7,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_MINUTES)],
    )
    n = models.PositiveIntegerField(
        _("cases measured"), validators=[MinValueValidator(1), MaxValueValidator(MOST_USERS)]
    )
    method = models.CharField(
        _("how it was found"),
        max_length=METHOD_LENGTH,
        blank=True,
        help_text=_("Such as: median of the queue system, or a stopwatch at the counter for a week."),
    )

    class Meta:
        ordering = ["year", "service_code"]
        constraints = [models.UniqueConstraint(fields=["service_code", "year"], name="home_one_time_a_year")]
        verbose_name = _("typical time")
        verbose_name_plural = _("typical times")

    def __str__(self):
        return f"{self.service_code}, {self.year}: {self.minutes}"
