"""A colour as a field of a model and of a form."""

from django import forms
from django.db import models
from django.forms.widgets import Media, Script, TextInput

from branding.theme.colour import parse


class ColourInput(TextInput):
    """Six digits to type, the browser's own picker beside them, and what the portal says of the colour (colours.js)."""

    template_name = "branding/theme/colour_input.html"

    @property
    def media(self):
        return Media(
            js=[Script("branding/theme/colours.js", type="module")], css={"all": ["branding/theme/colours.css"]}
        )


class ColourFormField(forms.CharField):
    widget = ColourInput

    def clean(self, value):
        """As ``#rrggbb``. Raises ValidationError with what is accepted."""
        text = super().clean(value)
        return parse(text) if text else text


class ColourField(models.CharField):
    """``#rrggbb``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 7, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": ColourFormField, "max_length": None, **kwargs})
