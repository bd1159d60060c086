from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Page

from manuals.editions.data import ManualIncomplete, freeze
from manuals.editions.history import HistoryRefused, PastEdition, as_it_was, read
from manuals.editions.issuing import IssueRefused, Order, Prepared, next_number, prepare, store
from portal.bilingual.language import THAI


class Command(BaseCommand):
    """Editions may be of any day here, which people who use the form cannot do."""

    help = "Enter editions of the past, with their PDFs, from a YAML file: all of them, or none."

    def add_arguments(self, parser):
        parser.add_argument("--history", required=True, type=Path, metavar="FILE", help="a list of editions")

    def handle(self, *args, history: Path, **options):
        try:
            editions = store(prepared(read(history)))
        except HistoryRefused as error:
            raise CommandError(str(error)) from error
        except IssueRefused as error:
            raise CommandError("\n".join(f"{error.slug}: {sentence}" for sentence in error.messages)) from error
        self.stdout.write(_("Editions entered: %(number)d.") % {"number": len(editions)})


def prepared(wanted: Iterable[PastEdition]) -> list[Prepared]:
    """All of them with their PDFs, of which nothing is stored yet. Raises HistoryRefused, the manual's slug before each
    sentence.
    """
    found: list[Prepared] = []
    for past in wanted:
        manual = manual_called(past.manual)
        if manual is None:
            raise HistoryRefused(_("There is no manual with the address “%(slug)s”.") % {"slug": past.manual})
        before = [one.order.number for one in found if one.edition.manual_key == manual.translation_key]
        number = past.number or max(before, default=next_number(manual.translation_key) - 1) + 1
        order = Order(number, past.effective, past.change_note, past.approved_by, history=True)
        try:
            found.append(prepare(manual, order, data=as_it_was(freeze(manual), past.before)))
        except (IssueRefused, ManualIncomplete, HistoryRefused) as error:
            sentences = getattr(error, "messages", None) or [str(error)]
            raise HistoryRefused("\n".join(f"{past.manual}: {sentence}" for sentence in sentences)) from error
    return found


def manual_called(slug: str) -> Page | None:
    """The Thai page of a manual, of its own class."""
    pages = Page.objects.filter(content_type__app_label="manuals", slug=slug, locale__language_code=THAI)
    page = pages.filter(content_type__model="citizenmanualpage").first()
    return page.specific if page else None
