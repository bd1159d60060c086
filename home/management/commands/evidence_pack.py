from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.standard.pack.keeping import PACKS, PackLost, content_of, frozen, preliminary
from home.standard.pack.making import NothingKept
from portal.bilingual.fiscal_years import FiscalYear
from portal.pdf.faults import PdfRefused


class Command(BaseCommand):
    help = "Writes the evidence pack of a fiscal year. Of a year that is over it is made once: later runs write the same bytes."

    def add_arguments(self, parser):
        parser.add_argument("--year", required=True, help="fiscal year, such as 2569 or 2026")
        parser.add_argument("--to", default=".", help="folder to write the ZIP file to")

    def handle(self, *args, **options):
        try:
            year = FiscalYear.parse(options["year"])
        except ValueError as fault:
            raise CommandError(str(fault)) from None
        folder = Path(options["to"])
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        try:
            content = self._content(year)
        except NothingKept:
            raise CommandError(f"Nothing was kept of the standard in {year}: run keep_evidence every day.") from None
        except (PdfRefused, PackLost) as refused:
            raise CommandError(refused.sentence) from None
        path = folder / f"{PACKS}-{year.number + 543}{'' if year.is_over else '-preliminary'}.zip"
        path.write_bytes(content)
        self.stdout.write(f"{path} ({len(content):,} bytes)")

    @staticmethod
    def _content(year: FiscalYear) -> bytes:
        if not year.is_over:
            return preliminary(year)
        return content_of(frozen(year))
