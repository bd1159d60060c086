"""A colour of the brand as people need it: on screens, in print, and how far it stands out."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from branding.theme.colour import contrast, cut
from branding.theme.pairs import CONTROL
from branding.theme.pairs import TEXT as READABLE
from portal import look
from portal.bilingual.language import arabic_digits

WHITE = "#ffffff"
INKS = re.compile(r"(\d{1,3})\D+(\d{1,3})\D+(\d{1,3})\D+(\d{1,3})", re.ASCII)
MOST_INK = 100


TEXT, SHAPES, NEVER = "text", "shapes", "never"


@dataclass(frozen=True)
class Suitability:
    """What two colours may be used for together. ``least``: the contrast it needs; ``mark`` stands beside the words."""

    least: float
    mark: str
    words: Promise


SUITABILITIES = {
    TEXT: Suitability(READABLE, "✓", pgettext_lazy("pair of colours", "For text")),
    SHAPES: Suitability(CONTROL, "△", pgettext_lazy("pair of colours", "For shapes and buttons only")),
    NEVER: Suitability(0, "✕", pgettext_lazy("pair of colours", "Never")),
}


@dataclass(frozen=True)
class Contrast:
    """``ratio`` from 1 to 21, of a colour on the ground ``on`` (#rrggbb), which ``ground`` names."""

    on: str
    ground: Promise
    ratio: float

    @property
    def shown(self) -> str:
        """Such as 8.6:1."""
        return f"{cut(self.ratio)}:1"

    @property
    def suitability(self) -> Suitability:
        return next(each for each in SUITABILITIES.values() if self.ratio >= each.least)


def contrasts(colour: str) -> list[Contrast]:
    """On white and on the site's primary colour, each unless it is that colour itself."""
    grounds = (
        (WHITE, pgettext_lazy("contrast", "On white")),
        (look.current().colours["primary"], pgettext_lazy("contrast", "On the primary colour")),
    )
    return [Contrast(on, name, contrast(colour, on)) for on, name in grounds if on != colour]


def of_pair(front: str, ground: str) -> Contrast:
    return Contrast(ground, pgettext_lazy("contrast", "Contrast"), contrast(front, ground))


def rgb(colour: str) -> tuple[int, int, int]:
    """0 to 255 each, of ``#rrggbb``."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def inks(text: str) -> str:
    """``text`` as ``90 / 40 / 45 / 45``: per cent of cyan, magenta, yellow, black. Raises ValidationError with an example."""
    match = INKS.fullmatch(arabic_digits(text).strip().strip("%"))
    if match is None or any(int(part) > MOST_INK for part in match.groups()):
        message = _(
            "“%(text)s” is no mixture of four inks. Enter four numbers from 0 to 100 for cyan, magenta, yellow and black, for example 90 / 40 / 45 / 45."
        )
        raise ValidationError(message, params={"text": text[:30]})
    return " / ".join(str(int(part)) for part in match.groups())
