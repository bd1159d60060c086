"""Services whose record says something else than the last edition of their manual; worked out when something changes."""

import threading
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from manuals.editions.comparison import Change, compare_records
from manuals.editions.data import ManualIncomplete, records_of
from manuals.models.edition import Edition, RecordAhead
from portal import tree
from portal.bilingual.language import THAI
from service_pages.codes import public_services
from service_pages.models import AgencyPage, ServicePage


class _Waiting(threading.local):
    """Codes to look at when the transaction has committed: by then the tree in memory is that of the readers."""

    def __init__(self) -> None:
        self.codes: set[str] = set()


_waiting = _Waiting()


def last_record(code: str) -> Mapping[str, Any] | None:
    """What the last edition that counts says of a service in a manual of its own; None where there is none."""
    last = Edition.objects.filter(service=code, withdrawal=None).order_by("-number", "-issued").first()
    return last.data["services"][0] if last else None


def changes_since(code: str) -> list[Change]:
    """What the record of a service says otherwise than its manual; [] where there is no manual or nothing to compare."""
    last = last_record(code)
    if last is None:
        return []
    try:
        return compare_records(last, records_of([code])[code])
    except (ManualIncomplete, KeyError):  # taken down or no longer complete: there is nothing new that is in force
        return []


def look_again(codes: Iterable[str]) -> None:
    """Write down for each service whether its record is ahead, with the day on which that was first so."""
    known = public_services(THAI)
    found = {known[code].translation_key: bool(changes_since(code)) for code in codes if code in known}
    noted = {row.service.hex: row for row in RecordAhead.objects.filter(service__in=found)}
    with transaction.atomic():
        for key, is_ahead in found.items():
            if is_ahead and key not in noted:
                RecordAhead.objects.get_or_create(service=key, defaults={"since": timezone.localdate()})
            elif not is_ahead and key in noted:
                noted[key].delete()


def look_again_after_commit(codes: Iterable[str]) -> None:
    """``look_again``, once for all that a transaction has changed."""
    _waiting.codes.update(codes)
    tree.once_after_commit(_look_at_all_that_wait)


def _look_at_all_that_wait() -> None:
    codes, _waiting.codes = _waiting.codes, set()
    look_again(codes)


def page_published(instance: Page, **kwargs) -> None:
    """A service, in either language, or an agency that its services name."""
    if isinstance(instance, ServicePage) and instance.code:
        look_again_after_commit([instance.code])
    elif isinstance(instance, AgencyPage):
        services = ServicePage.objects.child_of(instance).exclude(code="").values_list("code", flat=True)
        look_again_after_commit(services)
