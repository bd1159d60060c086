"""Which colours are seen on which, and how far they must stand out: text 7:1, controls 3:1."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from branding.theme.colour import contrast

TEXT, CONTROL = 7.0, 3.0


class Pair(NamedTuple):
    """Names of tokens, without ``--color-``."""

    front: str
    ground: str
    least: float


PAIRS = (
    *(Pair("text", ground, TEXT) for ground in ("surface", "tint", "mark", "important-tint")),
    *(Pair("muted", ground, TEXT) for ground in ("surface", "tint")),
    *(Pair("link", ground, TEXT) for ground in ("surface", "tint", "mark")),
    *(Pair("visited", ground, TEXT) for ground in ("surface", "tint", "mark")),
    Pair("important", "surface", TEXT),
    *(Pair("on-primary", ground, TEXT) for ground in ("primary", "primary-strong")),
    *(Pair("on-accent", ground, TEXT) for ground in ("accent", "accent-strong")),
    *(Pair("control", ground, CONTROL) for ground in ("surface", "tint")),
    Pair("accent", "primary", CONTROL),
    Pair("open", "tint", CONTROL),
    Pair("important", "important-tint", CONTROL),
    Pair("focus", "focus-edge", CONTROL),
)


def needs(token: str, colours: Mapping[str, str]) -> list[tuple[str, float]]:
    """With which of ``colours`` the token is seen, and the contrast that is needed with each."""
    return [
        (colours[other], pair.least)
        for pair in PAIRS
        for own, other in ((pair.front, pair.ground), (pair.ground, pair.front))
        if own == token and other in colours
    ]


def failing(colours: Mapping[str, str]) -> Iterator[tuple[Pair, float]]:
    """The pairs of a scheme that do not stand out enough, with the contrast they have."""
    for pair in PAIRS:
        found = contrast(colours[pair.front], colours[pair.ground])
        if found < pair.least:
            yield pair, found
