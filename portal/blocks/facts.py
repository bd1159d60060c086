"""Blocks for facts: entered once, equal in both languages, never offered for translation.

wagtail-localize takes every CharBlock for words; these say that they hold none.
"""

from wagtail import blocks


class _Untranslatable:
    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class FactBlock(_Untranslatable, blocks.CharBlock):
    """A phone number, a code, a counter: text without language."""


class FactURLBlock(_Untranslatable, blocks.URLBlock):
    """An address on the web that is the same for readers of both languages."""
