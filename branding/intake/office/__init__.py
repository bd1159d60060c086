"""Word and PowerPoint files (Office Open XML, ECMA-376) that show their pages, and do and fetch nothing."""

from branding.intake.office.reading import OfficeFile, read_office

__all__ = ["OfficeFile", "read_office"]
