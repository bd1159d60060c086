"""Brand assets for tests: with their masters, and with files only where a test is about them."""

import datetime

from django.core.files.base import ContentFile

from branding.intake import CleanSvg
from branding.kinds import Colouring, Kind, Layout, Making, Wording
from branding.making import keep, keep_master
from branding.models import AssetVariant, BrandAsset

SYMBOL_FORMS = ((Wording.NONE, Colouring.FULL, Layout.ALONE), (Wording.NONE, Colouring.REVERSED, Layout.ALONE))
LOGO_FORMS = tuple(
    (wording, colouring, Layout.HORIZONTAL)
    for wording in (Wording.THAI, Wording.ENGLISH)
    for colouring in (Colouring.FULL, Colouring.REVERSED)
)
FORMS = {Kind.LOGO: LOGO_FORMS, Kind.SYMBOL: SYMBOL_FORMS}
ICON_FILES = {"icon-svg": "svg", "favicon.ico": "ico", "apple-touch-icon-180": "png", "icon-192": "png"}


def svg(colour: str = "#0b4650", width: int = 80, height: int = 40) -> CleanSvg:
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path fill="{colour}" d="M0 0h{width}v{height}H0z"/></svg>'
    )
    return CleanSvg(drawn, width, height, ())


def draft(
    kind: str = Kind.SYMBOL, *, approved: bool = True, colour: str = "#0b4650", forms=None, **fields
) -> BrandAsset:
    """A draft whose variants are ready, approved and so fit to be made current; ``colour`` makes its files its own."""
    words = {"title_th": "สัญลักษณ์", "title_en": "Symbol", "description_th": "คำอธิบาย", "description_en": "Description"}
    asset = BrandAsset(kind=kind, **words | fields)
    if approved:
        asset.approved_on = datetime.date(2026, 9, 14)
        asset.approved_by_th, asset.approved_by_en = "หัวหน้าศูนย์", "Head of the centre"
        asset.approval_document = ContentFile(b"%PDF-1.7", name="approval.pdf")
    asset.save()
    for place, form in enumerate(FORMS.get(Kind(kind), SYMBOL_FORMS[:1]) if forms is None else forms):
        variant(asset, *form, colour=colour, width=80 + place)
    return asset


def variant(asset: BrandAsset, wording, colouring, layout, *, colour: str = "#0b4650", width: int = 80) -> AssetVariant:
    one = AssetVariant(asset=asset, wording=wording, colouring=colouring, layout=layout)
    keep_master(one, svg(colour, width), "drawing.svg")
    if asset.kind == Kind.SYMBOL:
        for purpose, form in ICON_FILES.items():
            keep(one, purpose, form, 48, 48, f"{purpose} {colour} {colouring}".encode())
    one.making = Making.DONE
    one.save()
    return one
