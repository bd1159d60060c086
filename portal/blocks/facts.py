"""Blocks for facts: entered once, equal in both languages, never offered for translation.

wagtail-localize takes every CharBlock for words and every chooser for something to override; these say that they hold
neither.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

_PHONE = re.compile(r"\+?[0-9][0-9 ,()\-–]*(?:(?:ต่อ|ext\.?) ?[0-9]+(?:[,-] ?[0-9]+)*)?", re.ASCII)
_DIGIT = re.compile("[0-9]")


def check_phone(text: str) -> None:
    """A telephone number as people write it: digits, spaces, hyphens, brackets, an extension. Raises ValidationError."""
    if not _PHONE.fullmatch(text):
        raise ValidationError(
            _("Enter a telephone number with digits, such as 0 2123 4567, 1111 or 0 2123 4567 ext. 12.")
        )


def phone_link(phone: str) -> str:
    """The first number of ``phone`` for a ``tel:`` link, without its extension: digits and a leading + only."""
    first = re.split(r"ต่อ|ext|,", phone, maxsplit=1)[0]
    return ("+" if first.strip().startswith("+") else "") + "".join(_DIGIT.findall(first))


class _Untranslatable:
    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class FactBlock(_Untranslatable, blocks.CharBlock):
    """A code, a number of a form, a counter: text without language."""


class FactURLBlock(_Untranslatable, blocks.URLBlock):
    """An address on the web that is the same for readers of both languages."""


class FactEmailBlock(_Untranslatable, blocks.EmailBlock):
    """An e-mail address."""


class FactPhoneBlock(FactBlock):
    """A telephone number. Anything else, such as an address with a scheme, is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, validators=[check_phone], **kwargs)


class FactDocumentBlock(_Untranslatable, DocumentChooserBlock):
    """A file that belongs to the row in both languages."""
