"""What a head adds to the standards: their files, evidence by hand, who closes a gap; and the states of past months."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model_string

from home.standard.reading import LONGEST_CODE, LONGEST_KEY, MOST_MONTHS, read
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import pick
from portal.evidence import State

STATES = [(state.value, state.label) for state in State]


class StandardFile(models.Model):
    """A standard that an administrator has added, or has put in the place of the one that comes with the portal."""

    key = models.CharField(_("key"), max_length=LONGEST_KEY, unique=True)
    text = models.TextField(pgettext_lazy("standard", "file"))
    stored = models.DateTimeField(_("stored on"), auto_now=True)

    class Meta:
        verbose_name = _("file of a standard")
        verbose_name_plural = _("files of standards")

    def __str__(self):
        return self.key

    def clean(self):
        self.key = read(self.text).key


class ShownStandard(models.Model):
    """A further standard of which everybody may see how the centre meets it; a head says so."""

    kept_by_heads = True

    key = models.CharField(_("key"), max_length=LONGEST_KEY, unique=True)

    class Meta:
        verbose_name = _("standard that is shown to the public")
        verbose_name_plural = _("standards that are shown to the public")

    def __str__(self):
        return self.key


class OfCriterion(models.Model):
    """Belongs to a criterion, by the key of its standard and its code: standards are data."""

    standard = models.CharField(max_length=LONGEST_KEY)
    criterion = models.CharField(max_length=LONGEST_CODE)

    class Meta:
        abstract = True


class AddedEvidence(OfCriterion):
    """Evidence that a person adds to a criterion: a page of the site, a document, or an address elsewhere.

    It is a proof beside those that the portal finds. Where it says which measure it stands for, it takes that measure's
    place while it can be opened and is not too old; without a link there is nothing that could.
    """

    kept_by_heads = True

    title_th = models.CharField(_("title (Thai)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    page_key = models.UUIDField(_("page of this site"), null=True, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("address elsewhere"), blank=True, max_length=500)
    day = models.DateField(_("date of the evidence"), help_text=_("Day/month/year, such as 1/10/2569."))
    months = models.PositiveSmallIntegerField(
        _("valid for (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
        help_text=_("After so many months it is out of date."),
    )
    stands_for = models.CharField(_("stands for the measure"), max_length=LONGEST_KEY, blank=True)
    reason = models.TextField(_("why it proves that"), blank=True, max_length=1000)
    is_public = models.BooleanField(pgettext_lazy("record", "public"), default=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("record", "owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["standard", "criterion"])]
        verbose_name = _("evidence added by hand")
        verbose_name_plural = _("evidence added by hand")

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return pick(self.title_th, self.title_en)

    def clean(self):
        given = [bool(self.page_key), bool(self.document_id), bool(self.url)]
        if sum(given) != 1:
            raise ValidationError(
                _("Choose a page, or choose a document, or enter an address: one of the three is the evidence.")
            )
        if self.stands_for and not self.reason.strip():
            raise ValidationError({"reason": _("Say in a sentence why this proves what the measure could not find.")})


class Care(OfCriterion):
    """Who closes the gap of a criterion, by when, and how."""

    kept_by_heads = True

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due = models.DateField(_("by when"), null=True, blank=True, help_text=_("Day/month/year, such as 1/10/2569."))
    note = models.TextField(_("what is to be done"), blank=True, max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "criterion"], name="home_one_care_a_criterion")]
        verbose_name = _("care for a criterion")
        verbose_name_plural = _("care for criteria")

    def __str__(self):
        return f"{self.standard} {self.criterion}"


class CriterionMonth(OfCriterion):
    """The state of a criterion at the end of a month; of the present month, when it was last kept.

    ``findings``: what each measure said, in both languages, as ``keeping._say`` writes it.
    """

    month = models.DateField(_("month"))
    state = models.CharField(_("state"), max_length=8, choices=STATES)
    findings = models.JSONField(default=list)
    kept = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "criterion", "month"], name="home_one_state_a_month"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="home_month_by_its_first_day"),
        ]
        verbose_name = _("state of a criterion")
        verbose_name_plural = _("states of criteria")

    def __str__(self):
        return f"{self.standard} {self.criterion} {self.month:%Y-%m}"


class EvidencePack(models.Model):
    """The pack of a fiscal year that is over, as it was made; it never changes."""

    kept_by_heads = True

    year = models.PositiveSmallIntegerField(_("fiscal year"), unique=True)
    file = models.FileField(pgettext_lazy("standard", "file"), upload_to="evidence/")
    sha256 = models.CharField(max_length=64)
    made = models.DateTimeField(_("made on"), auto_now_add=True)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("evidence pack")
        verbose_name_plural = _("evidence packs")

    def __str__(self):
        return str(FiscalYear(self.year))
