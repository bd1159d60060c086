from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from portal.bilingual.language import PairedNames, pick
from portal.phones import phone_link, validate_phone
from portal.web_addresses import validate_web_address


@register_snippet
class ComplaintChannel(PairedNames, models.Model):
    """Where to complain about any service, as every citizen manual lists it: 1111, 1206, the Damrongdham Centre."""

    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    phone = models.CharField(_("phone"), max_length=80, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("web address"), blank=True, validators=[validate_web_address])
    address_th = models.CharField(_("address (Thai)"), max_length=300, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=300, blank=True)
    note_th = models.CharField(_("note (Thai)"), max_length=300, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("address_th"), FieldPanel("address_en")]),
        FieldRowPanel([FieldPanel("note_th"), FieldPanel("note_en")]),
        FieldPanel("position"),
    ]

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("complaint channel")
        verbose_name_plural = _("complaint channels")

    @property
    def address(self):
        return pick(self.address_th, self.address_en)

    @property
    def note(self):
        return pick(self.note_th, self.note_en)

    @property
    def phone_link(self) -> str:
        return phone_link(self.phone)
