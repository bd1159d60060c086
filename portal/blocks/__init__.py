"""StreamField blocks shared by the apps: facts, text, links, media, notices, rows."""

from portal.blocks.facts import FactBlock, FactURLBlock
from portal.blocks.links import LinkBlock
from portal.blocks.media import DocumentBlock, PictureBlock
from portal.blocks.notices import NoticeBlock
from portal.blocks.rows import NoneBlock, RowsStreamBlock, rows, state
from portal.blocks.text import BodyBlock, HeadingBlock, ParagraphBlock

__all__ = [
    "BodyBlock",
    "DocumentBlock",
    "FactBlock",
    "FactURLBlock",
    "HeadingBlock",
    "LinkBlock",
    "NoneBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "PictureBlock",
    "RowsStreamBlock",
    "rows",
    "state",
]
