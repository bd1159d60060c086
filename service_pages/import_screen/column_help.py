"""What goes into each column of an import, in words of the active language, taken from the fields and blocks themselves."""

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.bilingual.language import THAI
from portal.blocks.rows import NONE
from portal.tables.cells import SHORT_SEPARATOR
from service_pages.imports import columns
from service_pages.imports.columns import ENGLISH_SUFFIX, THAI_SUFFIX, Cell, RowKind
from service_pages.imports.workbook import NONE_COLUMN, SERVICES, YES
from service_pages.models import AgencyPage, ServicePage, Topic
from service_pages.requirements import SERVICE

Labels = list[tuple[str, str | Promise]]

# Words of an example stand in their own language, whatever the language of the help.
EXAMPLES = {
    "code": "id-card-lost",
    "name_th": "การขอมีบัตรประจำตัวประชาชนใหม่ กรณีบัตรหาย",
    "name_en": "Replace a lost national ID card",
    "agency": "dopa",
    "agency_th": "กรมการปกครอง",
    "agency_en": "Department of Provincial Administration",
    "mode": "complete",
    "summary_th": "ทำบัตรประจำตัวประชาชนใหม่แทนบัตรที่หาย รับบัตรได้ในวันเดียว",
    "summary_en": "Get a new national ID card for one you have lost, on the same day.",
    "common_names_th": "บัตรหาย|ทำบัตรใหม่",
    "common_names_en": "lost ID card|new ID card",
    "category": "registration",
    "under_act": "yes",
    "audience": "citizen",
    "impact": "general",
    "process": "single",
    "area": "nationwide",
    "status": "open",
    "counter_languages": "th|en",
    "result_th": "บัตรประจำตัวประชาชน อายุ 8 ปี",
    "result_en": "A national ID card, valid for 8 years",
    "status_url": "https://www.example.go.th/status",
    "manual_fee": "0",
    "last_checked": "2569-10-01",
    "content_owner": "งานทะเบียนและบัตร",
}


@dataclass(frozen=True)
class ColumnHelp:
    """``options``: the codes of which one may stand in the cell, for a list to choose from."""

    sheet: str
    column: str
    what: str
    accepted: str
    needed: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    is_number: bool = False


def of_services(agencies: frozenset[str] | None) -> list[ColumnHelp]:
    """The columns of the flat record in their order. ``agencies``: codes to name; None names all there are."""
    cells = {column: cell for cell in columns.page_cells().values() for column in cell.columns}
    own = {
        columns.CODE: _own(columns.CODE, _("Short English name that never changes"), _code_form()),
        columns.AGENCY: _own(columns.AGENCY, _("Code of the agency that gives the service"), _agencies(agencies)),
        "agency_th": _own("agency_th", _("Name of the agency (Thai)"), _("Read only for an agency that is new.")),
        "agency_en": _own("agency_en", _("Name of the agency (English)"), _("Read only for an agency that is new.")),
        columns.TOPICS: _own(columns.TOPICS, _("Topics"), _several(_topics())),
        columns.STALE: _own(columns.STALE, _("English that is out of date"), _("Leave empty: the export fills it.")),
    }
    return [own.get(name) or _of_page(cells[name], name) for name in (*columns.flat(), columns.STALE)]


def of_rows(kind: RowKind) -> list[ColumnHelp]:
    """The columns of a sheet of rows in their order."""
    example = kind.block.get_preview_value() or {}
    return [
        _code_of_row(kind),
        _none_of(kind),
        *(_of_row(kind, cell, column, example) for cell in kind.cells for column in cell.columns),
    ]


def _code_of_row(kind: RowKind) -> ColumnHelp:
    what = _("Code of the service that the row belongs to")
    return ColumnHelp(kind.name, columns.CODE, what, _code_form(), _needed(), EXAMPLES[columns.CODE])


def _none_of(kind: RowKind) -> ColumnHelp:
    """Rows that are optional anyway have no “none” to state."""
    what = _("States that the service has none of these")
    if NONE not in kind.stream.child_blocks:
        return ColumnHelp(kind.name, NONE_COLUMN, what, _("Leave empty: without rows there is nothing to state."))
    accepted = _("yes, in a row with only the code; else empty")
    return ColumnHelp(kind.name, NONE_COLUMN, what, accepted, options=(YES,))


def of_sheet(kind: RowKind) -> ColumnHelp:
    """What the rows of a sheet are, and whether a publication needs them."""
    field = cast(models.Field, ServicePage._meta.get_field(kind.name))
    return ColumnHelp(
        kind.name, "", _words(field.verbose_name, field.help_text), _("Any number of rows"), _need_of(kind.name)
    )


def _own(column: str, what: str, accepted: str) -> ColumnHelp:
    field = "service_topics" if column == columns.TOPICS else column
    return ColumnHelp(SERVICES, column, what, accepted, _need(column, field), EXAMPLES.get(column, ""))


