"""The rows of a page as its editors know them: where each stands, what it says, what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField

from portal.blocks.rows import contradiction
from portal.blocks.text import plain_lines
from portal.pictures.uses import pictures_within

_TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RawHTMLBlock)
_NAME_LENGTH = 40


@dataclass(frozen=True)
class Row:
    """A row of a StreamField, counted from 1."""

    field: str
    field_label: str
    number: int
    child: StreamValue.StreamChild

    @property
    def id(self) -> str:
        return self.child.id or ""

    @property
    def place(self) -> str:
        """In words: Fees, row 2 “New card”."""
        facts = {"field": self.field_label, "number": self.number}
        name = next((words.text.strip() for words in self.words() if words.text.strip()), "")
        if not name:
            return _("%(field)s, row %(number)d") % facts
        short = Truncator(" ".join(name.split())).chars(_NAME_LENGTH)
        return _("%(field)s, row %(number)d “%(name)s”") % {**facts, "name": short}

    def words(self) -> Iterator["Words"]:
        return _words(self.child.block, self.child.value, self.child.block.label)

    def pictures(self) -> Iterator[Any]:
        """The pictures that it shows."""
        return (image for image, _shape in pictures_within(self.child.block, self.child.value))

    def faults(self) -> Iterator[str]:
        """Why the row cannot be published as it is: what its own block says of it, as when the form is published."""
        return _faults(self.child.block, self.child.value)


@dataclass(frozen=True)
class Words:
    """A text that readers see, the name of its field, and whether that field may be left empty."""

    label: str | Promise
    text: str
    mandatory: bool


def stream_fields(page) -> Iterator[StreamField]:
    return (field for field in page._meta.get_fields() if isinstance(field, StreamField))


def rows_of(page, field: StreamField) -> Iterator[Row]:
    label = capfirst(str(field.verbose_name))
    for number, child in enumerate(getattr(page, field.name) or (), 1):
        yield Row(field.name, label, number, child)


def stream_fault(page, field: StreamField) -> str:
    """Why the rows cannot stand together; '' when they can."""
    return contradiction(getattr(page, field.name) or ())


def _words(block: blocks.Block, value, label: str | Promise) -> Iterator[Words]:
    if value is None:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield Words(label, plain_lines(value), block.required)
    elif isinstance(block, _TEXT_BLOCKS):
        yield Words(label, str(value), block.required)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words(child, value.get(name), child.label)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _words(block.child_block, item, label)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _words(child.block, child.value, child.block.label)


def _faults(block: blocks.Block, value) -> Iterator[str]:
    """What is chosen (a page, a document) is not looked up again: whether it is there, the value says."""
    if isinstance(block, blocks.ChooserBlock):
        if block.required and value is None:
            yield str(block.field.error_messages["required"])
    elif isinstance(block, blocks.StructBlock):
        yield from _struct_faults(block, value)
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from _faults(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            yield from _faults(child.block, child.value)
    else:
        try:
            block.clean(value)
        except ValidationError as error:
            yield from error.messages


def _struct_faults(block: blocks.StructBlock, value) -> Iterator[str]:
    within = [
        f"{child.label}: {fault}"
        for name, child in block.child_blocks.items()
        for fault in _faults(child, value.get(name) if value else None)
    ]
    yield from within
    if within or type(block).clean is blocks.StructBlock.clean:
        return
    try:
        block.clean(value)
    except blocks.StructBlockValidationError as error:
        for name, problem in error.block_errors.items():
            yield from (f"{block.child_blocks[name].label}: {message}" for message in problem.messages)
        yield from error.non_block_errors
