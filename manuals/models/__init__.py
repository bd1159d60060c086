from manuals.models.counter import OfficerCounters
from manuals.models.handbook import HandbookIndexPage, HandbookPage
from manuals.models.section import HandbookCollection, ReadReceipt, SectionId, SectionVersion

__all__ = [
    "HandbookCollection",
    "HandbookIndexPage",
    "HandbookPage",
    "OfficerCounters",
    "ReadReceipt",
    "SectionId",
    "SectionVersion",
]
