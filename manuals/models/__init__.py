from manuals.models.handbook import HandbookIndexPage, HandbookPage
from manuals.models.section import HandbookCollection, ReadReceipt, SectionId, SectionVersion

__all__ = ["HandbookCollection", "HandbookIndexPage", "HandbookPage", "ReadReceipt", "SectionId", "SectionVersion"]
