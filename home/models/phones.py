from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from portal.bilingual.language import pick
from portal.phones import phone_link, validate_phone


class LocationPhone(Orderable):
    """A number of the centre and what it is for; the first one stands at the foot of every page."""

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(
        _("number"), max_length=40, validators=[validate_phone], help_text=_("Such as 0 2000 0000 ext 12.")
    )
    purpose_th = models.CharField(_("what for (Thai)"), max_length=120)
    purpose_en = models.CharField(_("what for (English)"), max_length=120)

    panels = [FieldPanel("number"), FieldRowPanel([FieldPanel("purpose_th"), FieldPanel("purpose_en")])]

    class Meta(Orderable.Meta):
        verbose_name = _("phone")
        verbose_name_plural = _("phones")

    def __str__(self):
        return self.number

    @property
    def purpose(self) -> str:
        return pick(self.purpose_th, self.purpose_en)

    @property
    def link(self) -> str:
        """The address that dials the number."""
        return phone_link(self.number)
