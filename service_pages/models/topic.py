from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.snippets.models import register_snippet

from portal.bilingual.language import PairedNames, pick


@register_snippet
class Topic(PairedNames, models.Model):
    """What people's lives are about: a birth, a car, a business. Services are listed under topics."""

    code = models.SlugField(
        _("code"), unique=True, help_text=_("Part of the address. Use lower-case letters a to z and hyphens.")
    )
    name_th = models.CharField(_("name (Thai)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    summary_th = models.CharField(_("summary (Thai)"), max_length=250, blank=True)
    summary_en = models.CharField(_("summary (English)"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("position")]),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("summary_th"), FieldPanel("summary_en")]),
    ]

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def summary(self):
        return pick(self.summary_th, self.summary_en)


class ServiceTopic(Orderable):
    """A topic of a service; equal in both languages (wagtail-localize copies rows that are not translatable)."""

    page = ParentalKey("service_pages.ServicePage", on_delete=models.CASCADE, related_name="service_topics")
    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="service_topic_once")]

    def __str__(self):
        return f"{self.page_id}: {self.topic_id}"
