from manuals.models.counter import OfficerCounters
from manuals.models.edition import Edition, EditionFile, EditionLock, RecordAhead, Withdrawal
from manuals.models.handbook import HandbookIndexPage, HandbookPage
from manuals.models.section import HandbookCollection, ReadReceipt, SectionId, SectionVersion

__all__ = [
    "Edition",
    "EditionFile",
    "EditionLock",
    "HandbookCollection",
    "HandbookIndexPage",
    "HandbookPage",
    "OfficerCounters",
    "ReadReceipt",
    "RecordAhead",
    "SectionId",
    "SectionVersion",
    "Withdrawal",
]
