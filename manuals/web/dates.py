"""The day that a reader asks for: ``?on=``."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.bilingual.dates import EraDateField


class OnDayForm(forms.Form):
    """A day as people write it, in either era; empty means today."""

    on = EraDateField(label=_("Show what was in force on"), required=False)

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "OnDayForm":
        """Bound where the address names a day, so that a plain address shows no error."""
        return cls({"on": query["on"].strip()} if "on" in query else None, label_suffix="")

    @property
    def day(self) -> date | None:
        """The day asked for; None where the address names none, or what is no day."""
        return self.cleaned_data["on"] if self.is_valid() else None
