"""Stores the services of files: all of them or none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal import tree
from portal.bilingual.aliases import ensure_alias
from portal.tables.faults import Faults
from service_pages.imports import columns, english, values
from service_pages.imports.formats import read
from service_pages.imports.portal_state import PortalState, check
from service_pages.imports.rows import laid_over
from service_pages.imports.schema import Record, understand
from service_pages.models import AgencyPage, ServicePage, ServiceTopic, Topic
from service_pages.setup import ensure_index, make_agency

Progress = Callable[[int, int, str], None]


@dataclass
class Report:
    """The codes of services by what became of them, and remarks for the person who imports."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def import_services(*paths: Path, dry_run: bool = False, user=None, progress: Progress | None = None) -> Report:
    """Store the services of the files in one transaction; with ``dry_run`` take everything back at the end.

    ``progress`` is called with (done, total, code). Raises ImportRefusedError, with everything that is wrong, and stores
    nothing.
    """
    records = _understood(paths)
    try:
        with transaction.atomic():
            report = _Storing(user, progress).store(records)
            if dry_run:
                transaction.set_rollback(True)
    except BaseException:
        tree.changed()
        raise
    if dry_run:
        tree.changed()
    return report


def _understood(paths: tuple[Path, ...]) -> list[Record]:
    faults = Faults()
    raw = [record for path in paths for record in read(Path(path), faults)]
    records = [record for item in raw if (record := understand(item, faults))]
    check(records, PortalState(), faults)
    faults.refuse_if_any()
    return records


class _Storing:
    def __init__(self, user, progress: Progress | None):
        self.user, self.progress, self.report = user, progress, Report()
        self.state = PortalState()

    def store(self, records: list[Record]) -> Report:
        for number, record in enumerate(records, 1):
            try:
                self._store(record)
            except ValidationError as error:
                faults = Faults()
                for message in error.messages:
                    faults.add(record.where, "", message)
                faults.refuse_if_any()
            if self.progress:
                self.progress(number, len(records), record.code)
        return self.report

    def _store(self, record: Record) -> None:
        agency = self._agency(record)
        page = self.state.services.get(record.code)
        is_new = page is None
        page = page or ServicePage(code=record.code, slug=record.code, locale=agency.locale, live=False)
        changed = _write(record, page, self.state.topics)
        if is_new:
            agency.add_child(instance=page)
            page.save_revision(user=self.user).publish(user=self.user)
        elif changed:
            self._update(page)
        page = ServicePage.objects.get(pk=page.pk)
        translated = self._store_english(record, page)
        ensure_alias(page)
        done = (
            self.report.created if is_new else self.report.updated if changed or translated else self.report.unchanged
        )
        done.append(record.code)

    def _agency(self, record: Record) -> AgencyPage:
        """The record's agency, made when it is not there."""
        if record.agency not in self.state.agencies:
            thai, in_english = record.agency_names
            agency = make_agency(ensure_index(), record.agency, thai, in_english, user=self.user)
            ensure_alias(agency)
            self.state.agencies[record.agency] = agency
            self.report.remarks.append(_("The agency “%(code)s” was created.") % {"code": record.agency})
        agency = self.state.agencies[record.agency]
        name = record.agency_names[0]
        if name and name != values.comparable(agency.title):
            message = _("The name of the agency “%(code)s” differs in the file. It stays “%(name)s”.")
            self._remark_once(message % {"code": record.agency, "name": agency.title})
        return agency

    def _remark_once(self, remark: str) -> None:
        if remark not in self.report.remarks:
            self.report.remarks.append(remark)

    def _update(self, page: ServicePage) -> None:
        """Publish a live page; one that was unpublished gets a draft, for whoever unpublished it to decide."""
        if page.has_unpublished_changes and page.live:
            message = _("“%(code)s” had a draft that was not published. It is kept in the page's history.")
            self.report.remarks.append(message % {"code": page.code})
        revision = page.save_revision(user=self.user)
        if page.live:
            revision.publish(user=self.user)
        else:
            message = _("“%(code)s” is not published. The file was saved as a draft, without English.")
            self.report.remarks.append(message % {"code": page.code})

    def _store_english(self, record: Record, page: ServicePage) -> bool:
        if not page.live:
            return False
        paths = {column: path for column, path, _text in _english_strings(record)}
        stale = frozenset(path for column, path in paths.items() if column in record.stale)
        texts = {path: text for _column, path, text in _english_strings(record)}
        stored = english.store(page, texts, stale, self.user)
        if stored is None:
            message = _(
                "The English page of “%(code)s” is edited directly, not translated. Its English was not changed."
            )
            self.report.remarks.append(message % {"code": page.code})
        return bool(stored)


def _write(record: Record, page: ServicePage, topics: dict[str, Topic]) -> bool:
    """Put the record's Thai and its facts on the page; whether that changed anything. Gives rows their ids."""
    changed = False
    for name, value in record.values.items():
        if values.comparable(getattr(page, name), columns.page_cells()[name].kind) != value:
            setattr(page, name, value)
            changed = True
    for name, rows in record.rows.items():
        stream = laid_over(columns.row_kinds()[name], getattr(page, name), rows)
        if stream is not None:
            setattr(page, name, stream)
            changed = True
    if record.topics is not None:
        changed |= _write_topics(page, [topics[code].pk for code in dict.fromkeys(record.topics)])
    return changed


def _write_topics(page: ServicePage, chosen: list[int]) -> bool:
    """Give the page these topics in this order; whether that is news. A topic that stays keeps its row."""
    present = {row.topic_id: row for row in page.service_topics.all()}
    if list(present) == chosen:
        return False
    rows = [present.get(topic) or ServiceTopic(topic_id=topic) for topic in chosen]
    for order, row in enumerate(rows):
        row.sort_order = order
    page.service_topics.set(rows)
    return True


def _english_strings(record: Record) -> Iterator[tuple[str, str, str]]:
    """Column, path within the page, and text of each English that the record states."""
    for name, text in record.english.items():
        yield columns.page_cells()[name].columns[1], name, text
    for name, rows in record.rows.items():
        for number, row in enumerate(() if isinstance(rows, str) else rows, 1):
            for block_field, text in row.english.items():
                path = f"{name}.{row.block_id}.{block_field}"
                yield columns.row_column(name, number, block_field), path, text
