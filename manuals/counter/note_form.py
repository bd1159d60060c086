"""What an officer fills in for the note of missing papers: boxes, a day, a counter. There is no field for a person."""

import datetime
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.opening import LOOK_AHEAD_DAYS, Schedule
from manuals.counter.duties import CounterChoice
from portal.bilingual.dates import BUDDHIST_OFFSET, EraDateField, format_date

# A year typed wrong by one is further away than any time an office gives for a missing paper.
MOST_DAYS = 365
DAYS_OF_THE_EXAMPLE = 7


class NoteForm(forms.Form):
    """``papers``: the values of the boxes that may be ticked; ``today``: in Thailand; ``schedule``: of the centre."""

    paper = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy("Tick the papers that are missing."),
            "invalid_choice": gettext_lazy(
                "A paper that was ticked is not asked for by this service in these cases; the service may have changed. "
                "Look at the papers and tick again."
            ),
        }
    )
    deadline = EraDateField(widget=forms.TextInput)
    counter = forms.ChoiceField(
        error_messages={
            "required": gettext_lazy("Choose the counter."),
            "invalid_choice": gettext_lazy("There is no such counter. Choose one from the list."),
        }
    )

    def __init__(
        self,
        data=None,
        *,
        papers: list[str],
        counters: dict[str, CounterChoice],
        counter: str,
        schedule: Schedule,
        today: datetime.date,
    ):
        super().__init__(data, initial={"counter": counter}, auto_id="note-%s")
        self.schedule, self.today = schedule, today
        offered = {
            "paper": [(value, value) for value in papers],
            "counter": [(value, choice.label) for value, choice in counters.items()],
        }
        for name, pairs in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = pairs
        if not counters:
            del self.fields["counter"]
        for code in ("required", "invalid"):
            self.fields["deadline"].error_messages[code] = self._which_day()

    @property
    def ticked(self) -> list[str]:
        """The boxes as they were sent, right or wrong."""
        return cast(QueryDict, self.data).getlist("paper") if self.is_bound else []

    @property
    def day_example(self) -> str:
        """A day as it can be typed, in both eras."""
        day = self.today + datetime.timedelta(days=DAYS_OF_THE_EXAMPLE)
        values = {"thai": f"{day:%d/%m}/{day.year + BUDDHIST_OFFSET}", "common": f"{day:%d/%m/%Y}"}
        return _("%(thai)s or %(common)s") % values

    def _which_day(self) -> str:
        return _("Enter the day until which the papers can be handed in, such as %(example)s.") % {
            "example": self.day_example
        }

    def clean_deadline(self) -> datetime.date:
        day = self.cleaned_data["deadline"]
        if day < self.today:
            raise ValidationError(_("The deadline is in the past. Enter today or a later day."))
        if (day - self.today).days > MOST_DAYS:
            raise ValidationError(_("The deadline is more than a year ahead. Check the year."))
        if self.schedule.is_known and not self.schedule.spans(day):
            raise ValidationError(self._closed_on(day))
        return day

    def _closed_on(self, day: datetime.date) -> str:
        following = (day + datetime.timedelta(days=number) for number in range(1, LOOK_AHEAD_DAYS + 1))
        opens = next((other for other in following if self.schedule.spans(other)), None)
        words = _("The centre is closed on %(day)s. Enter a day on which it is open.") % {
            "day": format_date(day, "day")
        }
        if opens is None:
            return words
        the_next = _("The next one: %(day)s.") % {"day": format_date(opens, "day")}
        return f"{words} {the_next}"
