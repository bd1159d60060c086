"""Sample content: the guidelines page, with its right and wrong uses as pictures; and a copy of the earlier logo that somebody
once uploaded, which the report of retired logos finds."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml
from django.core.files.base import ContentFile

from branding import storage
from branding.derivatives import Master, make
from branding.guidelines.making import make_page
from branding.models import AssetFile, BrandGuidelinesPage
from home.models import HomePage
from portal.bilingual.language import THAI
from portal.models import PortalImage

DATA = Path(__file__).parent / "demo_data"
# Where the symbol stands in each logo, in per cent of its height: top and height. They follow from deploy/logo.py.
SYMBOLS = {
    ("horizontal", "th"): (15, 85),
    ("horizontal", "en"): (0, 100),
    ("horizontal", "both"): (9, 91),
    ("stacked", "th"): (0, 50),
    ("stacked", "en"): (0, 58),
    ("stacked", "both"): (0, 53),
}
SIZE = "png-1024"
PROCESSES = 2
EARLIER = "ตราสัญลักษณ์เดิม พ.ศ. 2567 (สำเนาที่เคยอัปโหลด)"


def build() -> BrandGuidelinesPage:
    data = yaml.safe_load((DATA / "guidelines.yaml").read_text(encoding="utf-8"))
    records = [row for verdict in ("right_use", "wrong_use") for row in data[verdict]["items"]]
    with ThreadPoolExecutor(PROCESSES) as pool:
        drawn = dict(zip((row["drawing"] for row in records), pool.map(_drawn, records), strict=True))
    home = HomePage.objects.get(locale__language_code=THAI, alias_of=None)
    return make_page(home, data, SYMBOLS, lambda row: _picture(row, drawn[row["drawing"]]))


def _drawn(row: dict[str, Any]) -> bytes:
    master = Master(svg=(DATA / "drawings" / row["drawing"]).read_text(encoding="utf-8"))
    return next(make(master, [SIZE])).data


def _picture(row: dict[str, Any], content: bytes) -> PortalImage:
    name = f"{Path(row['drawing']).stem}.png"
    return PortalImage.objects.create(
        title=row["title_th"], file=ContentFile(content, name=name), alt_th=row["alt_th"], alt_en=row["alt_en"]
    )


def upload_earlier_logo() -> None:
    file = AssetFile.objects.filter(variant__asset__status="retired", purpose=SIZE).order_by("pk").first()
    if file:
        PortalImage.objects.create(
            title=EARLIER,
            file=ContentFile(storage.get(file.sha256), name="logo-2567.png"),
            alt_th="ตราสัญลักษณ์เดิมของศูนย์",
            alt_en="The centre's earlier logo",
        )
