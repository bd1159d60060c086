"""Signs as a file to download, with a name that tells what is in it."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from branding.signs.content import Sign
from branding.signs.filling import centre, signs
from branding.signs.kinds import PDF, Paper, SignKind
from branding.signs.making import make_pdf, make_svgs
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
    in_process: bool = False,
) -> SignFile:
    """One PDF with a page for each sign; one SVG, or a ZIP of several. Raises PdfRefused with a sentence."""
    made, worn = signs(kind, location, counters), centre(location)
    stem = f"{kind.code}-{paper.size}"
    if len(made) == 1 and made[0].number:
        stem = _stem(kind, paper, made[0])
    if form == PDF:
        content = make_pdf(kind, paper, made, worn, in_process=in_process).content
        return SignFile(f"{stem}.pdf", content, "application/pdf")
    drawings = make_svgs(kind, paper, made, worn, in_process=in_process)
    if len(drawings) == 1:
        return SignFile(f"{stem}.svg", drawings[0], "image/svg+xml")
    names = [f"{at:03}-{_stem(kind, paper, sign)}.svg" for at, sign in enumerate(made, 1)]
    return SignFile(f"{stem}-svg.zip", _packed(dict(zip(names, drawings, strict=True))), "application/zip")


def _stem(kind: SignKind, paper: Paper, sign: Sign) -> str:
    return f"{kind.code}-{sign.number}-{paper.size}".lower()


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
