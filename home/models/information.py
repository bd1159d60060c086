from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import BodyBlock
from portal.blocks.text import plain_text
from portal.indexing import PageDocument
from portal.models import BasePage


class InformationPage(BasePage):
    """Something to read: about the centre, how a visit works, the privacy notice."""

    parent_page_types = ["home.HomePage", "home.CentrePage", "home.InformationPage"]
    page_description = _("Text with headings: about the centre, what to expect on a visit, notices and policies.")
    template = "home/information_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and text of each heading."""
        return [(child.id, child.value) for child in self.body if child.block_type == "heading"]

    def search_document(self):
        return PageDocument("information", self.title, self.summary, body=plain_text(self.body))
