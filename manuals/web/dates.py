"""The day that a reader asks for: ``?on=``."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.bilingual.dates import EraDateField


class OnDayForm(forms.Form):
    """A day in either era, in Thai or Arabic digits; empty means today."""

    on = EraDateField(
        label=_("Show what was in force on"),
        required=False,
        error_messages={
            "invalid": _(
                "This is not a date. Accepted: day/month/year or year-month-day, such as 1/10/2569 or 2026-10-01."
            )
        },
    )

    @classmethod
    def of(cls, query) -> "OnDayForm":
        """Bound where the address names a day, so that a plain address shows no error."""
        return cls({"on": query["on"].strip()} if "on" in query else None, label_suffix="")
