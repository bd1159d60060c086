from manuals.models.manual import CitizenManualPage, ManualIndexPage

__all__ = ["CitizenManualPage", "ManualIndexPage"]
