"""All colours of the site from three: those of tokens.css, turned to the hues that were chosen, as light as they were.

A colour that would stand out too little is made lighter or darker until it does. High contrast is a reader's choice and
stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from branding.theme.colour import Oklch, nearest_passing, to_hex, to_oklch
from branding.theme.pairs import needs
from branding.theme.tokens import DARK, HIGH, LIGHT, Scheme, defaults

# How much more colour than the present greys those of a vivid theme may have.
MOST_CHROMA = 1.5


@dataclass(frozen=True)
class Colours:
    """The three that are chosen, as ``#rrggbb``."""

    primary: str
    accent: str
    link: str

    @classmethod
    def default(cls) -> "Colours":
        return cls(**{name: defaults()[LIGHT][name] for name in ("primary", "accent", "link")})


# token: the chosen colour whose hue it takes. In this order each keeps apart from those before it.
FOLLOWS = {
    "surface": "primary",
    "tint": "primary",
    "line": "primary",
    "mark": "accent",
    "on-primary": "primary",
    "on-accent": "primary",
    "primary": "primary",
    "accent": "accent",
    "link": "link",
    "primary-strong": "primary",
    "accent-strong": "accent",
    "text": "primary",
    "muted": "primary",
    "control": "primary",
    "focus-edge": "primary",
    "focus": "accent",
}
# Their hue has a meaning, whatever the theme.
KEPT = ("important-tint", "visited", "important", "open")
# token: the one from which it keeps its distance in lightness, instead of a lightness of its own.
BESIDE = {"primary-strong": "primary", "accent-strong": "accent", "focus": "accent"}
CHOSEN = {LIGHT: ("primary", "accent", "link"), DARK: ("accent",)}


@lru_cache(maxsize=64)
def schemes(colours: Colours) -> MappingProxyType[str, Scheme]:
    """The colours of each scheme, by the token's name. ``schemes(Colours.default())`` is what tokens.css has."""
    made = {scheme: _scheme(colours, scheme) for scheme in (LIGHT, DARK)}
    return MappingProxyType({**made, HIGH: defaults()[HIGH]})


def _scheme(colours: Colours, scheme: str) -> Scheme:
    usual, chosen = defaults()[scheme], CHOSEN[scheme]
    found = {"important-tint": usual["important-tint"]}
    for token in (*FOLLOWS, *KEPT[1:]):
        if token in chosen:
            found[token] = getattr(colours, token)
        else:
            candidate = _turned(token, colours, usual, found) if token in FOLLOWS else usual[token]
            found[token] = nearest_passing(candidate, needs(token, found)) or candidate
    return MappingProxyType({token: found[token] for token in usual})


def _turned(token: str, colours: Colours, usual: Mapping[str, str], found: Mapping[str, str]) -> str:
    """The usual colour of ``token`` with hue and chroma as far from it as the chosen colour is from the default one."""
    base = FOLLOWS[token]
    before, after = (to_oklch(getattr(of, base)) for of in (Colours.default(), colours))
    if before == after:
        return usual[token]
    own = to_oklch(usual[token])
    lightness, ratio = own.lightness, after.chroma / before.chroma
    if beside := BESIDE.get(token):
        lightness += to_oklch(found[beside]).lightness - to_oklch(usual[beside]).lightness
    else:
        ratio = min(ratio, MOST_CHROMA)
    chroma = own.chroma * ratio
    return to_hex(Oklch(min(max(lightness, 0), 1), chroma, (own.hue + after.hue - before.hue) % 360))
