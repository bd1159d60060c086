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
MOST_AT_ONCE = 3

NEW_SERVICE, SERVICE = _("New service"), _("Service changed")
EDITION, WITHDRAWAL = _("New edition of the manual"), _("Edition of the manual withdrawn")
SECTION = _("Handbook section")


@dataclass(frozen=True)
class Change:
    """``at``: when it was published; ``note``: the change note in the reader's language, '' where there is none."""

    at: datetime.datetime
    kind: Promise | str
    title: str
    url: str
    note: str = ""

    @property
    def day(self) -> datetime.date:
        return local_date(self.at)


@dataclass(frozen=True)
class RecentChanges:
    """Those with a note first, then the latest. ``first``: those shown at once; ``new``: services that are new."""

    changes: tuple[Change, ...]
    new: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.new)

    @property
    def first(self) -> tuple[Change, ...]:
        return self.changes[:MOST_AT_ONCE]

    @property
    def others(self) -> tuple[Change, ...]:
        return self.changes[MOST_AT_ONCE:]


def recent_changes(services: dict[str, Node], language: str, now: datetime.datetime) -> RecentChanges:
    """Of the last 30 days, in the services given by code and the general sections; two queries, whatever their number."""
    since = now.astimezone(BANGKOK).date() - datetime.timedelta(days=DAYS)
    found = [*_records(services, since), *_editions(services, language, since), *_sections(services, language, since)]
    ordered = sorted(found, key=lambda change: (bool(change.note), change.at, change.title), reverse=True)
    new = tuple(change for change in ordered if change.kind is NEW_SERVICE)
    return RecentChanges(tuple(change for change in ordered if change.kind is not NEW_SERVICE), new)


def _records(services: dict[str, Node], since: datetime.date) -> Iterator[Change]:
    nodes = {node.page_id: node for node in services.values()}
    if not nodes:
        return
    pages = ServicePage.objects.filter(pk__in=nodes, last_published_at__gte=_midnight(since)).order_by()
    for pk, first, last in pages.values_list("pk", "first_published_at", "last_published_at"):
        is_new = first is not None and local_date(first) >= since
        kind = NEW_SERVICE if is_new else SERVICE
        yield Change(last or _midnight(since), kind, nodes[pk].title, nodes[pk].url)


def _editions(services: dict[str, Node], language: str, since: datetime.date) -> Iterator[Change]:
    for code in services:
        node = manual_of_service(code, language)
        if node is None:
            continue
        for edition in editions_of(node.translation_key):
            kind, at, words = _what_happened(edition)
            if local_date(at) >= since:
                address = f"{node.url}editions/{edition.number}/"
                yield Change(at, kind, node.title, address, pick(words["th"], words["en"]) or "")


def _what_happened(edition: EditionFacts) -> tuple[Promise, datetime.datetime, Pair]:
    """The last that happened to an edition: its withdrawal with the reason, or else its issue with the change note."""
    if edition.withdrawn:
        return WITHDRAWAL, _midnight(edition.withdrawn), edition.reason or NOTHING
    return EDITION, edition.issued, edition.change_note


def _sections(services: dict[str, Node], language: str, since: datetime.date) -> Iterator[Change]:
    shown = ("", *services)
    nodes = {entry.node.translation_key: entry.node for entry in outline(language) if entry.facts.service in shown}
    if not nodes:
        return
    versions = SectionVersion.objects.filter(section__translation_key__in=nodes, published__gte=_midnight(since))
    for version in versions.select_related("section"):
        node = nodes[version.section.translation_key.hex]
        title = f"{version.section.code} {node.title}"
        yield Change(version.published, SECTION, title, node.url, version.change_note)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), BANGKOK)
