"""The web manifest of each language: name, icons and colours of the centre, for those who keep it on their phone."""

import hashlib

from django.urls import reverse

from branding.derivatives import manifest
from branding.kinds import Colouring, Kind, Layout
from branding.library import Library, Variant, library
from branding.storage import SHORT
from portal import look
from portal.bilingual.language import LANGUAGES
from portal.look import Look
from portal.tree import home_url, snapshot

ICONS = (
    ("icon-svg", "image/svg+xml", "any", "any"),
    ("icon-192", "image/png", "192x192", "any"),
    ("icon-512", "image/png", "512x512", "any"),
    ("icon-maskable-512", "image/png", "512x512", "maskable"),
)


def icon_variant(known: Library) -> Variant | None:
    """What browser icons are made of: the drawing that is meant for it, else the reversed symbol on a tile, since both show
    in light and dark frames alike. Without a symbol, the logo's own where it has one alone."""
    alone = (None, None, Layout.ICON), (None, Colouring.REVERSED, Layout.ALONE), (None, Colouring.FULL, Layout.ALONE)
    if symbol := known.of(Kind.SYMBOL):
        return symbol.best(*alone, (None, Colouring.REVERSED, None), (None, Colouring.FULL, None))
    logo = known.of(Kind.LOGO)
    return logo.best(*alone) if logo else None


def addresses(known: Library, worn: Look) -> dict[str, str]:
    """By language; {} without icons of the centre's own."""
    made = {language: make(language, known, worn) for language in LANGUAGES}
    return {
        language: reverse("branding_manifest", args=[language, _digest(content)])
        for language, content in made.items()
        if content
    }


def content(language: str) -> tuple[str, bytes] | None:
    """Digest and bytes of the manifest as it is now; None without icons of the centre's own."""
    made = make(language, library(), look.current())
    return (_digest(made), made) if made else None


def make(language: str, known: Library, worn: Look) -> bytes | None:
    home, variant = snapshot().home(language), icon_variant(known)
    if not home or not variant:
        return None
    icons = (
        (variant.files[purpose].url, sizes, kind, use)
        for purpose, kind, sizes, use in ICONS
        if purpose in variant.files
    )
    colours = worn.theme_colours[0], worn.colours["surface"]
    return manifest(home.title, home.title, language, home_url(language), icons, *colours)


def _digest(made: bytes) -> str:
    return hashlib.sha256(made).hexdigest()[:SHORT]
