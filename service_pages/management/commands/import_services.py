from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from service_pages.imports import ImportRefusedError, import_services


class Command(BaseCommand):
    help = "Import services from YAML, JSON, CSV or XLSX files: all of them or, when anything is wrong, none."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done and store nothing.")
        parser.add_argument("--drafts", action="store_true", help="Publish nothing; services may be incomplete.")

    def handle(self, *args, files, dry_run, drafts, **options):
        try:
            report = import_services(*files, dry_run=dry_run, drafts=drafts, progress=self._progress)
        except ImportRefusedError as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            count = len(refused.faults)
            raise CommandError(_("Nothing was saved. Problems found: %(count)d.") % {"count": count}) from None
        for remark in report.remarks:
            self.stdout.write(remark)
        if dry_run:
            self.stdout.write(_("Nothing was saved (--dry-run). Importing this file would give:"))
        self.stdout.write(
            _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d.")
            % {"new": len(report.created), "changed": len(report.updated), "unchanged": len(report.unchanged)}
        )

    def _progress(self, done: int, total: int, code: str) -> None:
        if done:
            self.stdout.write(f"{done}/{total} {code}")
