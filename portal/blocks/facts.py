"""Blocks for facts: entered once, equal in both languages, never offered for translation.

wagtail-localize takes every CharBlock for words and every chooser for something to override; these say that they hold
neither.
"""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.phones import validate_phone
from portal.web_addresses import validate_web_address


class _Untranslatable:
    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class FactBlock(_Untranslatable, blocks.CharBlock):
    """A code, a number of a form, a counter: text without language."""


class FactTextBlock(_Untranslatable, blocks.TextBlock):
    """Words that are the same for readers of both languages, in several lines."""


class FactURLBlock(_Untranslatable, blocks.URLBlock):
    """An address on the web that is the same for readers of both languages."""

    def clean(self, value):
        if value:
            validate_web_address(value.strip())
        return super().clean(value)


class FactEmailBlock(_Untranslatable, blocks.EmailBlock):
    """An e-mail address."""


class FactPhoneBlock(FactBlock):
    """A telephone number. Anything else, such as an address with a scheme, is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, validators=[validate_phone], **kwargs)


class FactImageBlock(_Untranslatable, ImageChooserBlock):
    """A picture that belongs to the row in both languages."""


class FactDocumentBlock(_Untranslatable, DocumentChooserBlock):
    """A file that belongs to the row in both languages."""
