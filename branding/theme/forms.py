"""The form of the theme, and what is asked while colours are typed."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from branding.theme.choices import Font, Shape
from branding.theme.derivation import Colours
from branding.theme.fields import ColourFormField
from branding.theme.publishing import require_publishable
from branding.theme.sheet import Choice
from branding.theme.tokens import DARK, LIGHT


class ThemeForm(WagtailAdminModelForm):
    """A draft may be anything that is a colour; to be published it must pass."""

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation or self.errors:
            return
        try:
            require_publishable(self.instance)
        except ValidationError as refusal:
            self.add_error(None, refusal)


class ColoursForm(forms.Form):
    primary, accent, link = ColourFormField(), ColourFormField(), ColourFormField()

    @property
    def colours(self) -> Colours:
        """Those that are typed; the usual one in the place of what is no colour."""
        usual = Colours.default()
        return Colours(*(self.cleaned_data.get(name) or getattr(usual, name) for name in ("primary", "accent", "link")))


class SheetForm(ColoursForm):
    font, shape = forms.ChoiceField(choices=Font.choices), forms.ChoiceField(choices=Shape.choices)
    scheme = forms.ChoiceField(choices=[(LIGHT, LIGHT), (DARK, DARK)])

    @property
    def choice(self) -> Choice:
        return Choice(self.colours, self.cleaned_data["font"], self.cleaned_data["shape"])
