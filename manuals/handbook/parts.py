"""The parts of a section's page in reading order: which are shown and under which heading."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FOLDER = "manuals/handbook/parts"
# The fields of rows, in the order of the page.
ROW_FIELDS = (
    "laws", "pre_check", "steps", "may_do", "may_not", "words_to_say", "common_errors", "forms", "pictures", "worked_cases",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the page; ``anchor`` is the field it shows. ``kind``: which template shows it."""

    anchor: str
    heading: Promise
    kind: str
    fields: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"{FOLDER}/{self.kind}.html"

    def is_shown(self, page) -> bool:
        """Whether the page says something there."""
        return any(bool(getattr(page, name)) for name in self.fields or (self.anchor,))


PARTS = (
    Part("laws", _("Laws and orders"), "laws"),
    Part("pre_check", _("Check first"), "points"),
    Part("steps", _("Procedure"), "steps"),
    Part("may_do", _("What a substitute may do"), "points"),
    Part("may_not", _("What a substitute may not do"), "points"),
    Part("words_to_say", _("Words to say"), "words"),
    Part(
        "hand_over_contact", _("Hand over to"), "hand_over", ("hand_over_contact", "hand_over_phone", "cut_off")
    ),
    Part("common_errors", _("Common errors"), "errors"),
    Part("forms", _("Forms"), "forms"),
    Part("pictures", _("Pictures"), "pictures"),
    Part("worked_cases", _("Worked cases"), "cases"),
    Part("internal_notes", _("Internal notes"), "notes"),
)  # fmt: skip


@dataclass(frozen=True)
class ShownPart:
    """A part as a page shows it."""

    part: Part
    page: Any

    @property
    def anchor(self) -> str:
        return self.part.anchor

    @property
    def heading(self) -> Promise:
        return self.part.heading

    @property
    def template(self) -> str:
        return self.part.template

    @property
    def rows(self) -> list:
        """Without an explicit none."""
        return self.page.rows.get(self.part.anchor, [])

    @property
    def says_none(self) -> bool:
        return self.part.anchor in ROW_FIELDS and not self.rows


def parts_shown(page) -> list[ShownPart]:
    return [ShownPart(part, page) for part in PARTS if part.is_shown(page)]