def _of_page(cell: Cell, column: str) -> ColumnHelp:
    field = cast(models.Field, ServicePage._meta.get_field(cell.field))
    what = _("name of the service") if cell.field == "title" else field.verbose_name
    labels = list(getattr(field, "options", None) or field.choices or ())
    return ColumnHelp(
        SERVICES,
        column,
        _words(_in_language(what, column, cell), field.help_text),
        _accepted(cell, labels),
        _need(column, cell.field),
        EXAMPLES.get(column, ""),
        _options(cell),
        cell.kind in (columns.INTEGER, columns.DECIMAL),
    )


def _of_row(kind: RowKind, cell: Cell, column: str, example) -> ColumnHelp:
    is_main = cell is kind.main and not column.endswith(ENGLISH_SUFFIX)
    return ColumnHelp(
        kind.name,
        column,
        _words(_in_language(cell.block.label, column, cell), cell.block.field.help_text),
        _accepted(cell, _labels(cell)),
        _needed() if is_main else "",
        "" if column.endswith(ENGLISH_SUFFIX) else _plain(example.get(cell.field)),
        _options(cell),
        cell.kind in (columns.INTEGER, columns.DECIMAL),
    )


def _labels(cell: Cell) -> Labels:
    return [(str(code), label) for code, label in getattr(cell.block.field, "choices", ()) if code not in ("", None)]


def _options(cell: Cell) -> tuple[str, ...]:
    if cell.kind == columns.YES_NO:
        return ("yes", "no")
    return cell.choices if cell.kind == columns.CHOICE else ()


def _in_language(what: str | Promise, column: str, cell: Cell) -> str:
    if cell.kind not in columns.WORDS:
        return str(what)
    form = _("%(field)s (Thai)") if column.endswith(THAI_SUFFIX) else _("%(field)s (English)")
    return form % {"field": what}


def _words(what: str | Promise, more: str | Promise | None) -> str:
    return f"{what}: {more}" if more else str(what)


def _accepted(cell: Cell, labels: Labels) -> str:
    """What a cell of this kind takes; the codes with their labels."""
    if cell.kind == columns.CHOICE:
        return _("One of: %(choices)s") % {"choices": _told(labels)}
    if cell.kind == columns.CHOICES:
        return _several(labels)
    words = {
        columns.TEXT: _("Text"),
        columns.LINES: _("A list, one item a line or separated by |"),
        columns.FACT: _("Text that is the same in both languages"),
        columns.INTEGER: _("A whole number; empty means not stated"),
        columns.DECIMAL: _("A number with a point before decimals; empty means not stated"),
        columns.DATE: _("A day as year-month-day, in Buddhist or common era: 2569-10-01, 2026-10-01"),
        columns.YES_NO: _("yes or no"),
    }[cell.kind]
    if not cell.max_length:
        return words
    return _("%(kind)s, at most %(count)d characters") % {"kind": words, "count": cell.max_length}


def _several(labels: Labels) -> str:
    return _("Any of these, one a line or separated by |: %(choices)s") % {"choices": _told(labels)}


def _told(labels: Labels) -> str:
    """Codes with labels, or alone where the label says the same."""
    return ", ".join(code if str(label) == code else f"{code} = {label}" for code, label in labels)


def _topics() -> Labels:
    return [(topic.code, topic.name) for topic in Topic.objects.all()]


def _agencies(codes: frozenset[str] | None) -> str:
    pages = AgencyPage.objects.filter(locale__language_code=THAI, alias_of=None).order_by("path")
    labels: Labels = [(page.slug, page.title) for page in pages if codes is None or page.slug in codes]
    told = _("One of: %(choices)s") % {"choices": _told(labels) or "–"}
    if codes is not None:
        return told
    return _("%(codes)s; or a new code, with agency_th and agency_en") % {"codes": told}


def _code_form() -> str:
    return _("Lower-case letters a to z, digits and hyphens")


def _needed() -> str:
    return pgettext("import", "Needed")


def _need(column: str, field: str) -> str:
    """The English and the names of the agency are columns that must be there and may be empty."""
    if column in (columns.CODE, columns.AGENCY, "name_th", "mode"):
        return _needed()
    if column in columns.REQUIRED:
        return _("The column is needed, its cells may be empty")
    return "" if column.endswith(ENGLISH_SUFFIX) else _need_of(field)


def _need_of(field: str) -> str:
    requirement = next((requirement for requirement in SERVICE if requirement.field == field), None)
    if requirement is None or requirement.met:  # of what is there, something must hold; it may be left out
        return ""
    return _("Before publication, if under the act") if requirement.when else _("Before publication")


def _plain(value) -> str:
    """A value of a preview as it stands in a cell."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return SHORT_SEPARATOR.join(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)
