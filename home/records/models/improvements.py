"""What was changed because of what was found (criterion 6.2), and the needs that lead there."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, Revision

from home.records.base import BothLanguages, Record, turned
from home.records.fields import CHANGED_PAGE, LINE, PageKeyField, StaffKey, text
from home.records.models.studies import NeedsStudy
from portal.bilingual.dates import format_date
from portal.bilingual.language import THAI, active_language
from portal.tree import Node, snapshot


def public_page(key) -> Node | None:
    """The page of a translation key in the active language, where everybody may read it; from memory."""
    node = snapshot().by_key(key, active_language()) if key else None
    return None if node is None or node.restricted else node


def published_page(key) -> Page | None:
    """The page of a translation key as it is published: the Thai one, or any other where there is no Thai one."""
    pages = Page.objects.live().filter(translation_key=key).select_related("locale", "live_revision") if key else ()
    return min(pages, key=lambda page: page.locale.language_code != THAI, default=None)


class Improvement(Record):
    """A finding, what was decided, and what was changed."""

    paired = ("title", "finding", "decision", "change")
    needed = ("title", "change")

    date = models.DateField(pgettext_lazy("improvement", "changed on"), default=localdate)
    study = models.ForeignKey(
        NeedsStudy,
        verbose_name=_("needs study"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="improvements",
        help_text=_("The study that found it. A need that was adopted is linked at the need."),
    )
    finding_th, finding_en = text(pgettext_lazy("improvement", "finding"))
    decision_th, decision_en = text(pgettext_lazy("improvement", "decision"))
    change_th, change_en = text(pgettext_lazy("improvement", "change"))
    page_key = PageKeyField(verbose_name=CHANGED_PAGE)
    edition = models.PositiveIntegerField(
        pgettext_lazy("improvement", "edition"),
        null=True,
        blank=True,
        help_text=_("Number of the edition of a manual with which it came into force."),
    )

    # The revision of the changed page that was published when it was chosen, and the day of that publication.
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, editable=False, related_name="+")
    published_on = models.DateField(null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("improvement")
        verbose_name_plural = _("improvements")

    def save(self, *args, **kwargs):
        if self.published_on is None or self.page_key != self._stored_page_key():
            page = published_page(self.page_key)
            self.revision = page.live_revision if page else None
            self.published_on = localdate(page.last_published_at) if page and page.last_published_at else None
        super().save(*args, **kwargs)

    def _stored_page_key(self):
        return Improvement.objects.filter(pk=self.pk).values_list("page_key", flat=True).first()

    @property
    def page(self) -> Node | None:
        return public_page(self.page_key)

    @property
    def has_lost_its_page(self) -> bool:
        """Whether the changed page is no longer there for everybody."""
        return bool(self.page_key) and self.page is None


class Need(BothLanguages, models.Model):
    """What somebody needs, however the centre heard of it: what is decided, what is changed, what is answered in public."""

    class Source(models.TextChoices):
        SEARCH = "search", pgettext_lazy("need", "search without result")
        SCORE = "score", pgettext_lazy("need", "low score")
        SUGGESTION = "suggestion", pgettext_lazy("need", "suggestion or complaint")
        STUDY = "study", pgettext_lazy("need", "study")
        OBSERVATION = "observation", pgettext_lazy("need", "own observation")

    class Decision(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("need", "not decided")
        ADOPTED = "adopted", pgettext_lazy("need", "adopted")
        LATER = "later", pgettext_lazy("need", "later")
        DECLINED = "declined", pgettext_lazy("need", "declined")

    kept_by_heads = True
    paired = needed = ("said", "did")

    source = models.CharField(
        pgettext_lazy("need", "source"), max_length=11, choices=Source.choices, default=Source.OBSERVATION
    )
    # What the source knows it by; none for what a person writes.
    key = models.CharField(max_length=LINE, blank=True, editable=False)
    study = models.ForeignKey(
        NeedsStudy, models.SET_NULL, null=True, blank=True, related_name="needs", verbose_name=_("needs study")
    )
    # The suggestion or complaint from which somebody wrote it, in words of their own.
    case = models.ForeignKey("home.Case", models.SET_NULL, null=True, editable=False, related_name="needs")
    words = models.CharField(pgettext_lazy("need", "what is needed"), max_length=LINE)
    count = models.PositiveIntegerField(pgettext_lazy("need", "how often"), null=True, blank=True)
    starts = models.DateField(pgettext_lazy("record", "from"), null=True, blank=True)
    ends = models.DateField(pgettext_lazy("record", "until"), null=True, blank=True)
    decision = models.CharField(
        pgettext_lazy("need", "decision"), max_length=8, choices=Decision.choices, default=Decision.PROPOSED
    )
    reason = models.TextField(pgettext_lazy("need", "reason"), max_length=1000, blank=True)
    decided_on = models.DateField(pgettext_lazy("need", "decided on"), null=True, blank=True)
    owner = StaffKey(verbose_name=pgettext_lazy("record", "owner"))
    improvement = models.ForeignKey(
        Improvement,
        verbose_name=_("improvement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="needs",
    )
    page_key = PageKeyField(verbose_name=CHANGED_PAGE)
    said_th, said_en = text(pgettext_lazy("need", "you said"))
    did_th, did_en = text(pgettext_lazy("need", "we did"))
    published_on = models.DateField(
        pgettext_lazy("need", "published on"),
        null=True,
        blank=True,
        help_text=_("From this day everybody reads what was said and what was done. Empty: nobody does."),
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], condition=~Q(key=""), name="home_need_once_a_source")
        ]
        indexes = [models.Index(fields=["decision", "-count"], name="home_need_decision")]
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        faults = turned(self.starts, self.ends)
        if self.decision == self.Decision.DECLINED and not self.reason.strip():
            faults["reason"] = _("Say why it is declined.")
        if self.published_on:
            faults |= self.unsaid()
            if self.decision != self.Decision.ADOPTED:
                faults["published_on"] = _("Only what was adopted is answered in public.")
            elif not (self.improvement_id or self.page_key):
                faults["published_on"] = _("Say first what was changed: an improvement or a page.")
        if faults:
            raise ValidationError(faults)
        if self.decision == self.Decision.PROPOSED:
            self.decided_on = None
        elif not self.decided_on:
            self.decided_on = localdate()

    @admin.display(description=pgettext_lazy("need", "published on"), ordering="published_on")
    def published(self) -> str:
        """In the era of the active language; '' before it is."""
        return format_date(self.published_on, "short") if self.published_on else ""

    @property
    def page(self) -> Node | None:
        """The page that was changed, by itself or by the improvement, where everybody may read it."""
        return public_page(self.page_key) or (self.improvement.page if self.improvement else None)
