from manuals.models.edition import Edition, EditionFile, EditionLock, RecordAhead, Withdrawal

__all__ = ["Edition", "EditionFile", "EditionLock", "RecordAhead", "Withdrawal"]
