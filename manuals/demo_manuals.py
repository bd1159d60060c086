"""Sample content: the words of the citizen manuals, from manuals/demo_data/manuals.yaml."""

import uuid
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from manuals.making import ensure_index, make_manual, publish
from manuals.models import CitizenManualPage, ManualIndexPage
from portal.bilingual.language import THAI
from service_pages.models import ServicePage

DATA = Path(__file__).parent / "demo_data"
WORDS = ("purpose", "introduction")


@cache
def texts() -> dict[str, Any]:
    return yaml.safe_load((DATA / "manuals.yaml").read_text(encoding="utf-8"))


def build() -> None:
    """The list of manuals, the manual of each service in the order of the file, the booklet; in both languages."""
    index = ensure_index()
    services = {page.code: page for page in ServicePage.objects.filter(locale__language_code=THAI, alias_of=None)}
    for record in texts()["manuals"]:
        make_manual(services[record["code"]], english=words_of(record, "en"), **words_of(record, "th"))
    _make_booklet(index, texts()["booklet"])


def words_of(record: dict, language: str) -> dict[str, str]:
    """Purpose, goals (one a line) and introduction by field of the page."""
    return {name: record[f"{name}_{language}"] for name in WORDS} | {"goals": "\n".join(record[f"goals_{language}"])}


def _make_booklet(index: ManualIndexPage, record: dict) -> None:
    rows = [(str(uuid.uuid4()), row) for row in record["appendices"]]
    booklet = CitizenManualPage(
        title=record["title_th"],
        slug=record["slug"],
        locale=index.locale,
        live=False,
        services=[("service", code) for code in record["services"]],
        appendices=[
            {"type": "appendix", "id": key, "value": {"heading": row["heading_th"], "text": row["text_th"]}}
            for key, row in rows
        ],
        **words_of(record, THAI),
    )
    index.add_child(instance=booklet)
    english = {f"appendices.{key}.{name}": row[f"{name}_en"] for key, row in rows for name in ("heading", "text")}
    publish(booklet, None, {"title": record["title_en"], **words_of(record, "en"), **english})
