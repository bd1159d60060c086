"""The rows of a service record; one block a kind of row."""

from service_pages.blocks.documents import CASES, DocumentRowsBlock, RequiredDocumentBlock
from service_pages.blocks.fees import FeeBlock, FeeRowsBlock
from service_pages.blocks.steps import StepBlock, StepRowsBlock

__all__ = [
    "CASES",
    "DocumentRowsBlock",
    "FeeBlock",
    "FeeRowsBlock",
    "RequiredDocumentBlock",
    "StepBlock",
    "StepRowsBlock",
]
