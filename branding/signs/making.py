"""Signs become PDFs with a page for each, or SVGs; or a sentence why not."""

import json
from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.utils.translation import gettext

from branding.signs.content import Centre, Sign
from branding.signs.kinds import PDF, SVG, Paper, SignKind
from branding.signs.turns import turn
from branding.signs.words import fixed_words, texts_in_place
from portal.pdf import making
from portal.pdf.compiler import Format, Order
from portal.pdf.drawings import drawable, printable_colour, qr_code
from portal.pdf.faults import PdfRefused
from portal.pdf.making import Pdf
from portal.pdf.repertoire import all_prepared, refuse_unprintable

SECONDS = 60
MEMORY = 448 * 1024**2  # bytes of address space, of which the libraries take some 150 MB that are never held
# So many signs of the longest words take less: Typst keeps all that it has measured of a file until the file is made.
IN_A_FILE, WITH_SERVICES = 30, 15
NO_ROOM = "no room"  # as the templates panic


def make_pdf(kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, *, in_process: bool = False) -> Pdf:
    """The signs in one PDF/UA-1, a page each or more of a kind that goes on, in their order.

    ``in_process``: without the limits of time and memory, for tests. Raises PdfRefused with a sentence.
    """
    (pdf,) = make_pdfs(kind, paper, [signs], centre, in_process=in_process)
    return pdf


def make_pdfs(
    kind: SignKind, paper: Paper, files: Sequence[Sequence[Sign]], centre: Centre, *, in_process: bool = False
) -> list[Pdf]:
    """As ``make_pdf``, each file in a process of its own."""
    with turn():
        return [_pdf(kind, paper, signs, centre, in_process) for signs in files]


def _pdf(kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, in_process: bool) -> Pdf:
    (content,) = _made([_order(kind, paper, signs, centre, PDF)], in_process, no_room(kind, paper))
    pdf = making.whole(content)
    if pdf.pages < len(signs) if kind.goes_on else pdf.pages != len(signs):
        raise no_room(kind, paper)
    return pdf


def in_files(signs: Sequence[Sign]) -> list[Sequence[Sign]]:
    """As many signs together as one making has memory for."""
    most = WITH_SERVICES if any(sign.services for sign in signs) else IN_A_FILE
    return [signs[at : at + most] for at in range(0, len(signs), most)]


def make_svgs(
    kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, *, in_process: bool = False
) -> list[list[bytes]]:
    """The pages of each sign as SVG, words drawn as paths, so that they need no font. Raises PdfRefused as ``make_pdf``."""
    with turn():
        pages = [_pdf(kind, paper, [sign], centre, in_process).pages if kind.goes_on else 1 for sign in signs]
        orders = [
            _order(kind, paper, [sign], centre, SVG, only=page)
            for sign, number in zip(signs, pages, strict=True)
            for page in range(number)
        ]
        parts = [orders[at : at + IN_A_FILE] for at in range(0, len(orders), IN_A_FILE)]
        made = (page for part in parts for page in _made(part, in_process, no_room(kind, paper)))
        return [list(islice(made, number)) for number in pages]


def no_room(kind: SignKind, paper: Paper) -> PdfRefused:
    return PdfRefused(
        gettext(
            "“%(sign)s” does not fit on %(paper)s in letters that can be read from a distance. "
            "Shorten the names, or use another paper."
        )
        % {"sign": kind.name, "paper": paper}
    )


def _order(
    kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, form: Format, only: int | None = None
) -> Order:
    """``only``: the page of a sign that goes on; None for all."""
    data = _data(kind, paper, signs, centre) | {"only": only}
    return Order(kind.template, json.dumps(data, ensure_ascii=False), form)


def _made(orders: Sequence[Order], in_process: bool, too_much: PdfRefused) -> list[bytes]:
    made, fault = making.at_once(orders) if in_process else making.guarded(orders, SECONDS, MEMORY)
    if len(made) < len(orders):
        if fault and NO_ROOM in fault.sentence:
            raise too_much
        raise fault or making.not_whole()
    return made


def _data(kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre) -> dict[str, Any]:
    """What the templates read: texts made ready, with the QR codes."""
    for colour in centre.colours.values():
        printable_colour(colour)
    colours = centre.colours
    data = all_prepared(
        {
            "title": f"{kind.name} – {centre.name.th}",
            "language": "th",
            "paper": paper.sides,
            "least": kind.least(paper),
            "near": kind.near(paper),
            "centre": {
                "name": centre.name.th,
                "names": centre.name,
                "contact": centre.contact,
                "colour": colours["primary"],
                "accent": colours["accent"],
                "colours": colours,
            },
            "words": fixed_words() | texts_in_place(centre.name.th, ""),
            "signs": [_plain(sign) for sign in signs],
        }
    )
    refuse_unprintable(data)
    data["centre"]["logo_svg"] = drawable(centre.logo_svg)
    for sign, plain in zip(signs, data["signs"], strict=True):
        plain["qr"] = qr_code(sign.address) if sign.address else None
    return data


def _plain(sign: Sign) -> dict[str, Any]:
    return {
        "name": sign.name,
        "number": sign.number,
        "lines": sign.lines,
        "services": sign.services,
        "is_cut": sign.is_cut,
        "typed": sign.typed,
        "rows": [row._asdict() for row in sign.rows],
        "scan": sign.scan,
        "alt": texts_in_place("", sign.address)["qr"],
    }
