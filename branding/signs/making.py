"""Signs become a PDF with a page for each, or an SVG each; or a sentence why not."""

import json
from collections.abc import Sequence
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
MEMORY = 384 * 1024**2  # bytes of address space, of which the libraries take some 150 MB that are never held
NO_ROOM = "no room"  # as the templates panic


def make_pdf(kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, *, in_process: bool = False) -> Pdf:
    """The signs in one PDF/UA-1, a page each, in their order. Raises PdfRefused with a sentence.

    ``in_process``: without the limits of time and memory, for tests.
    """
    (content,) = _made(kind, paper, [signs], centre, PDF, in_process)
    pdf = making.whole(content)
    if pdf.pages != len(signs):
        raise no_room(kind, paper)
    return pdf


def make_svgs(
    kind: SignKind, paper: Paper, signs: Sequence[Sign], centre: Centre, *, in_process: bool = False
) -> list[bytes]:
    """An SVG for each sign, its words drawn as paths, so that it needs no font. Raises PdfRefused as ``make_pdf``."""
    return _made(kind, paper, [[sign] for sign in signs], centre, SVG, in_process)


def no_room(kind: SignKind, paper: Paper) -> PdfRefused:
    return PdfRefused(
        gettext(
            "“%(sign)s” does not fit on %(paper)s in letters that can be read from a distance. "
            "Shorten the names, or use another paper."
        )
        % {"sign": kind.name, "paper": paper}
    )


def _made(
    kind: SignKind, paper: Paper, files: Sequence[Sequence[Sign]], centre: Centre, form: Format, in_process: bool
) -> list[bytes]:
    orders = [
        Order(kind.template, json.dumps(_data(kind, paper, signs, centre), ensure_ascii=False), form) for signs in files
    ]
    with turn():
        made, fault = making.at_once(orders) if in_process else making.guarded(orders, SECONDS, MEMORY)
    if len(made) < len(orders):
        if fault and NO_ROOM in fault.sentence:
            raise no_room(kind, paper)
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
        "rows": [row._asdict() for row in sign.rows],
        "scan": sign.scan,
        "alt": texts_in_place("", sign.address)["qr"],
    }
