"""Editions as rows, without making PDFs: the ground of the tests of pages and screens."""

import copy
import datetime
import hashlib

from django.core.files.base import ContentFile

from manuals.editions.comparison import compare, to_json
from manuals.editions.data import SCHEMA_VERSION, freeze
from manuals.models.edition import Edition, EditionFile, Withdrawal
from portal import tree

TODAY = datetime.date(2026, 11, 23)
PDF = b"%PDF-1.7 a file for tests"


def days(number: int) -> datetime.date:
    """``number`` days from TODAY."""
    return TODAY + datetime.timedelta(days=number)


def edition_of(manual, number: int, effective: datetime.date, data: dict | None = None, **facts) -> Edition:
    """An issued edition of the manual with its files; what it changed is computed from the one before."""
    data = data or freeze(manual)
    before = Edition.objects.filter(manual_key=manual.translation_key, number=number - 1).first()
    words = {
        "change_note_th": f"หมายเหตุฉบับที่ {number}",
        "change_note_en": f"Note {number}",
        "approved_by_th": "หัวหน้าฝ่ายทะเบียน",
        "approved_by_en": "Head of Registration",
    }
    edition = Edition.objects.create(
        manual_key=manual.translation_key,
        number=number,
        effective=effective,
        schema_version=SCHEMA_VERSION,
        data=data,
        changes=to_json(compare(before.data, data)) if before else [],
        **words | facts,
    )
    booklet = len(data["services"]) > 1
    for language in ("th", "en"):
        store_file(edition, "booklet" if booklet else "manual", language, "")
        for service in data["services"]:
            store_file(edition, "sheet", language, service["code"])
    tree.changed()
    return edition


def store_file(edition: Edition, kind: str, language: str, service: str) -> None:
    content = PDF + f" {edition.number} {kind} {language} {service}".encode()
    EditionFile.objects.create(
        edition=edition,
        kind=kind,
        language=language,
        service=service,
        file=ContentFile(content, name=f"{kind}-{language}-{service}.pdf"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=3,
    )


def withdraw(edition: Edition, reason: str = "ค่าธรรมเนียมพิมพ์ผิด", **words) -> None:
    Withdrawal.objects.create(edition=edition, since=TODAY, reason_th=reason, **words)
    tree.changed()


def with_fee(data: dict, amount) -> dict:
    """The data with another amount in the first fee of its first service."""
    changed = copy.deepcopy(data)
    changed["services"][0]["fees"][0]["amount"] = amount
    return changed
