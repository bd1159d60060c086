"""The PDFs of an edition: their addresses, and handing them out."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import EditionFacts, FileFacts
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


def part_of(edition: EditionFacts, code: str) -> str:
    """The address of a service of a booklet below that of the edition; '' where it is not in it."""
    return f"services/{code}/" if code and any(file.service == code for file in edition.files) else ""


def file_called(edition: EditionFacts, name: str, language: str) -> FileFacts | None:
    """The file of this name in this language, if there is one."""
    own = (file for file in edition.files if file.language == language)
    return next((file for file in own if name_of(edition, file) == name), None)


def send(request, page, edition: EditionFacts, file: FileFacts, *, is_in_force: bool) -> HttpResponseBase:
    """It never changes: who has it may keep it for a year, and who asks for it again is told so (304).

    Search engines keep that of the edition in force only. Raises Http404 where the bytes are gone.
    """
    etag = f'"{file.sha256}"'
    called = download_name(page, edition, name_of(edition, file))
    response = get_conditional_response(request, etag=etag) or _opened(file, called)
    open_to_all = page.node and not page.node.restricted
    response["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable" if open_to_all else "private, no-store"
    response["ETag"] = etag
    if not is_in_force:
        response["X-Robots-Tag"] = "noindex"
    return response


def _opened(file: FileFacts, called: str) -> FileResponse:
    try:
        return FileResponse(default_storage.open(file.name), filename=called, content_type="application/pdf")
    except FileNotFoundError:
        raise Http404 from None


def download_name(page, edition: EditionFacts, name: str) -> str:
    """What the file is called on a reader's own device: id-card-lost-2-manual-th.pdf."""
    return f"{page.slug}-{edition.number}-{name}-{page.language}.pdf"
