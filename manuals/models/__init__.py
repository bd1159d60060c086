from manuals.models.edition import Edition, EditionFile, EditionLock, RecordAhead, Withdrawal
from manuals.models.manual import CitizenManualPage, ManualIndexPage

__all__ = ["CitizenManualPage", "Edition", "EditionFile", "EditionLock", "ManualIndexPage", "RecordAhead", "Withdrawal"]
