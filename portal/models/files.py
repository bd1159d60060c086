"""Pictures and documents. Their files never lie where a web server could hand them out unasked: see storage.py."""

from contextlib import nullcontext

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from portal.pictures.metadata import without_metadata
from portal.pictures.pixels import Pixels


class PortalImage(AbstractImage):
    """A picture with its text alternative in both languages; empty in both means decoration."""

    alt_th = models.CharField(
        _("text alternative (Thai)"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it. Leave empty only for decoration."),
    )
    alt_en = models.CharField(_("text alternative (English)"), max_length=250, blank=True)
    original_name = models.CharField(max_length=255, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "alt_th", "alt_en")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self):
        """The text alternative in the active language; Thai where English is missing."""
        return (self.alt_en if get_language() == "en" else self.alt_th) or self.alt_th

    def generate_rendition_file(self, wanted: Filter, *, source: File | None = None) -> File:
        """What Wagtail makes by itself, for the admin, is made the portal's way. Raises SourceImageIOError."""
        with nullcontext(source) if source else self.open_file() as file:
            return Pixels(self, [wanted.spec], file).file(wanted.spec)

    def save(self, *args, **kwargs):
        if self._state.adding and self.file and not self.original_name:
            self.original_name = self.file.name.rsplit("/", 1)[-1][:255]
        if self.file and not self.file._committed:
            self._drop_metadata()
        super().save(*args, **kwargs)

    def _drop_metadata(self):
        """Whatever way the file has come: its original is shown until its sizes are made."""
        self.file.open()
        content = self.file.read()
        self.file.seek(0)
        kept = without_metadata(content)
        if kept != content:
            self.file = ContentFile(kept, name=self.file.name)
            self._set_image_file_metadata()


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="portal_rendition_unique")
        ]
        indexes = [models.Index(fields=["file"], name="portal_rendition_file")]

    def __str__(self):
        return self.file.name


class PortalDocument(AbstractDocument):
    """A file for people to take away; keeps the name it was uploaded with, Thai marks included."""

    original_name = models.CharField(max_length=255, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    @property
    def filename(self):
        """The name a reader saves the file under (Content-Disposition, RFC 5987)."""
        return self.original_name or super().filename

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.original_name = self.file.name.rsplit("/", 1)[-1][:255]
            self._set_document_file_metadata()  # the hash is its ETag; Wagtail sets it for its own forms only
        super().save(*args, **kwargs)
