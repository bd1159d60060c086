from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class HeldText(models.Model):
    """A string of a translated page whose Thai source has changed since it was translated.

    Written when Thai is published, one row a string; gone when the string is translated again or marked minor.
    ``path`` is wagtail-localize's path of the string (``summary``, ``steps.<block id>.title``).
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="held_texts")
    path = models.CharField(max_length=500)
    source_text = models.TextField(_("current Thai text"))
    earlier_source = models.TextField(_("Thai text that was translated"), blank=True)
    since = models.DateTimeField(_("out of date since"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "path"], name="portal_held_text_unique")]
        verbose_name = _("out-of-date translation")
        verbose_name_plural = _("out-of-date translations")

    def __str__(self):
        return f"{self.page_id}: {self.path}"


class MissingText(models.Model):
    """A string of a translated page that has no translation: readers see the Thai.

    Written with each publication, one row a string; gone when the string is translated. Strings without a Thai letter
    (numbers, codes) read alike in both languages and are none. ``path`` is as in HeldText.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="missing_texts")
    path = models.CharField(max_length=500)
    since = models.DateTimeField(_("untranslated since"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "path"], name="portal_missing_text_unique")]
        verbose_name = _("missing translation")
        verbose_name_plural = _("missing translations")

    def __str__(self):
        return f"{self.page_id}: {self.path}"


class UnpublishedWithThai(models.Model):
    """Marks a translated page that is down only because its Thai page is; it goes live again together with it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="unpublished_with_thai")

    class Meta:
        verbose_name = _("page unpublished together with the Thai page")
        verbose_name_plural = _("pages unpublished together with the Thai page")

    def __str__(self):
        return str(self.page_id)
