from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from manuals.blocks import AppendicesBlock, ManualServicesBlock
from manuals.editions.in_force import in_force
from manuals.models.edition import Edition
from manuals.requirements import MANUAL
from manuals.succession import key_left_behind, take_over
from manuals.web.listing import ManualFilter
from manuals.web.routes import ManualRoutes
from portal.bilingual.counterparts import is_thai
from portal.indexing import PageDocument
from portal.models import BasePage
from portal.pagination import Pagination
from portal.tree import Node, snapshot
from service_pages.codes import public_services
from service_pages.models import AgencyPage, ServicePage


class ManualIndexPage(BasePage):
    """All citizen manuals that are in force today, narrowed by agency with links that work without JavaScript."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["manuals.CitizenManualPage"]
    max_count_per_parent = 1
    page_description = _("The list of all citizen manuals. The manuals are below it.")
    template = "manuals/manual_index_page.html"

    PER_PAGE = 20

    class Meta:
        verbose_name = _("list of citizen manuals")
        verbose_name_plural = _("lists of citizen manuals")

    def get_context(self, request, *args, **kwargs):
        chosen = ManualFilter(self, request.GET)
        pagination = Pagination(chosen.entries, request, self.PER_PAGE)
        return {**super().get_context(request, *args, **kwargs), "filter": chosen, "pagination": pagination}


class CitizenManualPage(ManualRoutes, BasePage):
    """The citizen manual of a service, or a booklet of several. It holds no fact: those are its services'."""

    parent_page_types = ["manuals.ManualIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A citizen manual of one service, or a booklet of several. People read its editions.")
    template = "manuals/citizen_manual_page.html"
    publishing_requirements = MANUAL

    services = StreamField(
        ManualServicesBlock(),
        blank=True,
        verbose_name=_("services"),
        help_text=_("In the order in which people should read them. One service makes a manual, several a booklet."),
    )
    purpose = models.TextField(
        _("purpose"), blank=True, help_text=_("One or two sentences: what this manual is for and who should use it.")
    )
    goals = models.TextField(
        _("goals"), blank=True, help_text=_("What the office promises to reach, one goal per line.")
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two to four sentences that lead to the rest. An empty line begins a new paragraph."),
    )
    appendices = StreamField(
        AppendicesBlock(),
        blank=True,
        verbose_name=_("appendices"),
        help_text=_("What readers look up at the end, such as where to complain, or words explained."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("services"),
        FieldPanel("purpose"),
        FieldPanel("goals"),
        FieldPanel("introduction"),
        FieldPanel("appendices"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("services", overridable=False),
    ]

    class Meta:
        verbose_name = _("citizen manual")
        verbose_name_plural = _("citizen manuals")

    def full_clean(self, *args, **kwargs):
        self._follow_service()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._follow_service()
        super().minimal_clean()

    def save(self, *args, **kwargs):
        """When it is first published, it goes on with the editions that a manual of the same service or address has left."""
        if self._begins():
            key = key_left_behind(self.slug, self.service_codes)
            if key and not Edition.objects.filter(manual_key=self.translation_key).exists():
                take_over(self, key)
        return super().save(*args, **kwargs)

    def _begins(self) -> bool:
        """Whether it is the Thai page, on its way to be published for the first time."""
        if not self.live or self.alias_of_id or not is_thai(self):
            return False
        stored = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        return stored is None or not stored.was_published

    @property
    def was_published(self) -> bool:
        """Whether readers see it, or once did."""
        return self.live or self.first_published_at is not None

    def _follow_service(self):
        """Until it is published, the manual of one service has its code as its address."""
        if len(self.service_codes) == 1 and not self.first_published_at:
            self.slug = self.service_codes[0] or self.slug

    @classmethod
    def is_offered(cls, node: Node) -> bool:
        """While an edition is in force; before and after, only those who have the address read what there is."""
        return in_force(node.translation_key) is not None

    @property
    def service_codes(self) -> list[str]:
        """The codes of its services, in their order."""
        return [row.value for row in self.services]

    @property
    def is_booklet(self) -> bool:
        return len(self.service_codes) > 1

    @cached_property
    def service_nodes(self) -> list[Node]:
        """Its services that everybody may see, in the language of the page, from memory."""
        known = public_services(self.language)
        return [known[code] for code in self.service_codes if code in known]

    @property
    def agencies(self) -> list[Node]:
        """The agencies of its services, each once, from memory."""
        found = {node.page_id: node for node in map(snapshot().parent, self.service_nodes) if node}
        return list(found.values())

    @property
    def _appended_words(self) -> list[str]:
        return [f"{row.value['heading']}\n{row.value['text']}" for row in self.appendices]

    @property
    def description(self) -> str:
        return self.search_description or self.purpose

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """English only where the edition that is shown has English words."""
        shown = getattr(self, "shown", None)
        return [] if shown and not shown.has_english else super().alternates

    def search_document(self):
        """From the database and not from memory: services are indexed while the tree changes. None while it is withheld."""
        of_these = ServicePage.objects.live().filter(locale=self.locale_id, slug__in=self.service_codes)
        if not self.is_booklet and of_these.not_public().exists():
            return None
        found = {service.slug: service for service in of_these.public().only("title", "slug", "path", "depth")}
        agencies = {service.path[: -self.steplen] for service in found.values()}
        agency = AgencyPage.objects.filter(path=agencies.pop()).first() if len(agencies) == 1 else None
        return PageDocument(
            "manual",
            self.title,
            self.purpose,
            keywords="\n".join(found[code].title for code in self.service_codes if code in found),
            body="\n".join(filter(None, [self.goals, self.introduction, *self._appended_words])),
            code="" if self.is_booklet else "".join(self.service_codes),
            agency=agency.slug if agency else "",
            agency_name=agency.title if agency else "",
        )
