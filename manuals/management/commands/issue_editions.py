from pathlib import Path

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from manuals.editions.data import ManualIncomplete, freeze
from manuals.editions.history import HistoryRefused, PastEdition, as_it_was, read
from manuals.editions.issuing import IssueRefused, issue, next_number
from portal.bilingual.language import THAI


class Command(BaseCommand):
    """Editions may be of any day here, which people who use the form cannot do."""

    help = "Enter editions of the past, with their PDFs, from a YAML file: all of them, or none."

    def add_arguments(self, parser):
        parser.add_argument("--history", required=True, type=Path, metavar="FILE", help="a list of editions")

    def handle(self, *args, history: Path, **options):
        files: list[str] = []
        try:
            wanted = read(history)
            with transaction.atomic():
                for past in wanted:
                    files += [str(row.file) for row in enter(past).files.all()]
        except BaseException as error:
            for name in files:
                default_storage.delete(name)
            if isinstance(error, HistoryRefused):
                raise CommandError(str(error)) from error
            raise
        self.stdout.write(_("Editions entered: %(number)d.") % {"number": len(wanted)})


def enter(past: PastEdition):
    """One edition. Raises HistoryRefused with the manual's slug before each sentence."""
    manual = manual_called(past.manual)
    if manual is None:
        raise HistoryRefused(_("There is no manual with the address “%(slug)s”.") % {"slug": past.manual})
    try:
        return issue(
            manual,
            number=past.number or next_number(manual.translation_key),
            effective=past.effective,
            change_note=past.change_note,
            approved_by=past.approved_by,
            history=True,
            data=as_it_was(freeze(manual), past.before),
        )
    except (IssueRefused, ManualIncomplete, HistoryRefused) as error:
        sentences = getattr(error, "messages", None) or [str(error)]
        raise HistoryRefused("\n".join(f"{past.manual}: {sentence}" for sentence in sentences)) from error


def manual_called(slug: str) -> Page | None:
    """The Thai page of a manual, of its own class."""
    pages = Page.objects.filter(content_type__app_label="manuals", slug=slug, locale__language_code=THAI)
    page = pages.filter(content_type__model="citizenmanualpage").first()
    return page.specific if page else None
