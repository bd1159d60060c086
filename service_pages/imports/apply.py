"""Stores the services of files: all of them or none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal import tree
from portal.bilingual.aliases import ensure_alias
from portal.editorial.refused import PublicationRefused
from portal.tables.faults import Faults
from portal.tables.raw import RawRecord
from service_pages.imports import columns, english, values
from service_pages.imports.formats import read
from service_pages.imports.portal_state import PortalState, check
from service_pages.imports.rows import laid_over
from service_pages.imports.schema import Record, understand
from service_pages.models import AgencyPage, ServicePage, ServiceTopic, Topic
from service_pages.setup import ensure_index, make_agency

Progress = Callable[[int, int, str], None]
CheckRaw = Callable[[list[RawRecord], Faults], None]


@dataclass
class Report:
    """The codes of services by what became of them, and remarks for the person who imports.

    ``drafts``: those of them that were stored and not published.
    """

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def import_services(
    *paths: Path,
    dry_run: bool = False,
    drafts: bool = False,
    user=None,
    progress: Progress | None = None,
    check_raw: CheckRaw | None = None,
) -> Report:
    """Store and publish the services of the files in one transaction; with ``dry_run`` take everything back at the end.

    A service that lacks what a publication needs is stored as a draft, with a remark; with ``drafts`` all are.

    ``progress`` is called with (done, total, code), first with 0 done when everything is checked. ``check_raw`` may add
    faults to the records as they stand in the files, or refuse them, before they are compared with the portal. Raises ImportRefusedError, with everything that is wrong, and stores
    nothing.
    """
    faults = Faults()
    records = _understood(paths, faults, check_raw)
    try:
        with transaction.atomic():
            state = PortalState({record.code for record in records})
            check(records, state, faults)
            faults.refuse_if_any()
            report = _Storing(state, user, progress, drafts).store(records)
            if dry_run:
                transaction.set_rollback(True)
    except BaseException:
        tree.changed()
        raise
    if dry_run:
        tree.changed()
    return report


def _understood(paths: tuple[Path, ...], faults: Faults, check_raw: CheckRaw | None) -> list[Record]:
    raw = [record for path in paths for record in read(Path(path), faults)]
    if check_raw:
        check_raw(raw, faults)
    return [understand(record, faults) for record in raw]


class _Storing:
    def __init__(self, state: PortalState, user, progress: Progress | None, drafts: bool):
        self.state, self.user, self.progress, self.drafts, self.report = state, user, progress, drafts, Report()

    def store(self, records: list[Record]) -> Report:
        """Raises ImportRefusedError with what is wrong with all of them."""
        faults = Faults()
        if self.progress:
            self.progress(0, len(records), "")
        for number, record in enumerate(records, 1):
            present = dict(self.state.agencies)
            try:
                with transaction.atomic():
                    self._store(record)
            except ValidationError as error:
                _tell(record, error, faults)
                self.state.agencies = present  # without what has just been taken back
            if self.progress:
                self.progress(number, len(records), record.code)
        faults.refuse_if_any()
        return self.report

    def _store(self, record: Record) -> None:
        agency = self._agency(record)
        page = self.state.services.get(record.code)
        is_new = page is None
        page = page or ServicePage(code=record.code, slug=record.code, locale=agency.locale, live=False)
        changed = _write(record, page, self.state.topics)
        if is_new:
            agency.add_child(instance=page)
            self._save(page, publish=not self.drafts)
        elif changed:
            self._update(page)
        page = ServicePage.objects.get(pk=page.pk)
        if not page.first_published_at:
            page = page.get_latest_revision_as_object()
        translated = self._store_english(record, page)
        ensure_alias(page)
        done = (
            self.report.created if is_new else self.report.updated if changed or translated else self.report.unchanged
        )
        done.append(record.code)
        if changed:
            self.report.remarks += record.remarks

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
        if page.has_unpublished_changes and page.live and not self.drafts:
            message = _("“%(code)s” had a draft that was not published. It is kept in the page's history.")
            self.report.remarks.append(message % {"code": page.code})
        self._save(page, publish=page.live and not self.drafts)

    def _save(self, page: ServicePage, publish: bool) -> None:
        """Save the page and publish it where it has what a publication needs; what lacks something stays a draft."""
        revision = page.save_revision(user=self.user)
        lacking = _published_or_lacking(revision, self.user) if publish else ()
        if publish and not lacking:
            return
        if page.first_published_at and page.live:
            message = _("The file was saved as a draft of “%(code)s”, without English. Readers see what was published.")
        elif page.first_published_at:
            message = _("“%(code)s” is not published. The file was saved as a draft, without English.")
        else:
            message = _("“%(code)s” was saved as a draft.")
        self.report.drafts.append(page.code)
        self.report.remarks.append(" ".join([message % {"code": page.code}, *lacking]))

    def _store_english(self, record: Record, page: ServicePage) -> bool:
        """The English of a live page, or of one that was never published: it goes live together with the Thai."""
        if page.first_published_at and (self.drafts or not page.live or page.has_unpublished_changes):
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


def _published_or_lacking(revision, user) -> list[str]:
    """Publish the revision; or, where the page lacks something for it, what is missing in words, and it stays a draft."""
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except PublicationRefused as refused:
        if not refused.missing:
            raise
        return [item.message for item in refused.missing]
    return []


def _tell(record: Record, error: ValidationError, faults: Faults) -> None:
    """Add what was wrong with storing the record; what a publication lacks at its column."""
    lacking = error.missing if isinstance(error, PublicationRefused) else ()
    for item in lacking:
        column = columns.of_field(item.field)
        faults.add(record.place(column), column, item.message)
    if not lacking:
        for message in error.messages:
            faults.add(record.where, "", message)


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
