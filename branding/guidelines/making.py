"""The guidelines page made from prepared data, as an editor and a translator would have written it."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from django.db import transaction

from branding.kinds import Wording
from branding.models import BrandGuidelinesPage
from home.models import HomePage
from portal.bilingual.translations import translate_page
from portal.models import PortalImage

SLUG = "brand"
SHAPES_NEED = 3
# The portal's sizes of type, by rem on a desktop (tokens.css).
SIZES = {2: "h1", 1.4: "h2", 1.15: "large", 1: "body", 0.85: "small"}
LAYOUTS = {"symbol": "alone"}

Data = dict[str, Any]
Symbols = dict[tuple[str, str], tuple[int, int]]


@transaction.atomic
def make_page(
    home: HomePage,
    data: Data,
    symbols: Symbols,
    picture: Callable[[Data], PortalImage],
) -> BrandGuidelinesPage:
    """The page below ``home`` from ``data`` (the shape of demo_data/guidelines.yaml), published in both languages.

    ``symbols``: top and height of the symbol in per cent of the logo's height, by layout and words of the logo; a layout
    that is not in it is the symbol alone.
    ``picture`` gives the picture of an example from its record, with ``drawing``, ``alt_th`` and ``alt_en``. A page that is
    there already is left as edited.
    """
    there = BrandGuidelinesPage.objects.child_of(home).first()
    if there:
        return there
    english: dict[str, str] = {}
    page = BrandGuidelinesPage(
        slug=SLUG,
        locale=home.locale,
        title=_thai(data["page"], "title", english),
        summary=_thai(data["page"], "introduction", english),
        show_in_menus=False,
        last_checked=data["page"]["updated"],
        story=[("paragraph", _paragraph(_thai(text, "", english))) for text in data["story"]["paragraphs"]],
        clear_space=data["clear_space"]["fraction"],
        measures=list(_measures(data["minimum_sizes"], symbols, english)),
        colours=list(_colours(data["colours"], english)),
        typefaces=list(_typefaces(data["type"], english)),
        examples=list(_examples(data, picture, english)),
        licence=list(_licence(data["licence"], english)),
        contact_unit=_thai(data["contact"], "position", english),
        contact_text=_thai(data["contact"], "text", english),
        contact_phone=data["contact"]["phone"],
        contact_email=data["contact"]["email"],
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    page = BrandGuidelinesPage.objects.get(pk=page.pk)
    translate_page(page, english)
    return page


def _thai(record: Data, name: str, english: dict[str, str]) -> str:
    """The Thai words of a pair; their English goes into ``english``."""
    thai, other = (f"{name}_{language}" if name else language for language in ("th", "en"))
    english[record[thai]] = record[other]
    return record[thai]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _measures(data: Data, symbols: Symbols, english: dict[str, str]) -> Iterator[tuple[str, Any]]:
    yield "note", _thai(data, "text", english)
    for row in data["sizes"]:
        layout = LAYOUTS.get(row["layout"], row["layout"])
        own = {wording: place for (of, wording), place in symbols.items() if of == layout}
        for wording, (top, height) in (own or {Wording.NONE.value: (0, 100)}).items():
            yield (
                "layout",
                {
                    "layout": layout,
                    "wording": wording,
                    "symbol_top": top,
                    "symbol_height": height,
                    "pixels": row["symbol_px"],
                    "millimetres": row["symbol_mm"],
                    "use": _thai(row, "note", english),
                },
            )


def _colours(data: Data, english: dict[str, str]) -> Iterator[tuple[str, Any]]:
    yield "note", _thai(data, "text", english)
    yield "note", _thai(data, "pairs_text", english)
    hexes = {row["key"]: row["hex"] for row in data["swatches"]}
    for row in data["swatches"]:
        yield (
            "colour",
            {
                "name": _thai(row, "name", english),
                "colour": row["hex"],
                "cmyk": " / ".join(map(str, row["cmyk"])),
                "use": _thai(row, "role", english),
            },
        )
    for row in data["pairs"]:
        yield (
            "pair",
            {
                "front": hexes[row["foreground"]],
                "ground": hexes[row["background"]],
                "purpose": _purpose(row),
                "use": _thai(row, "use", english),
            },
        )


def _purpose(pair: Data) -> str:
    if not pair["allowed"]:
        return "never"
    return "shapes" if pair["at_least"] <= SHAPES_NEED else "text"


def _typefaces(data: Data, english: dict[str, str]) -> Iterator[tuple[str, Any]]:
    yield "note", _thai(data, "text", english)
    for row in data["specimens"]:
        yield (
            "typeface",
            {
                "family": "sarabun",
                "weight": str(row["weight"]),
                "size": SIZES[row["size_rem"]],
                "use": _thai(row, "role", english),
                "sample_th": row["sample_th"],
                "sample_en": row["sample_en"],
            },
        )


def _examples(data: Data, picture: Callable[[Data], PortalImage], english: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for verdict in ("right", "wrong"):
        for row in data[f"{verdict}_use"]["items"]:
            yield (
                "example",
                {
                    "verdict": verdict,
                    "image": picture(row),
                    "title": _thai(row, "title", english),
                    "reason": _thai(row, "text", english),
                },
            )


def _licence(data: Data, english: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for clause in data["clauses"]:
        yield "heading", _thai(clause, "heading", english)
        yield "paragraph", _paragraph(_thai(clause, "text", english))
    yield "paragraph", _paragraph(_thai(data, "notice", english))
