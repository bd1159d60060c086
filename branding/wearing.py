"""What the current assets give to the look of the site (portal/look.py)."""

from typing import Any

from branding import manifests, shared_pictures, storage
from branding.kinds import Colouring, Kind, Layout, Wording
from branding.library import Asset, File, Library, Variant, library
from portal import look
from portal.bilingual.language import LANGUAGES
from portal.look import Drawing, Icon, Look, Mark, PrintLogo

# Purpose of the file, rel, type and sizes of the link: the vector first, the oldest form last.
ICONS = (
    ("icon-svg", "icon", "image/svg+xml", "any"),
    ("favicon.ico", "icon", "image/x-icon", "16x16 32x32 48x48"),
    ("apple-touch-icon-180", "apple-touch-icon", "", "180x180"),
)


def assets(worn: Look) -> dict[str, Any]:
    """Fields of ``Look``; what no asset gives stays as it is."""
    known = library()
    given = {
        "logos": logos(known),
        "symbol": symbol(known),
        "agency_symbols": agency_symbols(known),
        "icons": icons(known),
        "print_logos": print_logos(known),
        "manifests": manifests.addresses(known, worn),
        "shared_picture": shared_pictures.picture_of,
    }
    return {name: value for name, value in given.items() if value}


def drawing(file: File) -> Drawing:
    return Drawing(file.url, file.width, file.height)


def shown(variant: Variant) -> File:
    """What a page shows of a variant: the vector, else the picture that is sharp at twice the size."""
    wished = ("master", "webp-512", "png-512")
    usable = (variant.files[purpose] for purpose in wished if purpose in variant.files)
    return next((file for file in usable if file.format == "svg" or file.purpose != "master"), variant.master)


def mark(asset: Asset, dark: Variant | None, printed: Variant | None) -> Mark | None:
    return Mark(drawing(shown(dark)), drawing(shown(printed))) if dark and printed else None


def named(asset: Asset, language: str, colouring: str) -> Variant | None:
    """The logo with the words of a language, else in both; lying before standing."""
    return asset.best(
        *((wording, colouring, layout)
          for layout in (Layout.HORIZONTAL, Layout.STACKED)
          for wording in (language, Wording.BOTH))
    )  # fmt: skip


def logos(known: Library) -> dict[str, Mark]:
    asset = known.of(Kind.LOGO)
    if asset is None:
        return {}
    marks = {
        language: mark(asset, named(asset, language, Colouring.REVERSED), named(asset, language, Colouring.FULL))
        for language in LANGUAGES
    }
    return {language: one for language, one in marks.items() if one}


def symbol(known: Library) -> Mark | None:
    """The current symbol, else the logo's own where it has one alone."""
    if asset := known.of(Kind.SYMBOL):
        return mark(asset, asset.best((None, Colouring.REVERSED, None)), asset.best((None, Colouring.FULL, None)))
    if asset := known.of(Kind.LOGO):
        dark, printed = (asset.best((None, colour, Layout.ALONE)) for colour in (Colouring.REVERSED, Colouring.FULL))
        return mark(asset, dark, printed)
    return None


def agency_symbols(known: Library) -> dict[str, Drawing]:
    best = {key: asset.best((None, Colouring.FULL, None)) for key, asset in known.agencies.items()}
    return {key: drawing(shown(variant)) for key, variant in best.items() if variant}


def icons(known: Library) -> tuple[Icon, ...]:
    variant = manifests.icon_variant(known)
    if variant is None:
        return ()
    return tuple(
        Icon(rel, variant.files[purpose].url, kind, sizes)
        for purpose, rel, kind, sizes in ICONS
        if purpose in variant.files
    )


def print_logos(known: Library) -> dict[str, PrintLogo]:
    """For papers: the full-colour logo of each language, else the symbol."""
    found = {}
    for language in LANGUAGES:
        logo, sign = known.of(Kind.LOGO), known.of(Kind.SYMBOL)
        variant = (logo and named(logo, language, Colouring.FULL)) or (sign and sign.best((None, Colouring.FULL, None)))
        printed = variant and print_logo(variant)
        if printed:
            found[language] = printed
    return found


def print_logo(variant: Variant) -> PrintLogo | None:
    """None where the file has gone from the disk."""
    file = variant.master if variant.master.format == "svg" else variant.files.get("png-1024", variant.master)
    try:
        content = storage.get(file.sha256)
    except FileNotFoundError:
        return None
    return PrintLogo(svg=content.decode()) if file.format == "svg" else PrintLogo(png=content)


def connect() -> None:
    look.provide(assets)
