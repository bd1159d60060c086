"""A small library: a logo in three forms and an agency's symbol, as the worker leaves them."""

import io
import uuid

import pytest
from django.utils import timezone
from PIL import Image

from branding import storage
from branding.kinds import Making
from branding.models import AssetFile, AssetVariant, BrandAsset

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="{ink}"/>'
    '<path d="M20 20h60v60z" fill="{other}"/></svg>'
)


def png(width, height, colour="#0b4650") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "PNG")
    return target.getvalue()


def add_file(variant, purpose, form, width, height, data):
    return AssetFile.objects.create(
        variant=variant,
        purpose=purpose,
        format=form,
        width=width,
        height=height,
        size=len(data),
        sha256=storage.put(data),
    )


def add_variant(asset, ink="#0b4650", other="#f2b632", **form):
    variant = AssetVariant.objects.create(asset=asset, original_name="logo.svg", making=Making.DONE, **form)
    add_file(variant, "master", "svg", 300, 100, SVG.format(ink=ink, other=other).encode())
    add_file(variant, "pdf", "pdf", 0, 0, b"%PDF-1.7 " + repr(sorted(form.items())).encode())
    for width in (64, 1024):
        add_file(variant, f"png-{width}", "png", width, width // 3, png(width, width // 3, ink))
    add_file(variant, "icon-192", "png", 192, 192, png(192, 192, other))
    return variant


def add_asset(kind="logo", title="ตราสัญลักษณ์ศูนย์บริการร่วม", status="current", **values):
    defaults = {
        "title_th": title, "title_en": f"{kind.capitalize()} of the centre", "description_th": "ใช้ทุกงาน",
        "description_en": "For all work", "approved_by_th": "คณะกรรมการศูนย์", "approved_by_en": "The committee",
        "approved_on": timezone.localdate().replace(year=2026, month=9, day=14), "current_since": timezone.now(),
    }  # fmt: skip
    return BrandAsset.objects.create(kind=kind, status=status, **{**defaults, **values})


@pytest.fixture
def private_files(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def logo(db, private_files):
    asset = add_asset()
    add_variant(asset, wording="th", colouring="full", layout="horizontal")
    add_variant(asset, "#ffffff", wording="th", colouring="reversed", layout="horizontal")
    add_variant(asset, wording="en", colouring="full", layout="horizontal")
    return asset


@pytest.fixture
def agency_symbol(db, private_files):
    asset = add_asset("agency", "ตรากรมการปกครอง", agency_key=uuid.uuid4())
    add_variant(asset, "#7a0000", wording="none", colouring="full", layout="alone")
    return asset
