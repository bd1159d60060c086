"""What has changed of late in the services that an officer serves: records, editions of manuals, handbook sections."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.opening import BANGKOK
from manuals.editions.in_force import EditionFacts, editions_of
from manuals.handbook.contents import outline
from manuals.models import SectionVersion
from manuals.web.covered import manual_of_service
from portal.bilingual.dates import local_date
from portal.bilingual.language import pick
from portal.tree import Node
from service_pages.models import ServicePage
from service_pages.opendata.pairs import Pair, pair

DAYS = 30
NOTHING = pair("", "")
# So many are shown at once; the others are a click away.
MOST_AT_ONCE = 8

NEW_SERVICE, SERVICE = _("New service"), _("Service changed")
EDITION, WITHDRAWAL = _("New edition of the manual"), _("Edition of the manual withdrawn")
SECTION = _("Handbook section")


@dataclass(frozen=True)
class Change:
    """``day``: when it was published; ``note``: the change note in the reader's language, '' where there is none."""

    day: datetime.date
    kind: Promise
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class RecentChanges:
    """The latest first. ``first``: those shown at once."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> tuple[Change, ...]:
        return self.changes[:MOST_AT_ONCE]

    @property
    def others(self) -> tuple[Change, ...]:
        return self.changes[MOST_AT_ONCE:]


def recent_changes(services: dict[str, Node], language: str, now: datetime.datetime) -> RecentChanges:
    """Of the last 30 days, in the services given by code; two queries, whatever their number."""
    if not services:
        return RecentChanges(())
    today = now.astimezone(BANGKOK).date()
    since = today - datetime.timedelta(days=DAYS)
    found = [*_records(services, since), *_editions(services, language, since), *_sections(services, language, since)]
    return RecentChanges(tuple(sorted(found, key=lambda change: (change.day, change.title), reverse=True)))


def _records(services: dict[str, Node], since: datetime.date) -> Iterator[Change]:
    nodes = {node.page_id: node for node in services.values()}
    pages = ServicePage.objects.filter(pk__in=nodes, last_published_at__gte=_midnight(since)).order_by()
    for pk, first, last in pages.values_list("pk", "first_published_at", "last_published_at"):
        is_new = first is not None and local_date(first) >= since
        day = local_date(last or _midnight(since))
        yield Change(day, NEW_SERVICE if is_new else SERVICE, nodes[pk].title, nodes[pk].url)


def _editions(services: dict[str, Node], language: str, since: datetime.date) -> Iterator[Change]:
    for code in services:
        node = manual_of_service(code, language)
        if node is None:
            continue
        for edition in editions_of(node.translation_key):
            kind, day, words = _what_happened(edition)
            if day >= since:
                address = f"{node.url}editions/{edition.number}/"
                yield Change(day, kind, node.title, address, pick(words["th"], words["en"]) or "")


def _what_happened(edition: EditionFacts) -> tuple[Promise, datetime.date, Pair]:
    """The last that happened to an edition: its withdrawal with the reason, or else its issue with the change note."""
    if edition.withdrawn:
        return WITHDRAWAL, edition.withdrawn, edition.reason or NOTHING
    return EDITION, local_date(edition.issued), edition.change_note


def _sections(services: dict[str, Node], language: str, since: datetime.date) -> Iterator[Change]:
    nodes = {entry.node.translation_key: entry.node for entry in outline(language) if entry.facts.service in services}
    if not nodes:
        return
    versions = SectionVersion.objects.filter(section__translation_key__in=nodes, published__gte=_midnight(since))
    for version in versions.select_related("section"):
        node = nodes[version.section.translation_key.hex]
        title = f"{version.section.code} {node.title}"
        yield Change(local_date(version.published), SECTION, title, node.url, version.change_note)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), BANGKOK)
