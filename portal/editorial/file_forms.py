"""The forms of pictures and documents. They tell who can open a file from the moment that it is uploaded."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.models import ReferenceIndex

from portal.pictures.uploads import PictureFileField
from portal.pictures.withdrawn import refuse_upload

PUBLIC_AT_ONCE = gettext_lazy(
    "Anyone who knows its address can open the file as soon as it is uploaded, even before a page shows it. "
    "Put files that are not for everybody into a private collection."
)


ALTERNATIVES = {
    "alt_th": gettext_lazy(
        "What the picture shows, for people who cannot see it: what a reader needs to know, in a sentence, without "
        "“picture of”. No page with the picture is published without it, in Thai and in English."
    ),
    "alt_en": gettext_lazy("The same in English."),
}


class _FileForm:
    """Says who may open the file, and refuses one that is withdrawn."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            file.help_text = format_lazy("{} {}", file.help_text, PUBLIC_AT_ONCE) if file.help_text else PUBLIC_AT_ONCE

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            refuse_upload(file, file.name)
        return file


class ImageForm(_FileForm, BaseImageForm):
    """Looks at the file before it is stored, asks for the text alternatives, and keeps them where they are needed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            file = PictureFileField(label=given.label, required=given.required, widget=given.widget)
            file.help_text = given.help_text
            self.fields["file"] = file
        for name, text in ALTERNATIVES.items():
            if name in self.fields:
                self.fields[name].help_text = text

    def clean(self):
        cleaned = super().clean()
        emptied = [name for name in ALTERNATIVES if name in self.changed_data and not cleaned.get(name)]
        if emptied and ReferenceIndex.get_references_to(self.instance).exists():
            for name in emptied:
                self.add_error(name, _("The picture is shown on a page or a place: its text alternative is needed."))
        return cleaned


class DocumentForm(_FileForm, BaseDocumentForm):
    pass
