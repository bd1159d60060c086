"""The theme as a style sheet: only what differs from tokens.css, in the same layer and as strong as it is there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from branding.theme.choices import RADII, STACKS, Font, Shape
from branding.theme.derivation import Colours, schemes
from branding.theme.tokens import DARK, LIGHT, SELECTORS, defaults

DEVICE_DARK = ":root:not(:has(#contrast-high:checked))"
MOST_BYTES = 2048


@dataclass(frozen=True)
class Choice:
    """All of a theme that a style sheet says."""

    colours: Colours
    font: str = Font.SARABUN
    shape: str = Shape.SOFT


def sheet(choice: Choice) -> str:
    """At most ``MOST_BYTES`` of CSS; '' for what the site looks like anyway."""
    made, usual = schemes(choice.colours), defaults()
    light = _colours(made[LIGHT], usual[LIGHT]) + _rest(choice)
    dark = _colours(made[DARK], usual[DARK])
    rules = [f"{SELECTORS[LIGHT]}{{{light}}}"] if light else []
    if dark:
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{DEVICE_DARK}{{{dark}}}}}")
        rules.append(f"@media screen{{{SELECTORS[DARK]}{{{dark}}}}}")
    return f"@layer tokens{{{''.join(rules)}}}" if rules else ""


def fitting_sheet(choice: Choice, scheme: str) -> str:
    """For trying on: all colours of ``scheme``, whatever the device prefers."""
    colours = "".join(f"--color-{token}:{colour};" for token, colour in schemes(choice.colours)[scheme].items())
    return f"@layer tokens{{:root,{DEVICE_DARK}{{color-scheme:{scheme};{colours}{_rest(choice)}}}}}"


def digest(css: str) -> str:
    """Names the sheet: 16 hexadecimal digits."""
    return hashlib.sha256(css.encode()).hexdigest()[:16]


def _colours(made: Mapping[str, str], usual: Mapping[str, str]) -> str:
    return "".join(f"--color-{token}:{_short(colour)};" for token, colour in made.items() if colour != usual[token])


def _rest(choice: Choice) -> str:
    said = {"--font": STACKS.get(choice.font), "--radius": RADII.get(choice.shape)}
    return "".join(f"{name}:{value};" for name, value in said.items() if value)


def _short(colour: str) -> str:
    """``#aabbcc`` as ``#abc``."""
    return f"#{colour[1]}{colour[3]}{colour[5]}" if colour[1::2] == colour[2::2] else colour
