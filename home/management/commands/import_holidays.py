from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from home.holidays.reading import MAX_BYTES, read_days
from home.holidays.storing import store
from portal.tables.faults import Faults, ImportRefusedError


class Command(BaseCommand):
    help = "Import public holidays from a CSV or XLSX file (date, name_th, name_en, source): all or, when anything is wrong, none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done and store nothing.")
        parser.add_argument(
            "--remove-missing", action="store_true", help="Delete days of the file's years that the file does not name."
        )

    def handle(self, *args, file, dry_run, remove_missing, **options):
        try:
            days = read_days(file.name, _content(file), Faults())
        except ImportRefusedError as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            count = len(refused.faults)
            raise CommandError(_("Nothing was saved. Problems found: %(count)d.") % {"count": count}) from None
        with transaction.atomic():
            plan = store(days, remove_missing)
            transaction.set_rollback(dry_run)
        if dry_run:
            self.stdout.write(_("Nothing was saved (--dry-run). Importing this file would give:"))
        self.stdout.write(
            _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d.")
            % {"new": len(plan.new), "changed": len(plan.changed), "unchanged": len(plan.unchanged)}
        )
        if plan.missing:
            text = _("Deleted: %(days)s.") if remove_missing else _("Not in the file, kept: %(days)s.")
            self.stdout.write(text % {"days": ", ".join(day.date.isoformat() for day in plan.missing)})


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error}) from error
