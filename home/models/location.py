import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from home.opening import Schedule
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


@register_snippet
class Location(PairedNames, ClusterableModel):
    """Where the centre is and when it is open."""

    code = models.SlugField(_("code"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    address_th = models.TextField(_("address (Thai)"))
    address_en = models.TextField(_("address (English)"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    transport_th = models.TextField(_("how to get there (Thai)"), blank=True)
    transport_en = models.TextField(_("how to get there (English)"), blank=True)
    parking_th = models.TextField(_("parking (Thai)"), blank=True)
    parking_en = models.TextField(_("parking (English)"), blank=True)
    accessibility_th = models.TextField(_("accessibility (Thai)"), blank=True)
    accessibility_en = models.TextField(_("accessibility (English)"), blank=True)
    is_main = models.BooleanField(
        _("main location"), default=True, help_text=_("The location whose opening hours are shown on the home page.")
    )

    panels = [
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("address_th"), FieldPanel("address_en")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("transport_th"), FieldPanel("transport_en")]),
                FieldRowPanel([FieldPanel("parking_th"), FieldPanel("parking_en")]),
                FieldRowPanel([FieldPanel("accessibility_th"), FieldPanel("accessibility_en")]),
            ],
            _("Getting there"),
        ),
        InlinePanel("hours", heading=_("Opening hours"), label=_("Hours")),
        FieldPanel("is_main"),
    ]

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    @classmethod
    def main(cls) -> "Location | None":
        return cls.objects.filter(is_main=True).order_by("pk").first()

    @classmethod
    def main_schedule(cls) -> Schedule:
        """Weekly hours of the main location and the holidays from last week on."""
        week: dict[int, list] = {}
        for hours in OpeningHours.objects.filter(location__is_main=True).order_by("weekday", "opens"):
            week.setdefault(hours.weekday, []).append((hours.opens, hours.closes))
        since = timezone.localdate() - datetime.timedelta(days=7)
        return Schedule(week, {holiday.date: holiday for holiday in Holiday.objects.filter(date__gte=since)})

    @property
    def address(self):
        return pick(self.address_th, self.address_en)

    @property
    def transport(self):
        return pick(self.transport_th, self.transport_en)

    @property
    def parking(self):
        return pick(self.parking_th, self.parking_en)

    @property
    def accessibility(self):
        return pick(self.accessibility_th, self.accessibility_en)


class OpeningHours(models.Model):
    """One span of a weekday in which the counters are open; a lunch break makes two spans."""

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=WEEKDAYS)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday", "opens"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("The closing time must be later than the opening time.")})


@register_snippet
class Holiday(PairedNames, models.Model):
    """A day on which the centre is closed."""

    date = models.DateField(_("day"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)

    panels = [FieldPanel("date"), FieldPanel("name_th"), FieldPanel("name_en")]

    class Meta:
        ordering = ["date"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
