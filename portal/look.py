"""What the site wears: logos, icons, style sheet, colours for papers, words and links of the footer.

``branding`` provides it (``provide``); without it the site wears the neutral emblem of the style sheet. It lives as long
as the tree and costs a reader no query.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.functional import lazy

from portal import tree
from portal.bilingual.language import LANGUAGES, active_language
from portal.tree import snapshot

FACT = "portal.look"
EMBLEM = "portal/icons/emblem.svg"
COLOURS = {"primary": "#0b4650", "on-primary": "#ffffff", "accent": "#f2b632", "on-accent": "#14262a",
           "text": "#14262a", "muted": "#384d52", "line": "#c5d3d5", "tint": "#eff5f5", "surface": "#ffffff"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file in the look: its path and its size in pixels (of a vector, the proportions)."""

    url: str
    width: int
    height: int

    def at_height(self, height: int) -> int:
        """The width in whole pixels that goes with ``height``."""
        return max(1, round(self.width * height / self.height))


@dataclass(frozen=True, slots=True)
class Mark:
    """One logo twice: ``dark`` for the header's dark ground, ``print`` for what is printed. They stand 40 pixels high."""

    dark: Drawing
    print: Drawing


@dataclass(frozen=True, slots=True)
class PrintLogo:
    """A logo on paper: ``svg`` drawn in paths, or ``png``; never both."""

    svg: str | None = None
    png: bytes | None = None


@dataclass(frozen=True, slots=True)
class Icon:
    """A ``<link>`` of the page's head: ``rel`` is ``icon`` or ``apple-touch-icon``."""

    rel: str
    url: str
    type: str = ""
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another site in the footer; ``labels`` by language."""

    url: str
    labels: Mapping[str, str]

    @property
    def label(self) -> str:
        return self.labels.get(active_language(), "")


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """What a shared link shows: a path and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Look:
    """``logos``: the logo with the name in it, by language; ``symbol``: the sign without words, shown beside the name.

    ``agency_symbols``: by the translation key of the agency's page, 32 hexadecimal digits. ``stylesheet``: the path of
    the theme's sheet, "" for none. ``font``: "" is the font of the style sheet. ``theme_colours``: of the browser's frame,
    light and dark. ``colours``: by the names of tokens.css without ``--color-``, as #rrggbb, for papers. ``hero``: the id of
    the home page's picture. ``shared_picture``: makes the picture of a page that has none of its own.
    """

    logos: Mapping[str, Mark] = field(default_factory=dict)
    symbol: Mark | None = None
    agency_symbols: Mapping[str, Drawing] = field(default_factory=dict)
    icons: tuple[Icon, ...] = ()
    manifests: Mapping[str, str] = field(default_factory=dict)
    stylesheet: str = ""
    font: str = ""
    theme_colours: tuple[str, str] = ("#0b4650", "#0e2a30")
    colours: Mapping[str, str] = field(default_factory=lambda: dict(COLOURS))
    print_logos: Mapping[str, PrintLogo] = field(default_factory=dict)
    footer: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    hero: int | None = None
    shared_picture: Callable[[Any], SharedPicture | None] | None = None

    @property
    def logo(self) -> Mark | None:
        """In the active language."""
        return self.logos.get(active_language())

    @property
    def alone(self) -> bool:
        """Whether the symbol stands without a logo in the active language."""
        return self.logo is None

    @property
    def manifest(self) -> str:
        return self.manifests.get(active_language(), "")

    @property
    def footer_text(self) -> str:
        return self.footer.get(active_language(), "")


# Found when a page shows it: papers are made before static files are collected, too.
static_address = lazy(static, str)
_providers: list[Callable[[Look], Mapping[str, Any]]] = []


def provide(part: Callable[[Look], Mapping[str, Any]]) -> None:
    """Let ``part`` say fields of the look, by name, once a generation of the tree; it is given what those before it said."""
    if part not in _providers:
        _providers.append(part)


def current() -> Look:
    """What the site wears now, from memory."""
    return snapshot().facts(FACT)


def load() -> Look:
    """Raises TypeError for a field that the look does not have."""
    look = neutral()
    for part in _providers:
        look = replace(look, **part(look))
    return look


def neutral() -> Look:
    """The emblem of the style sheet, without names."""
    icons = (
        Icon("icon", static_address(EMBLEM), "image/svg+xml"),
        Icon("icon", static_address("portal/icons/emblem-32.png"), "image/png", "32x32"),
        Icon("apple-touch-icon", static_address("portal/icons/emblem-180.png")),
    )
    emblem = PrintLogo(svg=_emblem())
    return Look(icons=icons, print_logos=dict.fromkeys(LANGUAGES, emblem))


@cache
def _emblem() -> str | None:
    """None where the file is missing: papers then bear the centre's name alone."""
    path = finders.find(EMBLEM)
    return Path(path).read_text(encoding="utf-8") if path else None


def connect() -> None:
    tree.register(FACT, load)
