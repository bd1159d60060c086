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
from service_pages.imports import columns, english, values
from service_pages.imports.faults import Faults
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


def import_services(
    *paths: Path, dry_run: bool = False, drafts: bool = False, user=None, progress: Progress | None = None
) -> Report:
    """Store and publish the services of the files in one transaction; with ``dry_run`` take everything back at the end.

    A service that lacks what a publication needs is a fault; with ``drafts`` nothing is published, and nothing needed.

    ``progress`` is called with (done, total, code). Raises ImportRefusedError, with everything that is wrong, and stores
    nothing.
    """
    records = _understood(paths)
    try:
        with transaction.atomic():
            report = _Storing(user, progress, drafts).store(records)
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
    def __init__(self, user, progress: Progress | None, drafts: bool):
        self.user, self.progress, self.drafts, self.report = user, progress, drafts, Report()
        self.state = PortalState()

    def store(self, records: list[Record]) -> Report:
        """Raises ImportRefusedError with what is wrong with all of them."""
        faults = Faults()
        for number, record in enumerate(records, 1):
            try:
                with transaction.atomic():
                    self._store(record)
            except ValidationError as error:
                _tell(record, error, faults)
                self.state = PortalState()  # without what has just been taken back
            if self.progress:
                self.progress(number, len(records), record.code)
        faults.refuse_if_any()
        return self.report

    def _store(self, record: Record) -> None:
        page = self.state.services.get(record.code)
        is_new = page is None
        page = page or ServicePage(code=record.code, slug=record.code, locale=self._agency(record).locale, live=False)
        changed = _write(record, page, self.state.topics)
        if is_new:
            self._agency(record).add_child(instance=page)
            self._save(page, publish=not self.drafts)
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
        return self.state.agencies[record.agency]

    def _update(self, page: ServicePage) -> None:
        """Publish a live page; one that was unpublished gets a draft, for whoever unpublished it to decide."""
        if page.has_unpublished_changes and page.live and not self.drafts:
            message = _("“%(code)s” had a draft that was not published. It is kept in the page's history.")
            self.report.remarks.append(message % {"code": page.code})
        self._save(page, publish=page.live and not self.drafts)

    def _save(self, page: ServicePage, publish: bool) -> None:
        revision = page.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)
        elif page.live:
            message = _("The file was saved as a draft of “%(code)s”, without English. Readers see what was published.")
            self.report.remarks.append(message % {"code": page.code})
        else:
            message = _("“%(code)s” is not published. The file was saved as a draft, without English.")
            self.report.remarks.append(message % {"code": page.code})

    def _store_english(self, record: Record, page: ServicePage) -> bool:
        if self.drafts or not page.live:
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
    for name, value in {**record.words, "mode": record.mode}.items():
        if values.comparable(getattr(page, name), name) != value:
            setattr(page, name, value)
            changed = True
    for name, rows in record.rows.items():
        stream = laid_over(columns.row_kinds()[name], getattr(page, name), rows)
        if stream is not None:
            setattr(page, name, stream)
            changed = True
    if record.topics is not None:
        chosen = [topics[code] for code in dict.fromkeys(record.topics)]
        if [row.topic_id for row in page.service_topics.all()] != [topic.pk for topic in chosen]:
            page.service_topics = [ServiceTopic(topic=topic, sort_order=order) for order, topic in enumerate(chosen)]
            changed = True
    return changed


def _english_strings(record: Record) -> Iterator[tuple[str, str, str]]:
    """Column, path within the page, and text of each English that the record states."""
    for name, page_field in columns.WORDS.items():
        if page_field in record.english:
            yield f"{name}{columns.ENGLISH_SUFFIX}", page_field, record.english[page_field]
    for name, rows in record.rows.items():
        for number, row in enumerate(() if isinstance(rows, str) else rows, 1):
            for block_field, text in row.english.items():
                path = f"{name}.{row.block_id}.{block_field}"
                yield columns.row_column(name, number, block_field), path, text
