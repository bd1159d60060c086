"""What is stored of the survey: answers without anybody, hours that were left out with the reason, and the rules."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.survey import formulas
from home.survey.place import Channel, Place
from portal.bilingual.language import ENGLISH, THAI

# Fewer answers than these are never shown, and public figures move by as many at a time (home/survey/tallies.py).
FEWEST = 5
HOUR, DAY = 1, 24  # hours that are left out together


def _between(least: int, most: int) -> list:
    return [MinValueValidator(least), MaxValueValidator(most)]


class SurveySettings(models.Model):
    """The rules by which answers become a figure, and for how long a card is valid. There is one row or none."""

    kept_by_heads = True

    formula = models.CharField(
        _("formula"),
        max_length=5,
        default=formulas.MEAN,
        choices=[
            (formulas.MEAN, _("Mean of the five grades, times 20")),
            (formulas.SHARE, _("Share of those who gave 4 or 5")),
        ],
        help_text=_("It is printed with every figure. Changing it changes the figures of earlier years too."),
    )
    least_per_cent = models.PositiveSmallIntegerField(
        _("least per cent"), default=85, validators=_between(1, 100), help_text=_("The standard asks for 85.")
    )
    least_answers = models.PositiveSmallIntegerField(
        _("least number of answers"),
        default=30,
        validators=_between(FEWEST, 10_000),
        help_text=_("With fewer, the figure is shown but does not meet the standard."),
    )
    shown_from = models.PositiveSmallIntegerField(
        _("shown from"),
        default=FEWEST,
        validators=_between(FEWEST, 100),
        help_text=_("With fewer answers no figure is shown, so that nobody's answer can be guessed. At least 5."),
    )
    card_months = models.PositiveSmallIntegerField(
        _("cards are valid for (months)"),
        default=3,
        validators=_between(1, 12),
        help_text=_("The month in which a card is made counts. Then make and print the cards anew."),
    )
    minute_limit = models.PositiveSmallIntegerField(
        _("answers a minute"),
        default=20,
        validators=_between(1, 1000),
        help_text=_("How many answers of one counter or service are taken in a minute."),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(formula__in=formulas.FORMULAS), name="home_survey_formula"),
            models.CheckConstraint(
                condition=Q(least_per_cent__gte=1, least_per_cent__lte=100), name="home_survey_least_per_cent"
            ),
            models.CheckConstraint(condition=Q(shown_from__gte=FEWEST), name="home_survey_shown_from"),
        ]
        verbose_name = _("rules of the survey")
        verbose_name_plural = _("rules of the survey")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def load(cls) -> "SurveySettings":
        """The rules in force; those of the standard before anybody has saved others."""
        return cls.objects.order_by("pk").first() or cls()


class SurveyExclusion(models.Model):
    """Answers of one hour or day at one place that do not count, and why. They are kept, and told in public as a number.

    ``hour``: the first; ``hours``: how many, 1 or those of a day.
    """

    kept_by_heads = True

    hour = models.DateTimeField(_("hour"))
    hours = models.PositiveSmallIntegerField(default=HOUR, editable=False)
    service_code = models.CharField(_("service"), max_length=60, blank=True)
    counter = models.CharField(_("counter"), max_length=60, blank=True)
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    reason = models.TextField(
        _("reason"), max_length=500, help_text=_("What makes these answers improbable, and who looked into it.")
    )
    answers_left_out = models.PositiveIntegerField(_("answers left out"), default=0, editable=False)
    excluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    excluded_at = models.DateTimeField(_("left out on"), auto_now_add=True)

    class Meta:
        ordering = ["-hour", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "hours", "service_code", "counter", "channel"], name="home_survey_one_exclusion"
            )
        ]
        verbose_name = _("hour left out of the survey")
        verbose_name_plural = _("hours left out of the survey")

    def __str__(self):
        return f"{self.hour:%Y-%m-%d %H} {self.service_code} {self.counter} {self.channel}"

    @property
    def place(self) -> Place:
        return Place(Channel(self.channel), self.service_code, self.counter)

    @property
    def is_of_a_day(self) -> bool:
        return self.hours == DAY


class SurveyAnswer(models.Model):
    """Two grades, the hour, and where the question was asked: nothing about who answered.

    ``form``: what was made of the form's nonce, so that it counts once; forgotten when no form is that old any more.
    """

    service_code = models.CharField(max_length=60, blank=True)
    counter = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    steps = models.PositiveSmallIntegerField(_("steps and time"))
    overall = models.PositiveSmallIntegerField(_("overall"))
    language = models.CharField(max_length=2, choices=[(THAI, THAI), (ENGLISH, ENGLISH)])
    hour = models.DateTimeField()
    form = models.CharField(max_length=32, null=True, unique=True)
    exclusion = models.ForeignKey(
        SurveyExclusion, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(steps__gte=1, steps__lte=5, overall__gte=1, overall__lte=5), name="home_survey_grades"
            )
        ]
        indexes = [models.Index(fields=["hour", "service_code"], name="home_survey_by_hour")]
        verbose_name = pgettext_lazy("survey", "answer")
        verbose_name_plural = pgettext_lazy("survey", "answers")

    def __str__(self):
        return f"{self.hour:%Y-%m-%d %H} {self.steps}/{self.overall}"


class SurveyMinute(models.Model):
    """How many answers a place has given in its latest minute, for the limit that all processes share (limits.py)."""

    place = models.CharField(max_length=130, primary_key=True)
    minute = models.BigIntegerField()  # since 1970
    answers = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.place} {self.minute}: {self.answers}"
