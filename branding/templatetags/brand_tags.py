"""Pictures of brand assets for the editors' screens, and the picture of the home page."""

from django import template

from branding.library import address
from branding.models import AssetFile, AssetVariant, BrandAsset
from branding.retired import present_of
from branding.theme import hero
from portal.pictures import ShownPicture

register = template.Library()


@register.simple_tag
def brand_preview(variant: AssetVariant) -> dict | None:
    """Address, width and height of what shows the variant best; None before there is anything."""
    files = variant.by_purpose
    master = variant.master
    file = master if master and master.format == "svg" else files.get("webp-256") or files.get("png-256")
    return {"url": address(file.sha256, file.format), "width": file.width, "height": file.height} if file else None


@register.simple_tag
def width_at(file: dict, height: int) -> int:
    return max(1, round(file["width"] * height / max(file["height"], 1)))


@register.simple_tag
def brand_address(file: AssetFile) -> str:
    return address(file.sha256, file.format)


@register.simple_tag
def present_asset(asset: BrandAsset) -> BrandAsset | None:
    """What is current in the place of a retired asset."""
    return present_of(asset)


@register.simple_tag
def hero_picture(image_id: int | None) -> ShownPicture | None:
    """The picture of the home page; None where there is none to show."""
    return hero.picture(image_id)
