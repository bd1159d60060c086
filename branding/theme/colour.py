"""Colour arithmetic: hexadecimal sRGB, OKLCH, contrast, and the nearest colour that stands out enough."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.bilingual.language import arabic_digits

HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)
# Lightness is tried in steps of this part of its range; two neighbours are hard to tell apart.
STEPS = 400
GAMUT_STEPS = 14
ROUNDING = 1e-4  # how far a channel may lie outside of 0 to 1 and still be shown


@dataclass(frozen=True)
class Oklch:
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees (https://bottosson.github.io/posts/oklab/)."""

    lightness: float
    chroma: float
    hue: float


def parse(text: str) -> str:
    """``text`` as ``#rrggbb`` in small letters; ``#`` may be absent, three digits count double, Thai digits are read.

    Raises ValidationError with an example.
    """
    match = HEX.fullmatch(arabic_digits(text).strip().lower())
    if match is None:
        message = _("“%(text)s” is no colour. Enter # and six signs from 0 to 9 and a to f, for example #0b4650.")
        raise ValidationError(message, code="colour", params={"text": text[:20]})
    digits = match[1]
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def cut(ratio: float) -> str:
    """With one decimal, not rounded, so that nothing passes that does not: 6.96 is not 7."""
    return f"{math.floor(ratio * 10) / 10:g}"


def passes(colour: str, needs: Iterable[tuple[str, float]]) -> bool:
    """Whether ``colour`` has with each other colour the contrast that is needed at least."""
    return all(contrast(colour, other) >= least for other, least in needs)


def nearest_passing(colour: str, needs: Iterable[tuple[str, float]]) -> str | None:
    """``colour`` itself where it passes, else the one nearest to it in lightness, of the same hue; None if there is none.

    The chroma stays too, as far as a screen can show it at that lightness.
    """
    needs = tuple(needs)
    return next((candidate for candidate in by_lightness(colour) if passes(candidate, needs)), None)


def by_lightness(colour: str) -> Iterator[str]:
    """``colour``, then the same at every step of lightness down to black and up to white, the nearest first."""
    yield colour
    origin = to_oklch(colour)
    levels = (step / STEPS for step in range(STEPS + 1))
    for level in sorted(levels, key=lambda level: abs(level - origin.lightness)):
        yield to_hex(Oklch(level, origin.chroma, origin.hue))


def to_oklch(colour: str) -> Oklch:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def to_hex(colour: Oklch) -> str:
    """Of the same lightness and hue; of less chroma where a screen cannot show as much."""
    low, high = 0.0, colour.chroma
    channels = _channels(colour, high)
    if not _is_shown(channels):
        for _step in range(GAMUT_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if _is_shown(_channels(colour, middle)) else (low, middle)
        channels = _channels(colour, low)
    return "#" + "".join(f"{round(255 * _encoded(min(max(part, 0), 1))):02x}" for part in channels)


def _linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _channels(colour: Oklch, chroma: float) -> tuple[float, ...]:
    """Linear red, green and blue; outside of 0 to 1 where no screen shows it."""
    a, b = (chroma * turn(math.radians(colour.hue)) for turn in (math.cos, math.sin))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(channels: tuple[float, ...]) -> bool:
    return all(-ROUNDING <= part <= 1 + ROUNDING for part in channels)
