"""Who a section of the handbook is, which versions it has had, who has read them, where its files lie."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Collection

from manuals.handbook.ids import ID_FORMAT, following
from portal.bilingual.language import pick

ATTEMPTS = 5


class SectionId(models.Model):
    """The id of a section: one section's, in both languages, for ever.

    It is given when the section is first saved and stays when the section is gone, so that what was said or printed
    never leads to another section.
    """

    code = models.CharField(max_length=8, unique=True, validators=[ID_FORMAT])
    translation_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = gettext_lazy("id of a handbook section")
        verbose_name_plural = gettext_lazy("ids of handbook sections")
        permissions = [("read_handbook", gettext_lazy("Can read the staff handbook"))]

    def __str__(self):
        return self.code

    @classmethod
    def reserve(cls, translation_key: uuid.UUID, code: str = "") -> "SectionId":
        """The section's id; where it has none yet, ``code`` or the next free one becomes its id.

        An id that the section has is never replaced. Raises ValidationError when ``code`` is another section's or no id.
        """
        own = cls.objects.filter(translation_key=translation_key).first()
        if own:
            return own
        if not code:
            return cls._next(translation_key)
        ID_FORMAT(code)
        if cls.objects.filter(code=code).exists():
            raise ValidationError(_("The id “%(id)s” belongs to another section, or did so once.") % {"id": code})
        return cls.objects.create(code=code, translation_key=translation_key)

    @classmethod
    def _next(cls, translation_key: uuid.UUID) -> "SectionId":
        """Two who save at the same moment find the same number; the second takes the next."""
        for attempt in range(ATTEMPTS):
            code = following(cls.objects.values_list("code", flat=True))
            try:
                with transaction.atomic():
                    return cls.objects.create(code=code, translation_key=translation_key)
            except IntegrityError:
                if attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")


class SectionVersion(models.Model):
    """A version of a section as it was published, with what was new in it. Never changed, never deleted."""

    section = models.ForeignKey(SectionId, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    effective = models.DateField()
    change_note_th = models.TextField(blank=True)
    change_note_en = models.TextField(blank=True)
    published = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("version of a handbook section")
        verbose_name_plural = gettext_lazy("versions of handbook sections")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="manuals_section_version_unique"),
        ]

    def __str__(self):
        return f"{self.section} {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("A version that was published is never changed. Publish the next one."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("A version that was published is never deleted."))

    @property
    def change_note(self) -> str:
        """In the active language; Thai where there is no English."""
        return pick(self.change_note_th, self.change_note_en)


class ReadReceipt(models.Model):
    """An officer's word of having read and understood a version of a section."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    section = models.ForeignKey(SectionId, on_delete=models.CASCADE, related_name="receipts")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("read receipt")
        verbose_name_plural = gettext_lazy("read receipts")
        permissions = [("see_receipts", gettext_lazy("Can see who has read the staff handbook"))]
        constraints = [
            models.UniqueConstraint(fields=["user", "section", "version"], name="manuals_read_receipt_unique"),
        ]

    def __str__(self):
        return f"{self.user}: {self.section} {self.version}"


class HandbookCollection(models.Model):
    """The collection that keeps the handbook's files; found by this row and never by its name."""

    collection = models.OneToOneField(Collection, on_delete=models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("collection of the handbook")
        verbose_name_plural = gettext_lazy("collections of the handbook")

    def __str__(self):
        return str(self.collection)
