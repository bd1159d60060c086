"""Trainings of the staff (criterion 7.1), and who was there, from which follows who can stand in for whom (4.1)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.records.base import Record, Row, turned
from home.records.fields import ServiceCodesField, StaffKey, document, line

LEAST_HOURS = 0.5


class Training(Record):
    """A training of the centre's staff. Who attended is for those who keep the records, never for the public."""

    class Kind(models.TextChoices):
        BASIC = "basic", pgettext_lazy("training", "basics of service")
        STEPS = "steps", pgettext_lazy("training", "steps of services")

    paired = ("title", "trainer")

    kind = models.CharField(pgettext_lazy("training", "kind"), max_length=5, choices=Kind.choices, default=Kind.STEPS)
    date = models.DateField(pgettext_lazy("training", "first day"))
    ends = models.DateField(
        pgettext_lazy("training", "last day"), null=True, blank=True, help_text=_("Leave empty for a single day.")
    )
    hours = models.DecimalField(
        pgettext_lazy("training", "hours"),
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(LEAST_HOURS, _("A training lasts half an hour at least."))],
    )
    trainer_th, trainer_en = line(pgettext_lazy("training", "trainer"))
    file = document(pgettext_lazy("training", "materials"))
    services = ServiceCodesField(
        verbose_name=pgettext_lazy("training", "services covered"),
        help_text=_("Those that the attendees can answer for afterwards; they count in the cover of services."),
    )

    class Meta(Record.Meta):
        verbose_name = pgettext_lazy("record", "training")
        verbose_name_plural = pgettext_lazy("record", "trainings")

    def faults(self):
        return {**super().faults(), **turned(self.date, self.ends)}


class Attendance(Row):
    """Somebody of the staff who attended, by account or by name. For those who keep the records only."""

    kept_by_heads = True

    training = ParentalKey(Training, on_delete=models.CASCADE, related_name="attendances")
    person = StaffKey(verbose_name=pgettext_lazy("training", "account"))
    name = models.CharField(
        pgettext_lazy("training", "name"),
        max_length=150,
        blank=True,
        help_text=_("For those without an account. Write the same person alike each time."),
    )

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("training", "attendee")
        verbose_name_plural = pgettext_lazy("training", "attendees")

    def __str__(self):
        return str(self.person) if self.person else self.name

    def faults_within(self, record):
        if not self.person_id and not self.name.strip():
            return {"name": gettext("Choose an account or write a name.")}
        return {}

    def save(self, *args, **kwargs):
        """The name stays when the account goes."""
        if self.person and not self.name:
            self.name = str(self.person)[:150]
        super().save(*args, **kwargs)

    @property
    def identity(self) -> str:
        """The same for one person in all trainings: the account, else the name however it is spaced."""
        return f"#{self.person_id}" if self.person_id else " ".join(self.name.split()).casefold()
