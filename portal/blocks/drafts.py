"""Rows that a draft may keep unfinished; what is missing in them is asked for when the page is published."""

import threading

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue

# Wagtail switches "required" off on the blocks themselves, which all threads of a process share, while it saves a draft.
REQUIRED_SWITCH = threading.RLock()


class UnfinishedRowsMixin:
    """For streams: in a draft a row's own rules wait where they ask for something that is empty.

    Values that no row may hold (a negative number, a text too long, a maximum below the minimum) are refused in a draft
    too. A rule says by the field it names what it asks for.
    """

    is_deferred_validation: bool

    def clean_deferred(self, value):
        with REQUIRED_SWITCH:
            return super().clean_deferred(value)

    def clean(self, value):
        with REQUIRED_SWITCH:
            return self._clean_draft(value) if self.is_deferred_validation else super().clean(value)

    def _clean_draft(self, value) -> StreamValue:
        cleaned, errors = [], {}
        for index, child in enumerate(value):
            try:
                cleaned.append((child.block.name, clean_unfinished(child.block, child.value), child.id))
            except ValidationError as error:
                errors[index] = error
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return StreamValue(self, cleaned)


def clean_unfinished(block: blocks.Block, value):
    """The row's cleaned value. Raises ValidationError for what not even a draft may hold."""
    try:
        return block.clean(value)
    except blocks.StructBlockValidationError as error:
        fields = blocks.StructBlock.clean(block, value)
        nonsense = {name: problem for name, problem in error.block_errors.items() if fields[name] not in (None, "")}
        if nonsense:
            raise blocks.StructBlockValidationError(block_errors=nonsense) from None
        return fields
