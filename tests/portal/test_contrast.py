"""The colours of tokens.css, computed: text pairs at least 7:1, controls at least 3:1, in every scheme."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "portal" / "static" / "portal" / "css" / "tokens.css"

TEXT_PAIRS = [
    ("text", "surface"),
    ("text", "tint"),
    ("text", "mark"),
    ("link", "mark"),
    ("visited", "mark"),
    ("text", "important-tint"),
    ("muted", "surface"),
    ("muted", "tint"),
    ("link", "surface"),
    ("link", "tint"),
    ("visited", "surface"),
    ("visited", "tint"),
    ("important", "surface"),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
]
CONTROL_PAIRS = [
    ("control", "surface"),
    ("control", "tint"),
    ("accent", "primary"),
    ("open", "tint"),
    ("important", "important-tint"),
    ("focus", "focus-edge"),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--color-([\w-]+): (#[0-9a-f]{6});", block))


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme, the light ones beneath."""
    css = TOKENS.read_text(encoding="utf-8")
    blocks = {
        "light": r":root \{(.*?)\}",
        "device dark": r":root:not\(:has\(#contrast-high:checked\)\) \{(.*?)\}",
        "dark": r":root:has\(#contrast-dark:checked\) \{(.*?)\}",
        "high": r":root:has\(#contrast-high:checked\) \{(.*?)\}",
    }
    found = {name: colours(re.search(pattern, css, re.DOTALL)[1]) for name, pattern in blocks.items()}
    return {name: found["light"] | own for name, own in found.items()}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", schemes())
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_seven_to_one(scheme, text, ground):
    own = schemes()[scheme]
    assert contrast(own[text], own[ground]) >= 7, f"{text} on {ground}, {scheme}"


@pytest.mark.parametrize("scheme", schemes())
@pytest.mark.parametrize(("control", "ground"), CONTROL_PAIRS)
def test_controls_stand_out_three_to_one(scheme, control, ground):
    own = schemes()[scheme]
    assert contrast(own[control], own[ground]) >= 3, f"{control} on {ground}, {scheme}"


def test_the_dark_scheme_is_the_same_by_device_and_by_choice():
    assert schemes()["device dark"] == schemes()["dark"]
