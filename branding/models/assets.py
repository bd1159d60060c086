"""A brand asset, the variants it comes in, and the files made of each."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from branding.kinds import OFFICE_FORMATS, Colouring, Kind, Layout, Making, Origin, Status, Wording
from portal.bilingual.language import pick
from portal.operations.storage import ProtectedStorage

MASTER = "master"  # the purpose of the file a variant was uploaded as
OFFICE = "office"  # of the file for Word or PowerPoint that goes with it, uploaded too
APPROVAL_FIELDS = ("approval_document", "approved_on", "approved_by_th", "approved_by_en")


class BrandAsset(models.Model):
    """A logo, symbol, letterhead … in one version. A new version is a new asset; what has been current keeps its record."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    agency_key = models.UUIDField(
        _("agency"), null=True, blank=True, help_text=_("For an agency symbol: the agency it belongs to.")
    )
    title_th = models.CharField(_("title (Thai)"), max_length=150)
    title_en = models.CharField(_("title (English)"), max_length=150)
    description_th = models.TextField(_("description (Thai)"), max_length=1000)
    description_en = models.TextField(_("description (English)"), max_length=1000)
    version = models.CharField(
        pgettext_lazy("brand asset", "version"), max_length=20, default="1.0", help_text=_("Such as 1.0 or 2569-1.")
    )
    approval_document = models.FileField(
        _("approval document"),
        upload_to="brand-approvals/%Y",
        storage=ProtectedStorage,
        blank=True,
        help_text=_("The minutes or order that approve it, as PDF or picture. It is for the centre alone."),
    )
    approval_name = models.CharField(max_length=255, blank=True, editable=False)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by_th = models.CharField(
        _("approved by (Thai)"), max_length=150, blank=True, help_text=_("The office or position, not a person's name.")
    )
    approved_by_en = models.CharField(_("approved by (English)"), max_length=150, blank=True)
    status = models.CharField(
        pgettext_lazy("brand asset", "status"),
        max_length=8,
        choices=Status.choices,
        default=Status.DRAFT,
        editable=False,
        db_index=True,
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    current_since = models.DateTimeField(_("current since"), null=True, editable=False)
    retired_at = models.DateTimeField(_("retired on"), null=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("brand asset")
        verbose_name_plural = _("brand assets")
        ordering = ["kind", "title_th", "pk"]
        constraints = [
            # Of a kind one asset is current; of agency symbols one an agency.
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(status=Status.CURRENT) & ~models.Q(kind=Kind.AGENCY),
                name="branding_one_current",
            ),
            models.UniqueConstraint(
                fields=["agency_key"],
                condition=models.Q(status=Status.CURRENT, kind=Kind.AGENCY),
                name="branding_one_current_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.AGENCY, agency_key__isnull=False)
                | (~models.Q(kind=Kind.AGENCY) & models.Q(agency_key=None)),
                name="branding_agency_of_symbol",
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.version}"

    def clean(self):
        """Raises ValidationError at the field: an agency symbol has its agency, nothing is approved tomorrow."""
        if self.kind == Kind.AGENCY and not self.agency_key:
            raise ValidationError({"agency_key": _("Choose the agency that the symbol belongs to.")})
        if self.kind != Kind.AGENCY:
            self.agency_key = None
        if self.approved_on and self.approved_on > timezone.localdate():
            raise ValidationError({"approved_on": _("An approval lies in the past: this day is still to come.")})

    @property
    def title(self) -> str:
        return pick(self.title_th, self.title_en)

    @property
    def description(self) -> str:
        return pick(self.description_th, self.description_en)

    @property
    def approved_by(self) -> str:
        return pick(self.approved_by_th, self.approved_by_en)

    @property
    def office_formats(self) -> tuple[str, ...]:
        """Of the file for Word or PowerPoint that its variants may have; () for none."""
        return OFFICE_FORMATS.get(Kind(self.kind), ())

    @property
    def status_day(self) -> datetime.date | None:
        """Since when it is current, or the day it was retired."""
        moment = self.retired_at if self.is_retired else self.current_since
        return timezone.localdate(moment) if moment else None

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_current(self) -> bool:
        return self.status == Status.CURRENT

    @property
    def is_retired(self) -> bool:
        return self.status == Status.RETIRED


class AssetVariant(models.Model):
    """One form of an asset: its words, colours and layout, from one master, uploaded or proposed."""

    asset = models.ForeignKey(BrandAsset, on_delete=models.CASCADE, related_name="variants")
    wording = models.CharField(_("words"), max_length=4, choices=Wording.choices)
    colouring = models.CharField(_("colours"), max_length=8, choices=Colouring.choices, default=Colouring.FULL)
    layout = models.CharField(_("layout"), max_length=10, choices=Layout.choices, default=Layout.HORIZONTAL)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.UPLOADED, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    original_name = models.CharField(max_length=255, editable=False)
    removed = models.JSONField(default=list, editable=False)  # sentences, Thai and English, of what intake left out
    making = models.CharField(max_length=8, choices=Making.choices, default=Making.WAITING, editable=False)
    made, to_make = models.PositiveSmallIntegerField(default=0), models.PositiveSmallIntegerField(default=0)
    fault_th, fault_en = models.TextField(blank=True, editable=False), models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("variant of a brand asset")
        verbose_name_plural = _("variants of brand assets")
        ordering = ["layout", "wording", "colouring", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asset", "wording", "colouring", "layout"], name="branding_variant_once")
        ]

    def __str__(self):
        return f"{self.get_wording_display()} · {self.get_layout_display()} · {self.get_colouring_display()}"

    @property
    def is_approved(self) -> bool:
        """What was uploaded is what the centre wants; all else waits for a person."""
        return self.origin == Origin.UPLOADED or self.approved_at is not None

    @property
    def is_carried(self) -> bool:
        return self.origin == Origin.CARRIED

    @property
    def is_ready(self) -> bool:
        return self.is_approved and self.making == Making.DONE

    @property
    def fault(self) -> str:
        """Why its files could not be made, "" for no reason."""
        return pick(self.fault_th, self.fault_en)

    @property
    def left_out(self) -> list[str]:
        """Sentences of what intake did not take over from the drawing."""
        return [pick(sentence["th"], sentence["en"]) for sentence in self.removed]

    @cached_property
    def by_purpose(self) -> dict[str, "AssetFile"]:
        return {file.purpose: file for file in self.files.all()}

    @property
    def master(self) -> "AssetFile | None":
        return self.by_purpose.get(MASTER)

    @property
    def office_file(self) -> "AssetFile | None":
        return self.by_purpose.get(OFFICE)


class AssetFile(models.Model):
    """A file of a variant; its content lies once under its hash (branding/storage.py)."""

    variant = models.ForeignKey(AssetVariant, on_delete=models.CASCADE, related_name="files")
    purpose = models.CharField(max_length=40)
    format = models.CharField(max_length=8)
    width, height = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64, db_index=True)  # hexadecimal
    # SHA-1, hexadecimal, by which Wagtail knows its pictures and documents: copies of the file among them are found by it.
    file_hash = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = _("file of a brand asset")
        verbose_name_plural = _("files of brand assets")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["variant", "purpose"], name="branding_file_once")]

    def __str__(self):
        if self.purpose == MASTER:
            return gettext("Drawing (%(format)s)") % {"format": self.format.upper()}
        if self.purpose == OFFICE:
            return gettext("Office file (%(format)s)") % {"format": self.format.upper()}
        return self.purpose if self.purpose.endswith(f".{self.format}") else f"{self.purpose} ({self.format.upper()})"
