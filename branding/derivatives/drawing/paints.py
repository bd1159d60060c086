"""How light a paint is."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from PIL import ImageColor

NUMERAL = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(%?)")
REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)\s*(.*)")


def numeral(text: str | None, usual: float) -> float:
    """The number at the beginning of ``text``, a percentage as a share."""
    found = NUMERAL.match(text or "")
    return float(found[1]) / (100 if found[2] else 1) if found else usual


@cache
def luminance(colour: str) -> float | None:
    """Relative luminance of a CSS colour, 0 black to 1 white (WCAG 2.2); None for none and for what cannot be read."""
    try:
        red, green, blue, *alpha = ImageColor.getrgb(colour.strip().replace(" ", ""))
    except ValueError:
        return None
    if alpha == [0]:
        return None
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (red / 255, green / 255, blue / 255)
    )
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: float, other: float) -> float:
    """Of two luminances, 1 to 21."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


class Paints:
    """The paints of one drawing; ``named``: its elements by id."""

    def __init__(self, named: Mapping[str, Any]) -> None:
        self.named = named

    def tone(self, paint: str, current: str) -> float | None:
        """The luminance of a ``fill`` or ``stroke``, of a gradient the mean of its stops; None where nothing is painted."""
        paint = current if paint.strip().lower() == "currentcolor" else paint
        if paint.strip() in ("none", "transparent"):
            return None
        reference = REFERENCE.match(paint.strip())
        if not reference:
            found = luminance(paint)
            return 0.0 if found is None else found
        stops = self.stops(reference[1])
        if stops:
            return sum(stops) / len(stops)
        return self.tone(reference[2], current) if reference[2] else None

    def stops(self, name: str, depth: int = 4) -> list[float]:
        """Of a gradient, or of the one that it refers to."""
        element = self.named.get(name)
        if element is None or not depth:
            return []
        tones = [self.tone(stop.get("stop-color", "black"), "black") for stop in element if stop.tag.endswith("stop")]
        other = element.get("href", element.get("{http://www.w3.org/1999/xlink}href", "")).removeprefix("#")
        return [tone for tone in tones if tone is not None] or self.stops(other, depth - 1)
