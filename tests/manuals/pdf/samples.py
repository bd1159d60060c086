"""Documents for the tests of PDF."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from manuals.pdf.document import Block, Centre, Column, Document, Items, Paragraph, Part, Service, Table
from manuals.pdf.engine import make_pdf
from manuals.pdf.words import fixed_words

PROJECT = Path(__file__).resolve().parents[3]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#0b4650" d="M0 0h10v10H0z"/></svg>'
CENTRE = Centre(
    "ศูนย์บริการร่วมจังหวัดสายธาร", "ถนนริมธาร อำเภอเมืองสายธาร", "0\u00a04299\u00a00100", "saithan.example.go.th", LOGO
)
EDITION = (("ฉบับที่", "2"), ("มีผลตั้งแต่", "1 ตุลาคม 2569"))
FACTS = (("ค่าธรรมเนียม", "20\u00a0บาท"), ("ระยะเวลา", "15\u00a0นาที"))


def part(*blocks: Block, heading: str = "เอกสารที่ต้องนำมา") -> Part:
    return Part("papers", heading, blocks)


def service(*parts: Part, title: str = "การขอมีบัตรประจำตัวประชาชน", code: str = "id-card", **changes) -> Service:
    values = {"agency": "กรมการปกครอง", "facts": FACTS, "address": f"https://saithan.example.go.th/s/{code}"}
    return Service(code=code, title=title, parts=parts, **(values | changes))


def document(*services: Service, kind="manual", language="th", **changes) -> Document:
    values = {
        "title": "คู่มือสำหรับประชาชน",
        "subtitle": "",
        "facts": (),
        "centre": CENTRE,
        "edition": EDITION,
        "words": fixed_words(language),
        "published": date(2026, 10, 1),
    }
    return Document(kind=kind, language=language, services=services, **(values | changes))


def saying(*texts: str, **changes) -> Document:
    """A manual of one service with a paragraph for each text."""
    return document(service(part(*(Paragraph(text) for text in texts))), **changes)


def long_table(rows: int, columns: int = 3) -> Table:
    labels = tuple(Column(f"สดมภ์{number}") for number in range(columns))
    cells = tuple(tuple(f"แถว{row}ช่อง{column}" for column in range(columns)) for row in range(rows))
    return Table(labels, cells)


def demonstration_texts(language: str) -> dict[str, list[str]]:
    """All texts in ``language`` of the demonstration's services, by code; the title first."""
    folder = PROJECT / "service_pages" / "demo_data" / "services"
    services = [
        row for path in sorted(folder.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))["services"]
    ]
    return {row["code"]: [row[f"name_{language}"], *inner_texts(row, f"_{language}")] for row in services}


def inner_texts(value, ending: str) -> list[str]:
    if isinstance(value, list):
        return [text for inner in value for text in inner_texts(inner, ending)]
    if not isinstance(value, dict):
        return []
    found = []
    for name, inner in value.items():
        if name.endswith(ending):
            found += [
                text for text in (inner if isinstance(inner, list) else [inner]) if isinstance(text, str) and text
            ]
        else:
            found += inner_texts(inner, ending)
    return found


@cache
def demonstration(language: str) -> Document:
    """One manual with all texts of the demonstration's services, in items and in narrow and wide columns."""
    services = []
    for code, (title, *texts) in demonstration_texts(language).items():
        if not title:
            continue  # not translated
        pairs = tuple(zip(texts[::2], texts[1::2], strict=False))
        table = Table((Column("ก", 2), Column("ข", 1)), pairs)
        services.append(service(part(Items(tuple(texts))), part(table, heading=title), title=title, code=code))
    return document(*services, language=language, edition=(("No.", "1"),))


@cache
def demonstration_pdf(language: str) -> bytes:
    return make_pdf(demonstration(language), in_process=True).content
