from manuals.models.counter import OfficerCounters
from manuals.models.edition import Edition, EditionFile, EditionLock, RecordAhead, Withdrawal
from manuals.models.handbook import HandbookIndexPage, HandbookPage
from manuals.models.manual import CitizenManualPage, ManualIndexPage
from manuals.models.section import HandbookCollection, ReadReceipt, SectionId, SectionVersion

__all__ = [
    "CitizenManualPage",
    "Edition",
    "EditionFile",
    "EditionLock",
    "HandbookCollection",
    "HandbookIndexPage",
    "HandbookPage",
    "ManualIndexPage",
    "OfficerCounters",
    "ReadReceipt",
    "RecordAhead",
    "SectionId",
    "SectionVersion",
    "Withdrawal",
]
