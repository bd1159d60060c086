"""What the head is asked: rules, why an hour is left out, which cards."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.survey.models import DAY, HOUR, SurveyExclusion, SurveySettings
from home.survey.place import Channel, Place
from home.survey.places import counters, name_of


class RulesForm(forms.ModelForm):
    class Meta:
        model = SurveySettings
        fields = ["formula", "least_per_cent", "least_answers", "shown_from", "card_months", "minute_limit"]


class LeaveOutForm(forms.ModelForm):
    """Of one hour or day at one place, which the address of the screen says."""

    class Meta:
        model = SurveyExclusion
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class SpanForm(forms.Form):
    """What an address says of an hour or a day: ``hour`` in seconds since 1970, its start, ``hours``, and the place.

    It must be over, and a day begins at midnight in Thailand.
    """

    hour = forms.IntegerField(min_value=0, max_value=2**33)
    hours = forms.ChoiceField(choices=[(str(HOUR), ""), (str(DAY), "")], required=False)
    channel = forms.ChoiceField(choices=Channel.choices)
    service = forms.CharField(max_length=60, required=False)
    counter = forms.CharField(max_length=60, required=False)

    def clean_hour(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self.cleaned_data["hour"], datetime.UTC)

    def clean_hours(self) -> int:
        return int(self.cleaned_data["hours"] or HOUR)

    def clean(self) -> dict:
        found = super().clean() or {}
        if {"hour", "hours"} <= found.keys():
            start, length = timezone.localtime(found["hour"]), datetime.timedelta(hours=found["hours"])
            is_whole = not (start.minute or start.second) and (found["hours"] == HOUR or not start.hour)
            if not is_whole or start + length > timezone.now():
                raise forms.ValidationError(_("Only an hour or a day that is over can be left out."))
        return found

    @property
    def place(self) -> Place:
        found = self.cleaned_data
        return Place(Channel(found["channel"]), found["service"], found["counter"])


class CardsForm(forms.Form):
    """``counter`` empty is all counters. ``channel``: cards for visitors, or sheets for who sets up tablets."""

    channel = forms.ChoiceField(
        label=_("What to print"),
        choices=[(Channel.QR, _("Cards for visitors")), (Channel.KIOSK, _("Sheets for setting up tablets"))],
        initial=Channel.QR,
        error_messages={
            "invalid_choice": _("Choose cards for visitors or sheets for setting up tablets."),
            "required": _("Choose cards for visitors or sheets for setting up tablets."),
        },
    )

    counter = forms.ChoiceField(
        label=_("Counter"),
        required=False,
        error_messages={"invalid_choice": _("Choose a counter from the list, or all counters.")},
    )
    paper = forms.ChoiceField(
        label=pgettext_lazy("of a sign", "Paper"),
        choices=[("a6", "A6"), ("a5", "A5")],
        initial="a5",
        error_messages={"invalid_choice": _("Choose A5 or A6."), "required": _("Choose A5 or A6.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(name_of(location, counter), str(counter)) for location, counter in counters()]
        self.fields["counter"].choices = [("", _("All counters")), *found]
