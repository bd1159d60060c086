"""The report of a pack: what was kept of the standard at the end of the year, as a PDF in one language."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from home.standard.keeping import KeptBoard
from home.tree_facts import main_location
from portal import look
from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FiscalYear
from portal.pdf.compiler import ROOT, Order
from portal.pdf.drawings import drawable, logo_drawing
from portal.pdf.making import Pdf, guarded, whole
from portal.pdf.repertoire import all_prepared, refuse_unprintable

TEMPLATE = str((Path(__file__).parent / "templates" / "report.typ").relative_to(ROOT))
SECONDS = 60


def report(board: KeptBoard, year: FiscalYear, language: str, is_preliminary: bool = False) -> Pdf:
    """Raises PdfRefused with a sentence in the active language."""
    with translation.override(language):
        data = all_prepared(_data(board, year, language))
        if is_preliminary:
            data["notice"] = _("Preliminary: the fiscal year is not over, and what is told here may still change.")
        worn = look.current()
        data["centre"] |= {"colour": worn.colours["primary"], "accent": worn.colours["accent"]}
        data["centre"]["logo_svg"] = drawable(logo_drawing(worn.print_logos.get(language)))
    refuse_unprintable(data)
    made, refused = guarded([Order(TEMPLATE, json.dumps(data, ensure_ascii=False))], SECONDS)
    if refused:
        raise refused
    return whole(made[0])


def _data(board: KeptBoard, year: FiscalYear, language: str) -> dict[str, Any]:
    location = main_location()
    name = location.name if location else str(board.standard.name)
    return {
        "language": language,
        "centre": {"name": name},
        "words": {"logo": _("Logo of %(centre)s"), "qr": ""},
        "title": _("Evidence for the standard: %(year)s") % {"year": year},
        "subtitle": f"{board.standard.name} – {name}",
        "notice": "",
        "foreword": _("State of %(day)s, computed from what the centre publishes and records.")
        % {"day": format_date(board.kept)},
        "counts": [{"label": str(state.label), "number": number} for state, number in board.counts],
        "groups": [_group(group, kept) for group, kept in board.groups],
    }


def _group(group, kept) -> Mapping[str, Any]:
    return {
        "title": f"{group.code} {group.name}",
        "criteria": [
            {
                "title": f"{one.criterion.code} {one.criterion.name}",
                "text": str(one.criterion.text),
                "state": str(one.state.label),
                "since": _("since %(month)s") % {"month": format_date(one.since, "month")},
                "sentences": one.sentences,
            }
            for one in kept
        ],
    }
