from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """The file of counts."""

    file = forms.FileField(
        label=_("File of counts"),
        help_text=_("CSV (UTF-8) or XLSX with the columns service, month, channel and users."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
