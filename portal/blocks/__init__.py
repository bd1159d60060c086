"""StreamField blocks shared by the apps: facts, text, links, media, notices, rows."""

from portal.blocks.dates import EraDateBlock
from portal.blocks.facts import (
    FactBlock,
    FactDocumentBlock,
    FactEmailBlock,
    FactImageBlock,
    FactPhoneBlock,
    FactTextBlock,
    FactURLBlock,
)
from portal.blocks.links import LinkBlock
from portal.blocks.media import DocumentBlock, PictureBlock
from portal.blocks.notices import NoticeBlock
from portal.blocks.rows import NoneBlock, RowBlock, RowsStreamBlock, rows, state
from portal.blocks.text import BodyBlock, HeadingBlock, ParagraphBlock

__all__ = [
    "BodyBlock",
    "DocumentBlock",
    "EraDateBlock",
    "FactBlock",
    "FactDocumentBlock",
    "FactEmailBlock",
    "FactImageBlock",
    "FactPhoneBlock",
    "FactTextBlock",
    "FactURLBlock",
    "HeadingBlock",
    "LinkBlock",
    "NoneBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "PictureBlock",
    "RowBlock",
    "RowsStreamBlock",
    "rows",
    "state",
]
