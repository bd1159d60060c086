"""What the head is asked: rules, why an hour is left out, which cards."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.survey.models import SurveyExclusion, SurveySettings
from home.survey.place import Channel, Place
from home.survey.places import counters, name_of


class RulesForm(forms.ModelForm):
    class Meta:
        model = SurveySettings
        fields = ["formula", "least_per_cent", "least_answers", "shown_from", "card_months", "minute_limit"]


class LeaveOutForm(forms.ModelForm):
    """Of one hour at one place, which the address of the screen says."""

    class Meta:
        model = SurveyExclusion
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class HourForm(forms.Form):
    """What an address says of an hour: ``hour`` in seconds since 1970, the start of an hour that is over, and the place."""

    hour = forms.IntegerField(min_value=0, max_value=2**33)
    channel = forms.ChoiceField(choices=Channel.choices)
    service = forms.CharField(max_length=60, required=False)
    counter = forms.CharField(max_length=60, required=False)

    def clean_hour(self) -> datetime.datetime:
        moment = datetime.datetime.fromtimestamp(self.cleaned_data["hour"], datetime.UTC)
        if moment.minute or moment.second or moment + datetime.timedelta(hours=1) > timezone.now():
            raise forms.ValidationError(_("Only an hour that is over can be left out."))
        return moment

    @property
    def place(self) -> Place:
        found = self.cleaned_data
        return Place(Channel(found["channel"]), found["service"], found["counter"])


class CardsForm(forms.Form):
    """``counter`` empty is all counters."""

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
