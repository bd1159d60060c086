from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from portal.indexing import PageDocument
from portal.models import BasePage
from portal.pagination import Pagination
from portal.phones import phone_link, validate_phone
from portal.web_addresses import validate_web_address
from service_pages.directory import Directory, Listing
from service_pages.requirements import AGENCY


class AgencyPage(BasePage):
    """An agency at the centre: what it does here, how to reach it, its services. The unit of editing rights."""

    parent_page_types = ["service_pages.ServiceIndexPage"]
    subpage_types = ["service_pages.ServicePage"]
    page_description = _("An agency at the centre. Its editors and publishers get their permissions from this page.")
    template = "service_pages/agency_page.html"
    publishing_requirements = AGENCY

    PER_PAGE = 20

    short_name = models.CharField(
        _("short name"), max_length=60, blank=True, help_text=_("The usual abbreviation or short form.")
    )
    counters = models.CharField(
        _("counters"), max_length=40, blank=True, help_text=_("Numbers of its counters in the hall, such as 1-4.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True, validators=[validate_phone])
    website = models.URLField(_("website"), blank=True, validators=[validate_web_address])

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("short_name"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("counters"), FieldPanel("phone")]), FieldPanel("website")], _("At the centre")
        ),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("counters", overridable=False),
        SynchronizedField("phone", overridable=False),
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    @property
    def code(self) -> str:
        return self.slug

    @property
    def counter_numbers(self) -> str:
        """The counters with a proper dash between the first and the last: 1–4."""
        return self.counters.replace("-", "–")

    @cached_property
    def phone_link(self) -> str:
        """The ``tel:`` address of the number."""
        return phone_link(self.phone)

    def search_document(self):
        return PageDocument(
            "agency",
            self.title,
            self.summary,
            keywords=self.short_name,
            body=self.phone,
            code="",
            agency=self.code,
            agency_name=self.title,
        )

    @property
    def json_ld(self) -> dict:
        return {
            "@context": "https://schema.org",
            "@type": "GovernmentOrganization",
            "name": self.title,
            "alternateName": self.short_name,
            "telephone": self.phone,
            "url": self.website,
        }

    def get_context(self, request, *args, **kwargs):
        directory = Directory.now(self.language)
        services = Listing(directory, directory.of_agencies([self.node] if self.node else []))
        return {
            **super().get_context(request, *args, **kwargs),
            "pagination": Pagination(services, request, self.PER_PAGE),
        }
