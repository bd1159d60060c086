"""Services whose record says something else than the last edition of their manual; worked out when something changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from manuals.editions.comparison import Change, compare_records
from manuals.editions.data import ManualIncomplete, records_of
from manuals.models.edition import Edition, RecordAhead
from portal.bilingual.language import THAI
from portal.tree import snapshot
from service_pages.codes import public_services
from service_pages.models import AgencyPage, ServicePage


def last_record(code: str) -> Mapping[str, Any] | None:
    """What the last edition that counts says of a service in a manual of its own; None where there is none."""
    editions = Edition.objects.filter(withdrawal=None, data__services__0__code=code).order_by("-issued", "-pk")
    single = (edition for edition in editions.iterator() if len(edition.data["services"]) == 1)
    last = next(single, None)
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
    for code in codes:
        key = known[code].translation_key if code in known else None
        if key is None:
            continue
        if changes_since(code):
            RecordAhead.objects.get_or_create(service=key, defaults={"since": timezone.localdate()})
        else:
            for row in RecordAhead.objects.filter(service=key):
                row.delete()


def page_published(instance: Page, **kwargs) -> None:
    """A service, in either language, or an agency that its services name."""
    if isinstance(instance, ServicePage) and instance.code:
        look_again([instance.code])
    elif isinstance(instance, AgencyPage):
        node = snapshot().by_key(instance.translation_key, THAI)
        look_again([child.slug for child in snapshot().children(node)] if node else [])
