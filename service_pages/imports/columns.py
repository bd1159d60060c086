"""The columns of a service record, taken from the page's fields and the blocks of its rows."""

from dataclasses import dataclass
from functools import cache, cached_property

from wagtail import blocks

from portal.blocks import FactBlock, FactURLBlock
from portal.blocks.rows import NONE
from service_pages.models.service import ROW_FIELDS, ServicePage

THAI_SUFFIX, ENGLISH_SUFFIX = "_th", "_en"
NAME, SUMMARY, COMMON_NAMES = "name", "summary", "common_names"
# Column (without its language) → field of the page.
WORDS = {NAME: "title", SUMMARY: "summary", COMMON_NAMES: "common_names"}
CODE, AGENCY, MODE, TOPICS, STALE = "code", "agency", "mode", "topics", "stale"
AGENCY_NAMES = ("agency_th", "agency_en")
REQUIRED = (CODE, "name_th", "name_en", AGENCY, MODE)
FLAT = (
    CODE,
    "name_th",
    "name_en",
    AGENCY,
    *AGENCY_NAMES,
    MODE,
    "summary_th",
    "summary_en",
    "common_names_th",
    "common_names_en",
    TOPICS,
)
COLUMNS = (*FLAT, *ROW_FIELDS, STALE)

TEXT, FACT, INTEGER, DECIMAL, CHOICE, CHOICES = "text", "fact", "integer", "decimal", "choice", "choices"
# The first class that fits decides: FactBlock is a CharBlock.
_KINDS = (
    (blocks.MultipleChoiceBlock, CHOICES),
    (blocks.ChoiceBlock, CHOICE),
    ((FactBlock, FactURLBlock), FACT),
    (blocks.IntegerBlock, INTEGER),
    (blocks.DecimalBlock, DECIMAL),
    ((blocks.CharBlock, blocks.TextBlock), TEXT),
)


@dataclass(frozen=True)
class Cell:
    """A field of a row; text has a column in each language."""

    field: str
    kind: str
    block: blocks.Block

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.field + THAI_SUFFIX, self.field + ENGLISH_SUFFIX) if self.kind == TEXT else (self.field,)

    @property
    def column(self) -> str:
        """The column a problem of this field is told under."""
        return self.columns[0]

    @cached_property
    def choices(self) -> list[str]:
        choices = self.block.field.choices
        return [str(value) for value, _label in choices if value not in ("", None)]

    @property
    def max_length(self) -> int | None:
        return getattr(self.block.field, "max_length", None)


@dataclass(frozen=True)
class RowKind:
    """The rows of one field of the record: steps, documents, fees."""

    name: str
    block_type: str
    block: blocks.StructBlock
    stream: blocks.StreamBlock

    @cached_property
    def cells(self) -> list[Cell]:
        return [Cell(field, _kind(block), block) for field, block in self.block.child_blocks.items()]

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
    words = {page_field: name + THAI_SUFFIX for name, page_field in WORDS.items()}
    return {**words, "service_topics": TOPICS}.get(field, field)


def _row_kind(name: str) -> RowKind:
    stream = ServicePage._meta.get_field(name).stream_block
    block_type = next(key for key in stream.child_blocks if key != NONE)
    return RowKind(name, block_type, stream.child_blocks[block_type], stream)


def _kind(block: blocks.Block) -> str:
    return next(kind for classes, kind in _KINDS if isinstance(block, classes))
