"""The demonstration's logo, symbols and papers, one retired version among them, each with all its files; its guidelines and
theme."""

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.db import transaction

from branding import demo_guidelines, demo_office, demo_theme, lifecycle
from branding.derivatives import Derivative, make
from branding.intake import read_svg
from branding.kinds import Colouring, Layout, Status, Wording
from branding.making import keep_made, keep_master, master_of, purposes
from branding.models import AssetVariant, BrandAsset
from home.opening import BANGKOK
from portal.bilingual.language import THAI
from portal.pdf.compiler import Order
from portal.pdf.making import guarded
from service_pages.models import AgencyPage

DATA = Path(__file__).parent / "demo_data"
WORDS = ("title_th", "title_en", "description_th", "description_en", "version", "approved_by_th", "approved_by_en")
PROCESSES = 2
LAST_DAY_OF_THE_FIRST = datetime.datetime(2026, 9, 30, 12, tzinfo=BANGKOK)  # as its description says


@cache
def texts() -> dict[str, Any]:
    return yaml.safe_load((DATA / "assets.yaml").read_text(encoding="utf-8"))


def build(out) -> None:
    """Make the assets and the guidelines page where there are none; what exists is left as edited."""
    if BrandAsset.objects.exists():
        return
    data = texts()
    symbol = next(record for record in data["assets"] if (record["kind"], record["status"]) == ("symbol", "current"))
    icon = {
        "language": Wording.NONE,
        "colour": Colouring.FULL,
        "layout": Layout.ICON,
        "drawing": data["icons"]["drawing"],
    }
    more = {symbol["key"]: [icon]}
    with transaction.atomic():
        assets = [(_asset(record), record) for record in data["assets"]]
        rows = [(asset, row) for asset, record in assets for row in record["variants"] + more.get(record["key"], [])]
        variants = [_variant(asset, row) for asset, row in rows]
    _make_files(variants)
    with transaction.atomic():
        demo_office.build()
        current = {record["key"]: asset for asset, record in assets if record["status"] == "current"}
        for asset in current.values():
            lifecycle.make_current(asset)
        for asset, record in assets:
            if record["status"] == "retired":
                _retire_long_ago(asset, current.get(record["successor"]))
    out.write(f"  {len(assets)} brand assets")
    with transaction.atomic():
        demo_guidelines.build()
        demo_guidelines.upload_earlier_logo()
        demo_theme.build()
    out.write("  1 page of guidelines, 1 theme")


def _retire_long_ago(asset: BrandAsset, successor: BrandAsset | None) -> None:
    """What was current before the portal was there."""
    asset.status, asset.retired_at, asset.successor = Status.RETIRED, LAST_DAY_OF_THE_FIRST, successor
    asset.save()


def _asset(record: dict[str, Any]) -> BrandAsset:
    asset = BrandAsset(**{name: record[name] for name in WORDS}, kind=record["kind"])
    if record["agency"]:
        asset.agency_key = AgencyPage.objects.get(slug=record["agency"], locale__language_code=THAI).translation_key
    asset.approved_on = datetime.date.fromisoformat(record["approval_date"])
    if record["approval_document"]:
        asset.approval_name = f"{record['title_th']}.pdf"
        asset.approval_document = ContentFile(approval(record["approval_document"]), name=f"{record['key']}.pdf")
    asset.full_clean()
    asset.save()
    return asset


@cache
def approval(text: str) -> bytes:
    """A made-up decision as PDF, which says in its first lines that it is one."""
    title, *_rest = text.splitlines()
    order = Order("branding/demo_data/approval.typ", json.dumps({"title": title, "text": text}, ensure_ascii=False))
    made, fault = guarded([order], seconds=60)
    if fault:
        raise fault
    return made[0]


def _variant(asset: BrandAsset, row: dict[str, str]) -> AssetVariant:
    variant = AssetVariant(asset=asset, wording=row["language"], colouring=row["colour"], layout=row["layout"])
    drawing = (DATA / "drawings" / row["drawing"]).read_bytes()
    keep_master(variant, read_svg(drawing, row["drawing"]), row["drawing"])
    return variant


def _make_files(variants: list[AssetVariant]) -> None:
    """At once, two at a time: what is made current has all its files."""
    orders = [(variant, *master_of(variant)) for variant in variants]

    def made(order) -> list[Derivative]:
        variant, _digest, master = order
        return list(make(master, purposes(variant)))

    with ThreadPoolExecutor(PROCESSES) as pool:
        for (variant, digest, _master), files in zip(orders, pool.map(made, orders), strict=True):
            keep_made(variant.pk, digest, files)
