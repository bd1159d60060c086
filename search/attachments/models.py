"""What has been read of the files that are attached to pages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.attachments.reading import PROBLEMS


class AttachedText(models.Model):
    """The words of a file, read once a file. There is a row for each document that a page names; first it is unread."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("document"),
    )
    pages: models.ManyToManyField = models.ManyToManyField(
        "wagtailcore.Page", related_name="+", verbose_name=_("pages that name it")
    )
    file_hash = models.CharField(
        max_length=40, blank=True, editable=False, help_text=_("Of the file that was read; empty while none was.")
    )
    version = models.PositiveSmallIntegerField(default=0, editable=False, help_text=_("Of the reader."))
    text = models.TextField(_("text"), blank=True)
    problem = models.CharField(_("problem"), max_length=20, blank=True, choices=list(PROBLEMS.items()))

    class Meta:
        verbose_name = _("text of an attached file")
        verbose_name_plural = _("texts of attached files")

    def __str__(self):
        return str(self.document)
