"""Rows with three states: rows, an explicit "none", or nothing (not filled, the only error)."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from portal.blocks.drafts import UnfinishedRowsMixin

NONE = "none"
FILLED, EMPTY = "filled", "empty"


class NoneBlock(blocks.StaticBlock):
    """States that there is nothing here, which is different from not having filled it in."""

    class Meta:
        icon = "minus"
        label = gettext_lazy("None")
        admin_text = gettext_lazy("States explicitly that there is none.")
        template = "components/none.html"
        preview_value = None

    @cached_property
    def is_previewable(self):
        return True


class RowValue(blocks.StructValue):
    """A row that can tell its filled fields, whatever they are."""

    @property
    def told(self) -> list[tuple[str, str]]:
        """Label and value, in words, of each field that holds something; choices by their labels."""
        fields = ((child, self.get(name)) for name, child in self.block.child_blocks.items())
        return [(child.label, in_words(child, value)) for child, value in fields if value not in (None, "", [])]


def in_words(block: blocks.Block, value) -> str:
    """The value of a row's field as people read it."""
    choices = getattr(getattr(block, "field", None), "choices", None)
    labels = dict(choices or ()) if isinstance(block, (blocks.ChoiceBlock, blocks.MultipleChoiceBlock)) else {}
    chosen = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(str(labels.get(item, item)) for item in chosen)


class RowBlock(blocks.StructBlock):
    """A kind of row. Fields in the order of reading, the first one names the row."""

    class Meta:
        value_class = RowValue
        template = "components/row_preview.html"

    def refuse(self, **problems: str) -> None:
        """Raise what is wrong with the named fields, if anything is: a sentence each, '' for none."""
        errors = {name: ValidationError(message) for name, message in problems.items() if message}
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)


class RowsStreamBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    """Base of all rows of a record: one child block type a kind of row, and ``none``."""

    none: NoneBlock | None = NoneBlock()  # rows that are optional anyway have ``none = None``

    def clean(self, value):
        cleaned = super().clean(value)
        if message := contradiction(cleaned):
            nones = [index for index, child in enumerate(cleaned) if child.block_type == NONE]
            raise StreamBlockValidationError(block_errors={index: ValidationError(message) for index in nones})
        if found := self.faults_between([child.value for child in cleaned if child.block_type != NONE]):
            raise StreamBlockValidationError(block_errors={index: _at(fields) for index, fields in found.items()})
        return cleaned

    def faults_between(self, rows: list) -> dict[int, dict[str, str]]:
        """What is wrong with rows beside each other, by the row's index and field."""
        return {}

    @property
    def has_none(self) -> bool:
        """Whether “there is none” can be said; rows that are optional anyway do not say it."""
        return NONE in self.child_blocks


def _at(fields: dict[str, str]) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(
        block_errors={field: ValidationError(message) for field, message in fields.items()}
    )


def contradiction(value) -> str:
    """What is wrong with a rows field that says "none" and has rows, or says it twice; '' where it does not."""
    if len(value) > 1 and any(child.block_type == NONE for child in value):
        return _("“None” cannot be combined with rows. Remove it, or remove the rows.")
    return ""


def state(value) -> str:
    """``filled``, ``none`` or ``empty`` of a rows field's value."""
    if not value:
        return EMPTY
    return NONE if value[0].block_type == NONE else FILLED


def rows(value) -> list:
    """The rows without an explicit ``none``."""
    return [child for child in value or () if child.block_type != NONE]
