"""Headings, paragraphs and the body that information pages, news and answers are made of."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.drafts import UnfinishedRowsMixin
from portal.blocks.links import LinkBlock
from portal.blocks.media import DocumentBlock, PictureBlock
from portal.blocks.notices import NoticeBlock

FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading of a part; its anchor is the block's id, so that it survives rewording and translation."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/heading.html"
        default = ""
        preview_value = "เตรียมตัวก่อนมาที่ศูนย์"
        description = _("Names the section that follows. Short, in the reader's words.")


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "components/paragraph.html"
        preview_value = "<p>นำบัตรประจำตัวประชาชนฉบับจริงมาด้วยทุกครั้ง</p>"
        description = _("Paragraphs and lists. One idea per paragraph, the most important first.")


class BodyBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    """The body of a page that is read rather than looked up."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    notice = NoticeBlock()
    picture = PictureBlock()
    document = DocumentBlock()
    link = LinkBlock()

    class Meta:
        required = False


def plain_words(rich_text) -> str:
    """The words of a rich text, tags taken as spaces."""
    return " ".join(unescape(strip_tags(rich_text.source.replace("<", " <"))).split())


_LINE_END = re.compile(r"</(?:p|li|h[1-6])>|<br ?/?>")


def plain_lines(rich_text) -> str:
    """The words of a rich text, a line for each paragraph or point of a list."""
    return unescape(strip_tags(_LINE_END.sub("\n", rich_text.source)))


# What is not running text, by the name of its words.
LABELS = {"picture": "caption", "document": "label", "link": "label"}


def plain_text(value) -> str:
    """The words of a stream of text blocks, for the search; one block a line."""
    words = []
    for child in value or ():
        if child.block_type == "heading":
            words.append(child.value)
        elif child.block_type == "paragraph":
            words.append(plain_words(child.value))
        elif child.block_type == "notice":
            words.append(f"{child.value['title']} {child.value['text']}")
        elif child.block_type in LABELS:
            words.append(child.value[LABELS[child.block_type]])
    return "\n".join(filter(None, words))
