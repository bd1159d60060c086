"""Signs as a file to download, with a name that tells what is in it."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from branding.signs.content import Sign
from branding.signs.filling import centre, signs
from branding.signs.kinds import PDF, Paper, SignKind
from branding.signs.making import in_files, make_pdfs, make_svgs
from home.models import Counter, Location

# What two ZIP files of the same signs share, so that their bytes are equal.
DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class SignFile:
    name: str
    content: bytes
    content_type: str


def make_file(
    kind: SignKind,
    paper: Paper,
    form: str,
    location: Location,
    counters: Sequence[Counter],
    *,
    with_services: bool = False,
    in_process: bool = False,
) -> SignFile:
    """One PDF with a page for each sign, in a ZIP several of many signs; one SVG, or a ZIP of several.

    ``with_services``: on a kind that may list them. Raises PdfRefused with a sentence.
    """
    made, worn = signs(kind, location, counters, with_services=with_services), centre(location)
    if form == PDF:
        parts = in_files(made)
        files = make_pdfs(kind, paper, parts, worn, in_process=in_process)
        if len(parts) == 1 and len(made) > 1:
            return SignFile(f"{kind.code}-{paper.size}.pdf", files[0].content, "application/pdf")
        named = [(_stem(kind, paper, part), pdf.content) for part, pdf in zip(parts, files, strict=True)]
        return _file(named, f"{kind.code}-{paper.size}", "pdf", "application/pdf")
    drawn = make_svgs(kind, paper, made, worn, in_process=in_process)
    stems = [(_stem(kind, paper, [sign]), drawings) for sign, drawings in zip(made, drawn, strict=True)]
    pages = [(stem if len(of) == 1 else f"{stem}-{at}", page) for stem, of in stems for at, page in enumerate(of, 1)]
    return _file(pages, f"{kind.code}-{paper.size}", "svg", "image/svg+xml")


def _file(files: Sequence[tuple[str, bytes]], stem: str, ending: str, content_type: str) -> SignFile:
    """The only file as it is, several in a ZIP, numbered so that they lie in their order."""
    if len(files) == 1:
        ((name, content),) = files
        return SignFile(f"{name}.{ending}", content, content_type)
    numbered = {f"{at:03}-{name}.{ending}": content for at, (name, content) in enumerate(files, 1)}
    return SignFile(f"{stem}-{ending}.zip", _packed(numbered), "application/zip")


def _stem(kind: SignKind, paper: Paper, signs: Sequence[Sign]) -> str:
    """counter-12-a4 of one sign, counter-1-to-30-a4 of many."""
    numbers = [sign.number for sign in (signs[0], signs[-1])[: len(signs)] if sign.number]
    return "-".join([kind.code, *"-to-".join(numbers).split(), paper.size]).lower()


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
