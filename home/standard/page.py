"""The page that tells the public what the standard asks and how this centre stands."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.standard import catalogue
from home.standard.keeping import KeptBoard, last_kept
from home.standard.reading import Standard
from home.standard.routes import StandardRoutes
from portal.blocks import BodyBlock
from portal.blocks.text import plain_text
from portal.indexing import PageDocument
from portal.models import BasePage


class StandardPage(StandardRoutes, BasePage):
    """The standard of joint service centres, criterion by criterion, with the state that was kept last."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("What the standard of joint service centres asks, and how this centre stands.")
    template = "home/standard_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("introduction"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page of the standard")
        verbose_name_plural = _("pages of the standard")

    @cached_property
    def board(self) -> KeptBoard:
        return last_kept(catalogue.main())

    @property
    def further(self) -> list[Standard]:
        """The further standards that everybody may see."""
        return catalogue.further()

    def search_document(self):
        words = [f"{one.name.th} {one.text.th}" if self.language == "th" else f"{one.name.en} {one.text.en}" for one in catalogue.main().criteria.values()]  # fmt: skip
        return PageDocument("information", self.title, self.summary, body="\n".join([plain_text(self.body), *words]))
