"""What the worker does with an uploaded file: check it as a dry run; when confirmed, import it."""

import dataclasses
import logging
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from portal import tree
from portal.tables.faults import Faults, ImportRefusedError
from portal.tables.raw import RawRecord
from service_pages.import_screen.progress import Progress, Telling, is_dead
from service_pages.import_screen.scope import Scope
from service_pages.imports import Report, import_services
from service_pages.models import ServiceImport

logger = logging.getLogger(__name__)

State = ServiceImport.State
# Another import is at it: so long until this one asks again.
ASK_AGAIN = timedelta(seconds=10)
# Of a file with more problems than anybody reads, the first are kept and all are counted.
MOST_FAULTS = 20_000


class SupersededError(Exception):
    """Somebody has begun this import again, because nothing was heard of it for long."""


@task()
def check(import_id: int) -> None:
    """Find all that is wrong with the file, or what it would do; nothing is stored but that."""
    _in_turn(import_id, State.UPLOADED, State.CHECKING, check, _check)


@task()
def run(import_id: int) -> None:
    """Import the file and say so in one transaction: it is imported and told, or neither."""
    _in_turn(import_id, State.CONFIRMED, State.IMPORTING, run, _import)


@task()
def delete_outdated() -> None:
    """Delete the imports that are kept no longer; comes when one of them is so old."""
    ServiceImport.objects.outdated().defer("content", "faults", "report").delete()


def let_go_of_the_dead() -> None:
    """Take the turn from an import whose worker is gone."""
    for item in ServiceImport.objects.filter(turn=True).defer("content", "faults"):
        if is_dead(item):
            ServiceImport.objects.leave_turn(item, State.INTERRUPTED)


def _in_turn(import_id: int, was: str, becomes: str, this, work: Callable[[ServiceImport], None]) -> None:
    let_go_of_the_dead()
    begun = ServiceImport.objects.take_turn(import_id, was, becomes)
    if begun is None:
        this.using(run_after=timezone.now() + ASK_AGAIN).enqueue(import_id)
    if not begun:
        return
    item = ServiceImport.objects.select_related("user").get(pk=import_id)
    with translation.override(item.language):
        try:
            _work(item, work)
        except SupersededError:
            tree.changed()
            logger.warning("Import %s was begun again before it had ended; this time nothing is stored.", item.pk)
        except Exception:
            ServiceImport.objects.leave_turn(item, State.FAILED, report={})
            raise


def _work(item: ServiceImport, work: Callable[[ServiceImport], None]) -> None:
    """Raises whatever keeps the work, or the word of its problems, from being done."""
    try:
        work(item)
    except ImportRefusedError as refused:
        faults = [dataclasses.astuple(fault) for fault in refused.faults]
        told = {"report": {}, "faults": faults[:MOST_FAULTS], "fault_count": len(faults)}
        ServiceImport.objects.leave_turn(item, State.REFUSED, content=b"", **told)


def _check(item: ServiceImport) -> None:
    ServiceImport.objects.leave_turn(item, State.CHECKED, report=_report(_imported(item, dry_run=True)))


def _import(item: ServiceImport) -> None:
    with transaction.atomic():
        report = _report(_imported(item, dry_run=False))
        if not ServiceImport.objects.leave_turn(item, State.DONE, report=report, content=b""):
            raise SupersededError


def _imported(item: ServiceImport, dry_run: bool) -> Report:
    """Raises ImportRefusedError, also where the account has lost the right meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / item.name
        path.write_bytes(item.content)
        telling = Telling(item.pk)

        def check(records: list[RawRecord], faults: Faults) -> None:
            telling.tell(Progress())  # a large file is read for long
            Scope.of(item.user).check(item.name, records, faults)
            telling.tell(Progress())

        return import_services(
            path, dry_run=dry_run, drafts=item.drafts, user=item.user, progress=telling, check_raw=check
        )


def _report(report: Report) -> dict[str, list[str]]:
    return dataclasses.asdict(report)
