from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from service_pages.exports import ExportRefusedError, export_services


class Command(BaseCommand):
    help = "Export the published services to a YAML, JSON, CSV (flat record only) or XLSX file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            count = export_services(file)
        except ExportRefusedError as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(_("Services exported to %(file)s: %(count)d.") % {"file": file, "count": count})
