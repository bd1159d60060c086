"""Sample content: the staff handbook with its versions, forms, read receipts and counters, from handbook.yaml."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from html import escape
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Collection

from manuals.counter import duties
from manuals.demo_manuals import DATA
from manuals.editions.data import centre_now
from manuals.handbook.setup import ensure_collection, ensure_handbook
from manuals.models import HandbookPage, ReadReceipt, SectionId, SectionVersion
from manuals.pdf.document import Centre, Column, Document, Table
from manuals.pdf.engine import make_pdf
from manuals.pdf.words import fixed_words
from portal.bilingual.language import THAI
from portal.bilingual.translations import translate_page
from portal.blocks.rows import NONE
from portal.demo import build_accounts
from portal.models import PortalDocument, User

TEXTS = ("title", "mission", "position", "purpose", "hand_over_contact", "change_note")
FACTS = ("service", "slug", "hand_over_phone", "cut_off", "version", "effective", "review_date", "content_owner")
ROWS = ("laws", "pre_check", "steps", "may_do", "may_not", "words_to_say", "common_errors", "worked_cases")
FORMS = "forms"


def build() -> None:
    """The first page, all sections in reading order, and what the accounts ``staff`` and ``head`` have to do with it."""
    data = yaml.safe_load((DATA / "handbook.yaml").read_text(encoding="utf-8"))
    collection = ensure_collection()
    parents: dict[str, Any] = {"": ensure_handbook()}
    keys = {record["id"]: uuid.uuid4() for record in data["sections"]}
    ids = {code: SectionId.reserve(key, code) for code, key in keys.items()}  # sections refer to later ones
    for record in data["sections"]:
        _make_versions(ids[record["id"]], record)
        section = Section(record, collection)
        parents[record["id"]] = section.publish(parents[record["parent"]], keys[record["id"]])
    build_accounts()
    _read(data["read"], ids)
    for name, counters in data["counters"].items():
        duties.choose(User.objects.get(username=name), counters)


def _make_versions(section: SectionId, record: Mapping[str, Any]) -> None:
    """With the notes in both languages; the publication that follows finds its version there."""
    for version in (*record.get("earlier", ()), record):
        SectionVersion.objects.create(
            section=section,
            number=version["version"],
            effective=version["effective"],
            published=_morning(version["effective"]),
            change_note_th=version["change_note_th"],
            change_note_en=version.get("change_note_en") or "",
        )


def _morning(day: str) -> datetime:
    return timezone.make_aware(datetime.combine(date.fromisoformat(day), time(8, 30)))


def _read(receipts: Iterable[Mapping[str, Any]], ids: Mapping[str, SectionId]) -> None:
    for row in receipts:
        ReadReceipt.objects.create(
            user=User.objects.get(username=row["by"]),
            section=ids[row["section"]],
            version=row["version"],
            at=_morning(row["on"]),
        )


class Section:
    """A section as in the file: its page, and its English by path."""

    def __init__(self, record: Mapping[str, Any], collection: Collection):
        self.record, self.collection = record, collection
        self.english: dict[str, str] = {name: record[f"{name}_en"] for name in TEXTS if record.get(f"{name}_en")}
        if record.get("internal_notes_en"):  # rich text has no path of its own
            self.english[record["internal_notes_th"]] = record["internal_notes_en"]

    def publish(self, parent, key: uuid.UUID) -> HandbookPage:
        record = self.record
        page = HandbookPage(
            section_id=record["id"],
            translation_key=key,
            locale=parent.locale,
            live=False,
            internal_notes=f"<p>{escape(record['internal_notes_th'])}</p>",
            **{name: record[f"{name}_th"] for name in TEXTS},
            **{name: record[name] for name in FACTS},
            **{name: self._rows(name, record[name]) for name in ROWS},
            forms=self._rows(FORMS, [self._with_file(row) for row in record[FORMS]]),
        )
        parent.add_child(instance=page)
        page.save_revision().publish()
        page = HandbookPage.objects.get(pk=page.pk)
        if record["title_en"]:
            translate_page(page, self.english)
        return page

    def _rows(self, name: str, rows: list[Mapping[str, Any]]) -> StreamValue:
        """The value of a field of rows; notes the English of their words by path."""
        stream = HandbookPage._meta.get_field(name).stream_block
        block_type = next(key for key in stream.child_blocks if key != NONE)
        made = []
        for row in rows:
            key = str(uuid.uuid4())
            value = {}
            for field in stream.child_blocks[block_type].child_blocks:
                if field in row:
                    value[field] = row[field]
                elif f"{field}_th" in row:
                    value[field] = row[f"{field}_th"] or ""
                    self.english[f"{name}.{key}.{field}"] = row.get(f"{field}_en") or ""
            made.append({"type": block_type, "value": value, "id": key})
        return StreamValue(stream, made, is_lazy=True)

    def _with_file(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The form's row with its file, a PDF in both languages in the private collection."""
        title = " / ".join(filter(None, (row["title_th"], row.get("title_en"))))
        file = ContentFile(form_pdf(row), name=f"{row['title_th']}.pdf")
        document = PortalDocument.objects.create(title=title, collection=self.collection, file=file)
        return {name: row.get(name) for name in ("title_th", "title_en")} | {"document": document.pk}


def form_pdf(row: Mapping[str, Any]) -> bytes:
    """A page to fill in: each printed line with an empty field beside it."""
    english = row.get("lines_en") or [""] * len(row["lines_th"])
    lines = zip(row["lines_th"], english, strict=True)
    centre = centre_now()
    address = " ".join((centre["address"][THAI] or "").split())
    document = Document(
        kind="manual",
        language=THAI,
        title=row["title_th"],
        subtitle=row.get("title_en") or "",
        facts=(),
        centre=Centre(centre["name"][THAI] or "", address, centre["phone"] or "", ""),
        edition=(),
        services=(),
        words=fixed_words(THAI) | {"manual": "แบบสำหรับเจ้าหน้าที่"},
        published=date(2025, 10, 1),
        foreword=(
            Table(
                (Column("รายการ"), Column("บันทึก")),
                tuple((f"{thai}\n{other}".strip(), "") for thai, other in lines),
            ),
        ),
    )
    return make_pdf(document, in_process=True).content
