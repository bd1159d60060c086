"""What people tell: whether a page was useful, and cases (suggestions, complaints, praise) with their history."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from home.feedback.sealing import unseal
from portal.bilingual.language import ENGLISH, LANGUAGES, active_language

MOST_WORDS_OF_PAGE, MOST_WORDS = 500, 5_000
HANDLE = "home.handle_case"


class PageFeedback(models.Model):
    """One reader's word on one page, of a day. Nothing tells who it was."""

    translation_key = models.UUIDField(_("page"))
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    useful = models.BooleanField(pgettext_lazy("feedback", "useful"))
    words = models.CharField(_("what was missing"), max_length=MOST_WORDS_OF_PAGE, blank=True)
    day = models.DateField(_("day"), default=timezone.localdate)
    form = models.CharField(max_length=32, unique=True, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("word on a page")
        verbose_name_plural = _("words on pages")
        indexes = [models.Index(fields=["day", "translation_key"], name="home_page_feedback_by_day")]

    def __str__(self):
        return f"{self.translation_key} {self.day} {'+' if self.useful else '-'}"


class Kind(models.TextChoices):
    SUGGESTION = "suggestion", pgettext_lazy("kind of case", "Suggestion")
    COMPLAINT = "complaint", pgettext_lazy("kind of case", "Complaint")
    PRAISE = "praise", pgettext_lazy("kind of case", "Praise")


class State(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("state of a case", "Received")
    HANDLED = "handled", pgettext_lazy("state of a case", "Being handled")
    ANSWERED = "answered", pgettext_lazy("state of a case", "Answered")
    CLOSED = "closed", pgettext_lazy("state of a case", "Closed")


class Case(models.Model):
    """A suggestion, complaint or praise. Words, person and answers are sealed (home/feedback/sealing.py).

    ``code_hash``: of the tracking code, which nobody but its holder knows. ``service``: a code; ``page``: a translation
    key; ``counter``: a number. ``due_on``: the day that was promised for an answer.
    """

    kept_by_heads = True

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    form = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    state = models.CharField(
        pgettext_lazy("feedback", "state"), max_length=8, choices=State.choices, default=State.RECEIVED, db_index=True
    )
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    service = models.CharField(_("service"), max_length=100, blank=True)
    page = models.UUIDField(_("page"), null=True, blank=True)
    counter = models.CharField(_("counter"), max_length=20, blank=True)
    wants_answer = models.BooleanField(_("wishes an answer"), default=False)
    received_at = models.DateTimeField(pgettext_lazy("feedback", "received"), default=timezone.now, db_index=True)
    due_on = models.DateField(_("answer due"))
    answered_at = models.DateTimeField(pgettext_lazy("feedback", "answered"), null=True, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("feedback", "closed"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    sealed_matter = models.TextField(blank=True, editable=False)
    sealed_person = models.TextField(blank=True, editable=False)
    sealed_answer = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        permissions = [("handle_case", "Can handle suggestions and complaints")]
        ordering = ["-received_at", "-pk"]
        verbose_name = pgettext_lazy("feedback", "case")
        verbose_name_plural = pgettext_lazy("feedback", "cases")

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"

    @cached_property
    def matter(self) -> dict[str, str]:
        """``words``, and ``about`` as typed; {} once deleted on schedule. Raises SealedForGoodError."""
        return unseal(self.sealed_matter)

    @cached_property
    def answers(self) -> dict[str, str]:
        """The public answers, by language. Raises SealedForGoodError."""
        return unseal(self.sealed_answer)

    @property
    def answer(self) -> str:
        """In the active language, or the other one where there is none; ''."""
        found = self.answers
        return found.get(active_language()) or next((text for text in found.values() if text), "")

    @property
    def is_overdue(self) -> bool:
        return self.state in (State.RECEIVED, State.HANDLED) and self.due_on < timezone.localdate()

    @property
    def language_name(self) -> str:
        return gettext("English") if self.language == ENGLISH else gettext("Thai")


class CaseEvent(models.Model):
    """What was done with a case, when and by whom; never changed. ``sealed_note``: an internal note."""

    class Deed(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("deed on a case", "Received")
        ASSIGNED = "assigned", pgettext_lazy("deed on a case", "Assigned")
        STATE = "state", pgettext_lazy("deed on a case", "State changed")
        ANSWER = "answer", pgettext_lazy("deed on a case", "Public answer written")
        NOTE = "note", pgettext_lazy("deed on a case", "Internal note")
        OPENED = "opened", pgettext_lazy("deed on a case", "Personal data opened")
        DELETED = "deleted", pgettext_lazy("deed on a case", "Deleted on schedule")
        NEED = "need", pgettext_lazy("deed on a case", "Noted as a need")

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    deed = models.CharField(max_length=8, choices=Deed.choices)
    detail = models.CharField(max_length=200, blank=True)
    sealed_note = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        verbose_name = _("deed on a case")
        verbose_name_plural = _("deeds on cases")

    def __str__(self):
        return f"{self.get_deed_display()} {self.at:%Y-%m-%d}"

    @property
    def note(self) -> str:
        """Raises SealedForGoodError."""
        return unseal(self.sealed_note).get("note", "")

    @property
    def told(self) -> str:
        """The detail in words: a state by its name."""
        return str(State(self.detail).label) if self.deed == self.Deed.STATE else self.detail
