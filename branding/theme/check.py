"""Whether the three chosen colours stand out enough, and the nearest ones that do."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branding.theme.colour import contrast, cut, nearest_passing
from branding.theme.derivation import Colours, schemes
from branding.theme.pairs import CONTROL, PAIRS, TEXT
from branding.theme.tokens import LIGHT

# field: what is seen with it, in words, by the token of the other colour, with the contrast needed
SEEN: dict[str, tuple[tuple[Promise, str, float], ...]] = {
    "primary": ((gettext_lazy("White text on this colour"), "on-primary", TEXT),),
    "accent": (
        (gettext_lazy("Dark text on this colour"), "on-accent", TEXT),
        (gettext_lazy("This colour on the main colour"), "primary", CONTROL),
    ),
    "link": (
        (gettext_lazy("A link of this colour on white"), "surface", TEXT),
        (gettext_lazy("A link of this colour on tinted grounds"), "tint", TEXT),
        (gettext_lazy("A link of this colour on marked words"), "mark", TEXT),
    ),
}


@dataclass(frozen=True)
class Sight:
    """One colour seen with another."""

    words: Promise
    found: float
    least: float

    @property
    def passes(self) -> bool:
        return self.found >= self.least

    @property
    def figure(self) -> str:
        return cut(self.found)

    def __str__(self):
        return _("%(what)s: contrast %(found)s to 1") % {"what": self.words, "found": self.figure}


@dataclass(frozen=True)
class Verdict:
    """What there is to say of one chosen colour; ``offer``: the nearest that passes, the colour itself where it does."""

    colour: str
    sights: tuple[Sight, ...]
    offer: str

    @property
    def passes(self) -> bool:
        return all(sight.passes for sight in self.sights)

    @cached_property
    def worst(self) -> Sight:
        """The pair that is furthest from what it needs."""
        return min(self.sights, key=lambda sight: sight.found / sight.least)

    @cached_property
    def sentence(self) -> str:
        """Why the colour cannot be published, and which can; '' where it can."""
        if self.passes:
            return ""
        worst = self.worst
        words = {"what": worst.words, "found": worst.figure, "least": f"{worst.least:g}", "offer": self.offer}
        return (
            _(
                "%(what)s has a contrast of %(found)s to 1. At least %(least)s to 1 is needed. "
                "The nearest colour that passes is %(offer)s."
            )
            % words
        )


def verdicts(colours: Colours) -> dict[str, Verdict]:
    """By field. Each colour is judged beside what is offered for those before it, so that all offers go together."""
    found: dict[str, Verdict] = {}
    offered = colours
    for field, sights in SEEN.items():
        colour, beside = getattr(colours, field), schemes(offered)[LIGHT]
        needs = [(beside[other], least) for _words, other, least in sights]
        # Black or white passes always: no ground of one colour lies on both sides of it.
        offer = nearest_passing(colour, needs) or colour
        found[field] = Verdict(colour, tuple(_sights(colour, beside, sights)), offer)
        offered = replace(offered, **{field: offer})
    return found


def _sights(colour: str, beside, sights) -> list[Sight]:
    return [Sight(words, contrast(colour, beside[other]), least) for words, other, least in sights]


def lowest(colours: Colours, scheme: str) -> tuple[float, float]:
    """The lowest contrast of a text pair and of a control pair in a scheme that is made from ``colours``."""
    made = schemes(colours)[scheme]
    found = [(pair.least, contrast(made[pair.front], made[pair.ground])) for pair in PAIRS]
    text, control = (min(figure for least, figure in found if least == need) for need in (TEXT, CONTROL))
    return text, control
