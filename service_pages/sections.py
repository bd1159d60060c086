"""The parts of a service's page in reading order: which are shown, under which heading, where they are in its address."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FOLDER = "service_pages/sections"


@dataclass(frozen=True)
class Section:
    """A part of the page. ``shown``: whether a page has something to say there; legal fields are shown when empty too."""

    anchor: str
    heading: Promise
    shown: Callable = lambda page: True

    @property
    def template(self) -> str:
        return f"{FOLDER}/{self.anchor}.html"


def stated(name: str) -> Callable:
    """Shown when the field holds rows, an explicit none, or words."""
    return lambda page: bool(getattr(page, name))


SECTIONS = (
    Section("documents", _("Papers to bring")),
    Section("steps", _("Steps")),
    Section("fees", _("Fees")),
    Section("channels", _("Where and when"), stated("channels")),
    Section("forms", _("Forms"), stated("forms")),
    Section("result", _("What you get"), stated("result")),
    Section("criteria", _("Who may apply and how"), lambda page: bool(page.criteria or page.deadlines)),
    Section("complaints", _("Complaints and appeal")),
    Section("laws", _("Laws"), stated("laws")),
    Section("related", _("Related services"), lambda page: bool(page.related_services)),
    Section("about-page", _("About this page")),
)

# What is said where the record says outright that there is none, by its field.
NONE_WORDS = {
    "documents": _("No papers are needed."),
    "steps": _("There are no steps."),
    "legal_time": _("No law sets a time for this service."),
    "fees": _("Free: there is no fee."),
    "channels": _("There is no channel at present."),
    "forms": _("There is no form to fill in."),
    "criteria": _("There is no condition."),
    "laws": _("No law applies to this service alone."),
}
LAW_NAMES_NOTE = _("Names of laws are unofficial translations. The Thai text is authoritative.")


def sections_of(page) -> list[Section]:
    return [section for section in SECTIONS if section.shown(page)]
