"""Services whose record says something else than an edition in force or announced; worked out when something changes."""

import logging
import threading
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from manuals.editions.comparison import compare_records
from manuals.editions.data import ManualIncomplete, records_of
from manuals.editions.in_force import current_editions
from manuals.models.edition import Edition, RecordAhead
from portal import tree
from portal.bilingual.language import THAI
from service_pages.codes import public_services
from service_pages.models import AgencyPage, ServicePage

logger = logging.getLogger(__name__)
# The key of a manual, the number of an edition.
Issued = tuple[str, int]


class _Waiting(threading.local):
    """Codes to look at when the transaction has committed: by then the tree in memory is that of the readers."""

    def __init__(self) -> None:
        self.codes: set[str] = set()


_waiting = _Waiting()


def look_again(codes: Iterable[str]) -> None:
    """Write down for each service which editions say something else than its record, with the day on which that was
    first so.
    """
    known = public_services(THAI)
    codes = [code for code in dict.fromkeys(codes) if code in known]
    current = {code: [(key, edition.number) for key, edition in current_editions(code)] for code in codes}
    found = {(UUID(key), UUID(known[code].translation_key), number) for code, key, number in _differing(current)}
    with transaction.atomic():
        noted = {
            (row.manual, row.service, row.number): row.pk
            for row in RecordAhead.objects.filter(service__in=[known[code].translation_key for code in codes])
        }
        for manual, service, number in found - noted.keys():
            RecordAhead.objects.get_or_create(
                manual=manual, service=service, number=number, defaults={"since": timezone.localdate()}
            )
        gone = [pk for row, pk in noted.items() if row not in found]
        if gone:
            RecordAhead.objects.filter(pk__in=gone).delete()


def _differing(current: Mapping[str, list[Issued]]) -> Iterable[tuple[str, str, int]]:
    """Code, key of a manual and number for each edition that says something else than the record."""
    now = _records_now([code for code, issued in current.items() if issued])
    said = _said({one for code in now for one in current[code]})
    for code, record in now.items():
        for key, number in current[code]:
            if compare_records(said[key, number][code], record):
                yield code, key, number


def _records_now(codes: list[str]) -> dict[str, dict]:
    """Without those that were taken down or are no longer complete: they say nothing new that is in force."""
    try:
        return records_of(codes) if codes else {}
    except ManualIncomplete:
        if len(codes) == 1:
            return {}
        return {code: record for one in codes for code, record in _records_now([one]).items()}


def _said(issued: set[Issued]) -> dict[Issued, dict[str, Any]]:
    """The records of editions by code; one edition at a time, for a booklet's are large."""
    return {
        (key, number): {
            record["code"]: record
            for record in Edition.objects.values_list("data", flat=True).get(manual_key=UUID(key), number=number)[
                "services"
            ]
        }
        for key, number in issued
    }


def look_again_after_commit(codes: Iterable[str]) -> None:
    """``look_again``, once for all that a transaction has changed."""
    _waiting.codes.update(codes)
    tree.once_after_commit(_look_at_all_that_wait)


def _look_at_all_that_wait() -> None:
    """What led here is committed: a fault is logged, and told to nobody as theirs."""
    codes, _waiting.codes = _waiting.codes, set()
    try:
        look_again(codes)
    except Exception:  # whatever it is, the edition or the page stands
        logger.exception(
            "Whether records are ahead of their manuals was not worked out for: %s", ", ".join(sorted(codes))
        )


def page_published(instance: Page, **kwargs) -> None:
    """A service, in either language, or an agency that its services name."""
    if isinstance(instance, ServicePage) and instance.code:
        look_again_after_commit([instance.code])
    elif isinstance(instance, AgencyPage):
        services = ServicePage.objects.child_of(instance).exclude(code="").values_list("code", flat=True)
        look_again_after_commit(services)
