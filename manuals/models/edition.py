"""What a manual said: editions, their files and their withdrawals. Rows are inserted and never changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from manuals.editions.comparison import Change, from_json
from portal.bilingual.language import LANGUAGES, pick

MANUAL, BOOKLET, SHEET = "manual", "booklet", "sheet"
KINDS = [
    (MANUAL, _("Citizen manual")),
    (BOOKLET, _("Booklet of several services")),
    (SHEET, _("Counter sheet")),
]


class Edition(models.Model):
    """What a manual said from a day on, in both languages, as data. It hangs on the manual's translation key.

    ``manual_key`` is no foreign key: an edition outlives the page and the account of who issued it. ``service``: the code
    of the one service, '' for a booklet.
    """

    manual_key = models.UUIDField(_("manual"))
    number = models.PositiveIntegerField(_("number"))
    effective = models.DateField(_("in force from"))
    change_note_th = models.TextField(_("change note (Thai)"))
    change_note_en = models.TextField(_("change note (English)"), blank=True)
    approved_by_th = models.CharField(_("approved by (Thai)"), max_length=200)
    approved_by_en = models.CharField(_("approved by (English)"), max_length=200, blank=True)
    issued = models.DateTimeField(_("issued"), default=timezone.now)
    issued_by = models.CharField(_("issued by"), max_length=200, blank=True)
    schema_version = models.PositiveSmallIntegerField()
    service = models.CharField(max_length=60, blank=True, db_index=True)
    data = models.JSONField()
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ["manual_key", "number"]
        constraints = [
            models.UniqueConstraint(fields=["manual_key", "number"], name="manuals_edition_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="manuals_edition_number_from_one"),
        ]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self):
        return f"{self.manual_key} {self.number}"

    @property
    def change_note(self) -> str:
        return pick(self.change_note_th, self.change_note_en)

    @property
    def approved_by(self) -> str:
        return pick(self.approved_by_th, self.approved_by_en)

    @property
    def changes_since_the_last(self) -> list[Change]:
        """What differs from the edition before; [] for a first one."""
        return from_json(self.changes)


class EditionFile(models.Model):
    """A PDF made when an edition was issued. ``service``: the code of a sheet's service, '' for the whole."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=KINDS)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    service = models.CharField(max_length=60, blank=True)
    file = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "language", "service"], name="manuals_edition_file_once")
        ]
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of editions")

    def __str__(self):
        return self.file.name


class Withdrawal(models.Model):
    """That an edition is in force no more, since a day, and why. The edition stays readable."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="withdrawal")
    since = models.DateField(_("withdrawn on"))
    reason_th = models.TextField(_("reason (Thai)"))
    reason_en = models.TextField(_("reason (English)"), blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(_("withdrawn by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("withdrawal of an edition")
        verbose_name_plural = _("withdrawals of editions")

    def __str__(self):
        return str(self.edition)

    @property
    def reason(self) -> str:
        return pick(self.reason_th, self.reason_en)


class EditionLock(models.Model):
    """Holds a row only while editions may be changed or removed: see manuals/editions/rules.py."""

    why = models.CharField(max_length=200)

    def __str__(self):
        return self.why


class RecordAhead(models.Model):
    """A service whose record says something else than an edition of a manual that is in force or announced."""

    manual = models.UUIDField(_("manual"))
    service = models.UUIDField(_("service"))
    number = models.PositiveIntegerField(_("number"))
    since = models.DateField(_("since"))

    class Meta:
        verbose_name = _("record ahead of its manual")
        verbose_name_plural = _("records ahead of their manuals")
        constraints = [
            models.UniqueConstraint(fields=["manual", "service", "number"], name="manuals_record_ahead_once"),
        ]

    def __str__(self):
        return f"{self.service}: {self.manual} {self.number}"
