"""The rows of a service record; one block a kind of row."""

from service_pages.blocks.channels import ChannelBlock, ChannelRowsBlock
from service_pages.blocks.choices import CASES
from service_pages.blocks.documents import DocumentRowsBlock, RequiredDocumentBlock
from service_pages.blocks.fees import FeeBlock, FeeRowsBlock
from service_pages.blocks.papers import FormBlock, FormRowsBlock, LawBlock, LawRowsBlock
from service_pages.blocks.related import RelatedRowsBlock, RelatedServiceBlock
from service_pages.blocks.steps import StepBlock, StepRowsBlock, TotalBlock, TotalRowsBlock
from service_pages.blocks.times import DeadlineBlock, DeadlineRowsBlock, LegalTimeBlock, LegalTimeRowsBlock
from service_pages.blocks.words import (
    ComplaintBlock,
    ComplaintRowsBlock,
    CriterionBlock,
    CriterionRowsBlock,
    TemporaryNoticeBlock,
    TemporaryNoticeRowsBlock,
)

# The fields of rows of a service in the order of its page.
ROW_FIELDS = (
    "notices",
    "documents",
    "totals",
    "steps",
    "fees",
    "channels",
    "forms",
    "criteria",
    "deadlines",
    "legal_time",
    "complaints",
    "laws",
    "related",
)

__all__ = [
    "CASES",
    "ROW_FIELDS",
    "ChannelBlock",
    "ChannelRowsBlock",
    "ComplaintBlock",
    "ComplaintRowsBlock",
    "CriterionBlock",
    "CriterionRowsBlock",
    "DeadlineBlock",
    "DeadlineRowsBlock",
    "DocumentRowsBlock",
    "FeeBlock",
    "FeeRowsBlock",
    "FormBlock",
    "FormRowsBlock",
    "LawBlock",
    "LawRowsBlock",
    "LegalTimeBlock",
    "LegalTimeRowsBlock",
    "RelatedRowsBlock",
    "RelatedServiceBlock",
    "RequiredDocumentBlock",
    "StepBlock",
    "StepRowsBlock",
    "TemporaryNoticeBlock",
    "TemporaryNoticeRowsBlock",
    "TotalBlock",
    "TotalRowsBlock",
]
