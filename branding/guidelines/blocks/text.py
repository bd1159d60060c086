"""Text of a part, and sentences before its rows."""

from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.blocks import HeadingBlock, LinkBlock, ParagraphBlock, PictureBlock
from portal.blocks.drafts import UnfinishedRowsMixin


class TextBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    """The text of a part whose heading is given."""

    heading = HeadingBlock(template="branding/guidelines/heading.html")
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    link = LinkBlock()

    class Meta:
        required = False


class NoteBlock(blocks.TextBlock):
    """A sentence or two before the rows of a part."""

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Introduction")
        template = "branding/guidelines/note.html"
        default = ""
        preview_value = "ให้ตรวจปรู๊ฟสีก่อนพิมพ์จริงทุกครั้ง"
        description = gettext_lazy("What holds for the whole part.")
