"""One block for a link to a page of the portal or to an address elsewhere."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.bilingual.language import active_language
from portal.blocks.facts import FactURLBlock
from portal.tree import snapshot


class LinkValue(blocks.StructValue):
    """A link as a template needs it; ``url`` is '' when readers may not see the page it leads to."""

    @property
    def node(self):
        page = self.get("page")
        node = snapshot().by_key(page.translation_key, active_language()) if page else None
        return node if node and not node.restricted else None

    @property
    def url(self) -> str:
        return self.node.url if self.node else self.get("address") or ""

    @property
    def text(self) -> str:
        return self.get("label") or (self.node.title if self.node else self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    """A page of the portal or an address on the web, one of the two."""

    page = blocks.PageChooserBlock(required=False, label=gettext_lazy("Page"))
    address = FactURLBlock(required=False, label=gettext_lazy("Web address"))
    label = blocks.CharBlock(
        required=False,
        default="",
        label=gettext_lazy("Link text"),
        help_text=gettext_lazy("Says where the link leads. If empty, the title of the page is used."),
    )

    class Meta:
        icon = "link"
        label = gettext_lazy("Link")
        template = "components/link.html"
        value_class = LinkValue
        preview_value = {"page": None, "address": "https://www.gcc.go.th/", "label": "ศูนย์รับเรื่องร้องเรียน 1111"}
        description = gettext_lazy("A link to another page or site.")

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            message = _("Choose a page or enter a web address, not both.")
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned
