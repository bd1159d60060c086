"""Packs that are frozen: what was made once is handed out ever after."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Max, Min

from home.standard.models import CriterionMonth, EvidencePack
from home.standard.pack.making import pack_of
from portal.bilingual.fiscal_years import FiscalYear

PACKS = "evidence"


def years() -> list[FiscalYear]:
    """The fiscal years of which something was kept, the latest first."""
    span = CriterionMonth.objects.aggregate(first=Min("month"), last=Max("month"))
    if span["first"] is None:
        return []
    first, last = FiscalYear.of(span["first"]), FiscalYear.of(span["last"])
    return [FiscalYear(number) for number in range(last.number, first.number - 1, -1)]


def frozen(year: FiscalYear) -> EvidencePack:
    """The pack of a year that is over; made now unless there is one. Raises NothingKept and PdfRefused."""
    if not year.is_over:
        raise ValueError(f"{year.number} is not over.")
    if pack := EvidencePack.objects.filter(year=year.number).first():
        return pack
    content = pack_of(year)
    digest = hashlib.sha256(content).hexdigest()
    pack = EvidencePack(year=year.number, sha256=digest)
    pack.file.save(f"{PACKS}-{year.number}-{digest[:12]}.zip", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            pack.save(force_insert=True)
    except IntegrityError:  # somebody else was quicker
        pack.file.delete(save=False)
        return EvidencePack.objects.get(year=year.number)
    return pack


def preliminary(year: FiscalYear) -> bytes:
    """The pack of a year under way, as it would be today; not kept. Raises NothingKept and PdfRefused."""
    return pack_of(year)
