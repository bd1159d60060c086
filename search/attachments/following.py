"""Files and the pages that name them stay in step: read by the worker, found with the page, forgotten with either."""

import logging
from collections.abc import Iterable, Iterator
from functools import partial

from django.db import connection, transaction
from django.utils.translation import override
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page

from search import indexing
from search.attachments.models import AttachedText
from search.attachments.reading import LARGE, MAX_BYTES, MISSING, VERSION, Reading, kind_of, read
from search.attachments.texts import documents_of, public_texts, unread
from search.documents import searchable_models

logger = logging.getLogger(__name__)
after_commit = partial(transaction.on_commit, robust=True)
MOST_PER_TASK = 20


def remember(page) -> None:
    """Note which documents a published page names, and have those read that nobody has read yet."""
    if ids := note(page):
        have_read(ids)


def note(page) -> list[int]:
    """Write down which documents a page names that can be found; their ids."""
    ids = [] if page.alias_of_id or page.private_by_type else documents_of(page)
    ids = list(get_document_model().objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else []
    links = AttachedText.pages.through.objects
    with transaction.atomic():
        links.filter(page_id=page.pk).exclude(attachedtext_id__in=ids).delete()
        if ids:
            AttachedText.objects.bulk_create([AttachedText(document_id=pk) for pk in ids], ignore_conflicts=True)
            rows = [links.model(attachedtext_id=pk, page_id=page.pk) for pk in ids]
            links.bulk_create(rows, ignore_conflicts=True)
    return ids


def have_read(document_ids: Iterable[int]) -> None:
    """Leave all that is unread and for everybody to the worker once this transaction commits, if one of these is."""
    is_asked = any(entry[1] == _leave_to_worker for entry in connection.run_on_commit)
    if not is_asked and unread().filter(document__in=list(document_ids)).exists():
        after_commit(_leave_to_worker)


def leave_forgotten_to_worker() -> None:
    """Have read what waits although no task for it does: a process has ended between the commit and the task, or in it."""
    if unread().exists() and not DBTaskResult.objects.ready().filter(task_path=read_files.module_path).exists():
        _leave_to_worker()


def _leave_to_worker() -> None:
    ids = list(unread().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), MOST_PER_TASK):
        read_files.enqueue(ids[start : start + MOST_PER_TASK])


@task()
def read_files(document_ids: list[int]) -> None:
    """Read files, and have their pages found by their words. What has been read meanwhile, or is private, is left alone."""
    for pk in document_ids:
        if row := unread().filter(pk=pk).select_related("document").first():
            take(row)


def take(row: AttachedText) -> None:
    """Read the file of a row and index its pages. Costs what the file costs; nothing is locked meanwhile.

    Each page is a transaction. The row counts as read when all of them are done: whoever ends before that begins again.
    """
    document = row.document
    found = _read(document)
    rows = AttachedText.objects.filter(pk=row.pk)  # none when it has gone meanwhile
    rows.update(text=found.text, problem=found.problem, file_hash=document.file_hash, version=0)
    index_pages_with([document.pk])
    rows.filter(file_hash=document.file_hash).update(version=VERSION)
    if found.problem:
        logger.info("The search cannot read document %d: %s", document.pk, found.problem)


def _read(document) -> Reading:
    if not kind_of(document.file.name):
        return Reading()
    try:
        if document.file.size > MAX_BYTES:
            return Reading(problem=LARGE)
        with document.file.open("rb") as file:
            content = file.read()
    except OSError:
        return Reading(problem=MISSING)
    return read(document.file.name, content)


def index_pages_with(document_ids: Iterable[int]) -> None:
    """Bring the search up to date with the pages that name any of the documents."""
    links = AttachedText.pages.through.objects.filter(attachedtext_id__in=list(document_ids))
    index_pages(set(links.values_list("page_id", flat=True)))


def index_pages(page_ids: Iterable[int]) -> None:
    for page in Page.objects.filter(pk__in=list(page_ids)):
        indexing.index_page(page)


def index_collection(path: str) -> None:
    """Bring the search up to date with the files at and below a collection after its privacy or its place has changed."""
    within = AttachedText.objects.filter(document__collection__path__startswith=path)
    ids = list(within.values_list("pk", flat=True))
    if ids:
        index_pages_with(ids)
        have_read(ids)


def index_collection_of(pk: int) -> None:
    path = Collection.objects.filter(pk=pk).values_list("path", flat=True).first()
    if path:
        index_collection(path)


def read_all() -> int:
    """Note what all published pages name, and read what is unread, here and now; the number of files read."""
    linked = set(AttachedText.pages.through.objects.values_list("page_id", flat=True))
    for model in searchable_models():
        for page in model.objects.filter(live=True, alias_of=None).iterator(chunk_size=indexing.CHUNK):
            if page.pk in linked or documents_of(page):
                note(page)
    rows = list(unread().select_related("document"))
    for row in rows:
        take(row)
    return len(rows)


def problems() -> Iterator[str]:
    """What is wrong with files that are for everybody, a sentence each, in English as all output of commands."""
    with override("en"):
        for row in public_texts().exclude(problem="").select_related("document").order_by("pk"):
            yield f"File: document {row.pk}, “{row.document.title}”, is not searched. {row.get_problem_display()}"
        for row in unread().select_related("document").order_by("pk"):
            yield f"File: document {row.pk}, “{row.document.title}”, waits to be read."
