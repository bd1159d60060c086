"""The columns of a service record, taken from the page's fields and the blocks of its rows."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from django.db import models
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.fields import StreamField

from portal.blocks import FactBlock, FactEmailBlock, FactURLBlock
from portal.blocks.rows import NONE
from service_pages.blocks import ROW_FIELDS
from service_pages.models.classification import ChoicesField
from service_pages.models.service import ServicePage

THAI_SUFFIX, ENGLISH_SUFFIX = "_th", "_en"
CODE, AGENCY, TOPICS, STALE = "code", "agency", "topics", "stale"
AGENCY_NAMES = ("agency_th", "agency_en")

TEXT, LINES, FACT, INTEGER, DECIMAL, DATE, YES_NO, CHOICE, CHOICES = (
    "text", "lines", "fact", "integer", "decimal", "date", "yes_no", "choice", "choices")  # fmt: skip
WORDS = (TEXT, LINES)


@dataclass(frozen=True)
class Cell:
    """A field of a record or of a row. Words have a column in each language."""

    field: str
    name: str
    kind: str
    choices: tuple[str, ...] = ()
    max_length: int | None = None
    block: Any = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.name + THAI_SUFFIX, self.name + ENGLISH_SUFFIX) if self.kind in WORDS else (self.name,)

    @property
    def column(self) -> str:
        """The column a problem of this field is told under."""
        return self.columns[0]


# Field of the page → column, in the order of the record; words get the ending of their language.
PAGE_FIELDS = {
    "title": "name",
    "mode": "mode",
    "summary": "summary",
    "common_names": "common_names",
    "category": "category",
    "under_act": "under_act",
    "audience": "audience",
    "impact": "impact",
    "process": "process",
    "area": "area",
    "status": "status",
    "owning_agency": "owning_agency",
    "counter_languages": "counter_languages",
    "interpreter": "interpreter",
    "result": "result",
    "appeal": "appeal",
    "e_service_url": "e_service_url",
    "status_url": "status_url",
    "manual_fee": "manual_fee",
    "last_checked": "last_checked",
    "content_owner": "content_owner",
}
LINE_FIELDS = ("common_names",)
# The smallest file: its columns stand in every record, though the English and the agency's names may be empty.
REQUIRED = (CODE, "name_th", "name_en", AGENCY, *AGENCY_NAMES, "mode")


@cache
def page_cells() -> dict[str, Cell]:
    """The flat fields of a record by the page's field."""
    return {field: _page_cell(field, name) for field, name in PAGE_FIELDS.items()}


def _page_cell(field: str, name: str) -> Cell:
    column = cast(models.Field, ServicePage._meta.get_field(field))
    is_fact = field in {synchronised.field_name for synchronised in ServicePage.override_translatable_fields}
    if isinstance(column, ChoicesField):
        return Cell(field, name, CHOICES, tuple(code for code, _label in column.options))
    if column.choices:
        return Cell(field, name, CHOICE, tuple(code for code, _label in column.choices))
    kinds = ((models.BooleanField, YES_NO), (models.DecimalField, DECIMAL), (models.DateField, DATE))
    kind = next((kind for cls, kind in kinds if isinstance(column, cls)), "")
    words = LINES if field in LINE_FIELDS else TEXT
    return Cell(field, name, kind or (FACT if is_fact else words), max_length=column.max_length)


@cache
def flat() -> tuple[str, ...]:
    """The columns of the flat record, the smallest file's first."""
    others = [column for cell in page_cells().values() for column in cell.columns if column not in REQUIRED]
    return (*REQUIRED, *others, TOPICS)


@cache
def accepted() -> tuple[str, ...]:
    """All columns of a record."""
    return (*flat(), *ROW_FIELDS, STALE)


# The first class that fits decides: FactBlock is a CharBlock.
_KINDS = (
    (blocks.MultipleChoiceBlock, CHOICES),
    (blocks.ChoiceBlock, CHOICE),
    ((FactBlock, FactURLBlock, FactEmailBlock), FACT),
    (blocks.IntegerBlock, INTEGER),
    (blocks.DecimalBlock, DECIMAL),
    (blocks.DateBlock, DATE),
    (blocks.BooleanBlock, YES_NO),
    ((blocks.CharBlock, blocks.TextBlock), TEXT),
)


@dataclass(frozen=True)
class RowKind:
    """The rows of one field of the record: steps, documents, fees. Files are no columns: they stay with their row."""

    name: str
    block_type: str
    block: blocks.StructBlock
    stream: blocks.StreamBlock

    @cached_property
    def cells(self) -> list[Cell]:
        children = self.block.child_blocks.items()
        return [_row_cell(field, block) for field, block in children if not isinstance(block, ChooserBlock)]

    @cached_property
    def files(self) -> list[str]:
        """The fields that no file can state."""
        return [field for field, block in self.block.child_blocks.items() if isinstance(block, ChooserBlock)]

    @cached_property
    def main(self) -> Cell:
        """The field that names a row, by which it is known again: the first one."""
        return self.cells[0]

    @cached_property
    def columns(self) -> list[str]:
        return [column for cell in self.cells for column in cell.columns]


@cache
def row_kinds() -> dict[str, RowKind]:
    return {name: _row_kind(name) for name in ROW_FIELDS}


def row_column(name: str, number: int, field: str) -> str:
    """How the English of a row's field is called in the column “stale”: ``steps.2.title_en``, rows counted from 1."""
    return f"{name}.{number}.{field}{ENGLISH_SUFFIX}"


def of_field(field: str) -> str:
    """The column that a field of the page is filled from."""
    cell = page_cells().get(field)
    return cell.column if cell else {"service_topics": TOPICS}.get(field, field)


def _row_kind(name: str) -> RowKind:
    stream = cast(StreamField, ServicePage._meta.get_field(name)).stream_block
    block_type = next(key for key in stream.child_blocks if key != NONE)
    return RowKind(name, block_type, stream.child_blocks[block_type], stream)


def _row_cell(field: str, block: blocks.Block) -> Cell:
    kind = next(kind for classes, kind in _KINDS if isinstance(block, classes))
    choices = [str(value) for value, _label in getattr(block.field, "choices", ()) if value not in ("", None)]
    return Cell(field, field, kind, tuple(choices), getattr(block.field, "max_length", None), block)
