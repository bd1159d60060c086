"""The PDFs of an edition: their addresses, and handing them out."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import EditionFacts
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.tree import snapshot

# The name of a file in its address. The sheet of a service of a booklet bears its code: sheet-id-card-lost.
MANUAL, BOOKLET, SHEET = "manual", "booklet", "sheet"
LABELS = {
    (MANUAL, THAI): _("Manual in Thai"),
    (MANUAL, ENGLISH): _("Manual in English"),
    (SHEET, THAI): _("Counter sheet in Thai"),
    (SHEET, ENGLISH): _("Counter sheet in English"),
}
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class FileLink:
    """``kind``: manual or sheet. ``size`` in bytes."""

    kind: str
    language: str
    address: str
    size: int
    sha256: str
    pages: int

    @property
    def label(self) -> str:
        return str(LABELS[self.kind, self.language])


def files_of(key, edition: EditionFacts, code: str = "") -> list[FileLink]:
    """The files of an edition of the manual ``key`` in both languages: the whole, or the sheets of the service ``code``.

    Those of a manual of one service have its sheets among them.
    """
    every = code or not is_booklet(edition)
    chosen = [file for file in edition.files if file.kind != SHEET or every]
    if code:
        chosen = [file for file in chosen if file.service == code]
    links = [
        FileLink(kind_of(file), file.language, address_of(key, edition, file), file.size, file.sha256, file.pages)
        for file in chosen
    ]
    return sorted(links, key=lambda link: (link.kind, LANGUAGES.index(link.language)))


def is_booklet(edition: EditionFacts) -> bool:
    return any(file.kind == BOOKLET for file in edition.files)


def kind_of(file) -> str:
    return SHEET if file.kind == SHEET else MANUAL


def address_of(key, edition: EditionFacts, file) -> str:
    """In the tree of the file's language; '' while the manual is not published there."""
    node = snapshot().by_key(key, file.language)
    return f"{node.url}editions/{edition.number}/{name_of(edition, file)}.pdf" if node else ""


def name_of(edition: EditionFacts, file) -> str:
    if file.kind != SHEET:
        return MANUAL
    return f"{SHEET}-{file.service}" if is_booklet(edition) else SHEET


def send(page, edition: EditionFacts, name: str, *, is_in_force: bool) -> FileResponse:
    """The file called ``name`` in the language of the page's tree. Raises Http404 with a sentence where there is none.

    It never changes: who has it may keep it for a year. Search engines keep that of the edition in force only.
    """
    wanted = next(
        (file for file in edition.files if file.language == page.language and name_of(edition, file) == name), None
    )
    if wanted is None:
        message = gettext("Edition %(number)s of this manual has no file “%(name)s.pdf”.")
        raise Http404(message % {"number": edition.number, "name": name[:80]})
    try:
        response = FileResponse(
            default_storage.open(wanted.name),
            filename=download_name(page, edition, name),
            content_type="application/pdf",
        )
    except FileNotFoundError:
        raise Http404 from None
    open_to_all = page.node and not page.node.restricted
    response["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable" if open_to_all else "private, no-store"
    response["ETag"] = f'"{wanted.sha256}"'
    if not is_in_force:
        response["X-Robots-Tag"] = "noindex"
    return response


def download_name(page, edition: EditionFacts, name: str) -> str:
    """What the file is called on a reader's own device: id-card-lost-2-manual-th.pdf."""
    return f"{page.slug}-{edition.number}-{name}-{page.language}.pdf"
