from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from home.statistics.reading import MAX_BYTES, read_counts
from home.statistics.storing import Plan, store
from portal.services import reserved_codes
from portal.tables.faults import Faults, ImportRefusedError


class Command(BaseCommand):
    help = "Import users by month from a CSV or XLSX file (service, month, channel, users): all or, when anything is wrong, none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done and store nothing.")

    def handle(self, *args, file, dry_run, **options):
        try:
            counts = read_counts(file.name, _content(file), reserved_codes(), Faults())
        except ImportRefusedError as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            message = _("Nothing was saved. Problems found: %(count)d.")
            raise CommandError(message % {"count": len(refused.faults)}) from None
        plan = Plan.of(counts) if dry_run else store(counts)
        if dry_run:
            self.stdout.write(_("Nothing was saved (--dry-run). Importing this file would give:"))
        self.stdout.write(
            _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d.")
            % {"new": len(plan.new), "changed": len(plan.changed), "unchanged": plan.unchanged}
        )
        for change in plan.changed:
            count = change.count
            self.stdout.write(
                f"{count.service_code}, {count.month:%Y-%m}, {count.channel}: {change.before} → {count.users}"
            )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error}) from error
