"""What a head ordered last of the packs of a fiscal year, and how far the worker is with it."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.bilingual.fiscal_years import FiscalYear

# Nothing was heard of the worker for so long: the order may be given once more.
QUIET = datetime.timedelta(minutes=10)


class PackOrder(models.Model):
    """One a fiscal year, so that no two packs of it are made at once.

    ``run``: counts the orders; a task of an earlier one does nothing. ``file``: the preliminary pack of a year under way;
    the pack of a year that is over is an EvidencePack.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("evidence pack", "Waiting to be made")
        MAKING = "making", pgettext_lazy("evidence pack", "Being made")
        DONE = "done", pgettext_lazy("evidence pack", "Ready")
        FAILED = "failed", pgettext_lazy("evidence pack", "Not made")

    MOVING = (State.WAITING, State.MAKING)

    year = models.PositiveSmallIntegerField(_("fiscal year"), unique=True)
    is_final = models.BooleanField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    run = models.PositiveIntegerField(default=1)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    fault = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.FileField(pgettext_lazy("standard", "file"), upload_to="evidence/", blank=True)
    made = models.DateTimeField(_("made on"), null=True, blank=True)
    changed = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year"]
        default_permissions = ()
        verbose_name = _("order of an evidence pack")
        verbose_name_plural = _("orders of evidence packs")

    def __str__(self):
        return str(FiscalYear(self.year))

    @classmethod
    def free(cls) -> Q:
        """Of orders that may be given once more."""
        return ~Q(state__in=cls.MOVING) | Q(changed__lt=timezone.now() - QUIET)

    @property
    def is_quiet(self) -> bool:
        """Whether the worker has left it: it stopped, or none is running."""
        return self.state in self.MOVING and self.changed < timezone.now() - QUIET

    @property
    def is_moving(self) -> bool:
        return self.state in self.MOVING and not self.is_quiet
