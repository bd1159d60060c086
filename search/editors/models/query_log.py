"""What is remembered of searches: counts of a day. No row is about one search, and none can be tied to a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY, LONGEST_KEY = 100, 100


class QueryLog(models.Model):
    """How often something was asked on a day, in one language, and what came of it."""

    query = models.CharField(_("question"), max_length=LONGEST_QUERY)
    language = models.CharField(_("language"), max_length=12)
    day = models.DateField(_("day"), db_index=True)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    without_result = models.PositiveIntegerField(_("without a result"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("question of a day")
        verbose_name_plural = _("questions of a day")
        constraints = [models.UniqueConstraint(fields=["query", "language", "day"], name="search_query_once_a_day")]

    def __str__(self):
        return f"{self.query} ({self.language}, {self.day})"


class PageClicks(models.Model):
    """How often a result was opened on a day, whatever had been asked: what people come for."""

    key = models.CharField(_("key"), max_length=LONGEST_KEY)
    language = models.CharField(_("language"), max_length=12)
    day = models.DateField(_("day"), db_index=True)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("opened results of a day")
        verbose_name_plural = _("opened results of a day")
        constraints = [models.UniqueConstraint(fields=["key", "language", "day"], name="search_page_once_a_day")]

    def __str__(self):
        return f"{self.key} ({self.language}, {self.day})"
