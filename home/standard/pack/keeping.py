"""Packs that are frozen: what was made once is handed out ever after."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.standard.models import CriterionMonth, EvidencePack
from home.standard.pack.making import Tell, pack_of, silent
from home.standard.pack.models import PackOrder
from portal.bilingual.fiscal_years import FiscalYear

PACKS = "evidence"


class PackLost(Exception):
    """The storage does not have the bytes that were made. Its text is a sentence in the active language."""

    @property
    def sentence(self) -> str:
        return str(self)


def years() -> list[FiscalYear]:
    """The fiscal years of which something was kept, the latest first."""
    span = CriterionMonth.objects.aggregate(first=Min("month"), last=Max("month"))
    if span["first"] is None:
        return []
    first, last = FiscalYear.of(span["first"]), FiscalYear.of(span["last"])
    return [FiscalYear(number) for number in range(last.number, first.number - 1, -1)]


def frozen(year: FiscalYear, tell: Tell = silent, by=None) -> EvidencePack:
    """The pack of a year that is over; made now unless there is one. ``by``: who has it made, for the history.

    Raises NothingKept and PdfRefused.
    """
    if not year.is_over:
        raise ValueError(f"{year.number} is not over.")
    if pack := EvidencePack.objects.filter(year=year.number).first():
        return pack
    content = pack_of(year, tell)
    digest = hashlib.sha256(content).hexdigest()
    pack = EvidencePack(year=year.number, sha256=digest)
    pack.file.save(f"{PACKS}-{year.number}-{digest[:12]}.zip", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            pack.save(force_insert=True)
            log(pack, "wagtail.create", user=by)
    except IntegrityError:  # somebody else was quicker
        pack.file.delete(save=False)
        return EvidencePack.objects.get(year=year.number)
    _drop_preliminary(year)
    return pack


def content_of(pack: EvidencePack) -> bytes:
    """The bytes as they were made. Raises PackLost where the storage has others, or none."""
    try:
        with pack.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise PackLost(_("The file of this pack has gone. Ask an administrator to take it from a backup.")) from None
    if hashlib.sha256(content).hexdigest() != pack.sha256:
        raise PackLost(
            _(
                "The file of this pack was changed: its SHA-256 is another. Ask an administrator to take it from a backup."
            )
        )
    return content


def preliminary(year: FiscalYear, tell: Tell = silent) -> bytes:
    """The pack of a year under way, as it would be today; not kept. Raises NothingKept and PdfRefused."""
    return pack_of(year, tell, is_preliminary=True)


def _drop_preliminary(year: FiscalYear) -> None:
    for order in PackOrder.objects.filter(year=year.number).exclude(file=""):
        order.file.delete(save=False)
        PackOrder.objects.filter(pk=order.pk).update(file="")
