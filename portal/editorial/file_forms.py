"""The forms of pictures and documents. They tell who can open a file from the moment that it is uploaded."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

PUBLIC_AT_ONCE = _(
    "Anyone who knows its address can open the file as soon as it is uploaded, even before a page shows it. "
    "Put files that are not for everybody into a private collection."
)


class _TellsWhoMayOpen:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            file.help_text = format_lazy("{} {}", file.help_text, PUBLIC_AT_ONCE) if file.help_text else PUBLIC_AT_ONCE


class ImageForm(_TellsWhoMayOpen, BaseImageForm):
    pass


class DocumentForm(_TellsWhoMayOpen, BaseDocumentForm):
    pass
