"""Pictures and documents within text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.collections import is_public


class DocumentValue(blocks.StructValue):
    @property
    def shown(self):
        """The document, None where it is not for everybody."""
        return self.get("document") if is_public(self.get("document")) else None


class PictureBlock(blocks.StructBlock):
    """A picture that informs; its text alternative is kept with the picture, in both languages."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, default="", label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/picture.html"
        preview_value = {"image": None, "caption": "ผังพื้นที่ให้บริการ"}
        description = _("A plan, a counter, a building: something that helps people find their way.")


class DocumentBlock(blocks.StructBlock):
    """A file to take away, with its kind and size."""

    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(required=False, default="", label=_("Link text"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "components/document.html"
        value_class = DocumentValue
        preview_value = {"document": None, "label": "แบบคำขอมีบัตร (บ.ป.1)"}
        description = _("A form or other document to download.")
