"""Packs that heads order: made by the worker, one of a year at once, with a word of how far it is."""

import logging
import time

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from home.standard.models import EvidencePack
from home.standard.pack.keeping import PACKS, frozen, preliminary
from home.standard.pack.making import NothingKept
from home.standard.pack.models import PackOrder
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import active_language
from portal.pdf.faults import PdfRefused

logger = logging.getLogger(__name__)

State = PackOrder.State
EVERY_SECONDS = 1.0


def order(year: FiscalYear, user) -> bool:
    """Have the pack of a year made. False where that is under way, or the year has its final one."""
    asked = {"is_final": year.is_over, "state": State.WAITING, "language": active_language(), "by": user}
    asked |= {"done": 0, "total": 0, "fault": "", "changed": timezone.now()}
    with transaction.atomic():
        if EvidencePack.objects.filter(year=year.number).exists():
            return False
        _order, is_new = PackOrder.objects.get_or_create(year=year.number, defaults=asked)
        mine = PackOrder.objects.filter(year=year.number)
        if not is_new and not mine.filter(PackOrder.free()).update(**asked, run=F("run") + 1):
            return False
        current = mine.get()
        make_pack.enqueue(current.pk, current.run)
    return True


@task()
def make_pack(order_id: int, run: int) -> None:
    """Make what was ordered; why it could not be made is told with the order."""
    telling = Telling(order_id, run)
    if not telling.begin():
        return
    asked = PackOrder.objects.select_related("by").get(pk=order_id)
    with translation.override(asked.language):
        try:
            _make(asked, telling)
        except NothingKept:
            telling.end(State.FAILED, fault=nothing_kept())
        except PdfRefused as refused:
            telling.end(State.FAILED, fault=refused.sentence)
        except Exception:
            fault = _(
                "The pack could not be made because of an error of the portal. Make it again, or tell an administrator."
            )
            telling.end(State.FAILED, fault=fault)
            raise


def nothing_kept() -> str:
    return _("Nothing was kept of the standard in this year: there is no pack to make.")


def _make(asked: PackOrder, telling: "Telling") -> None:
    year = FiscalYear(asked.year)
    if asked.is_final:
        frozen(year, telling, asked.by)
        telling.end(State.DONE, made=timezone.now())
        return
    content = preliminary(year, telling)
    before = asked.file.name
    name = f"{PACKS}-{year.number}-preliminary.zip"
    asked.file.save(name, ContentFile(content), save=False)
    written = asked.file.name
    kept = telling.end(State.DONE, made=timezone.now(), file=written)
    if unwanted := before if kept else written:
        asked.file.storage.delete(unwanted)


class Telling:
    """How far an order is. Once it was given anew, a task of before changes nothing of it."""

    def __init__(self, order_id: int, run: int):
        self.mine = PackOrder.objects.filter(pk=order_id, run=run)
        self.last = 0.0

    def begin(self) -> bool:
        """False where another worker has it, or it was given anew."""
        return self._tell(self.mine.filter(state=State.WAITING), state=State.MAKING)

    def __call__(self, done: int, total: int) -> None:
        """At most once a second."""
        if time.monotonic() - self.last >= EVERY_SECONDS:
            self.last = time.monotonic()
            self._tell(self.mine.filter(state=State.MAKING), done=done, total=total)

    def end(self, state: str, **told) -> bool:
        if state == State.FAILED:
            logger.warning("An evidence pack was not made: %s", told["fault"])
        return self._tell(self.mine.filter(state=State.MAKING), state=state, **told)

    @staticmethod
    def _tell(orders, **told) -> bool:
        return bool(orders.update(**told, changed=timezone.now()))
