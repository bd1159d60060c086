"""The form that a file is uploaded with."""

from pathlib import PurePath

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.tables.texts import cleaned
from service_pages.imports.formats import MAX_BYTES, READERS

PUBLISH, DRAFTS = "publish", "drafts"
# Thai takes three bytes a letter, and a file name has room for 255.
MOST_OF_STEM = 60


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with services"),
        help_text=format_lazy(
            gettext_lazy("XLSX, CSV (UTF-8), YAML or JSON. The limit is {limit} MB."), limit=MAX_BYTES // 1_000_000
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(READERS)}),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("What to do with the services"),
        choices=[
            (PUBLISH, gettext_lazy("Publish what is complete; keep the rest as drafts")),
            (DRAFTS, gettext_lazy("Save everything as drafts")),
        ],
        initial=PUBLISH,
        widget=forms.RadioSelect,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in READERS:
            message = _("This kind of file is not accepted. Accepted: %(kinds)s.")
            raise forms.ValidationError(message % {"kinds": ", ".join(READERS)})
        if file.size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise forms.ValidationError(_("The file is too large. The limit is %(limit)d MB.") % {"limit": limit})
        return file

    @property
    def name(self) -> str:
        """The file's name as it is told in faults, short enough for any file system."""
        path = PurePath(cleaned(self.cleaned_data["file"].name))
        return path.stem[:MOST_OF_STEM] + path.suffix.lower()
