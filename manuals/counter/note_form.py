"""What an officer fills in for the note of missing papers: boxes, a day, a counter. There is no field for a person."""

import datetime
from collections.abc import Iterable, Iterator
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.opening import LOOK_AHEAD_DAYS, Schedule
from manuals.counter.duties import CounterChoice
from portal.bilingual.dates import BUDDHIST_OFFSET, EraDateField, format_date

# A year typed wrong by one is further away than any time an office gives for a missing paper.
MOST_DAYS = 365
DAYS_OF_THE_EXAMPLE = 7
# From today; a closed day gives way to the next open one.
DAYS_OFFERED = (1, 7, 15)


class NoteForm(forms.Form):
    """``papers``: the values of the boxes that may be ticked; ``today``: in Thailand; ``schedule``: of the centre.

    ``cases``: those that were sent; they must be the ones whose papers were on the screen (the field ``shown``).
    """

    paper = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy("Tick the papers that are missing."),
            "invalid_choice": gettext_lazy(
                "A paper that was ticked is not asked for by this service in these cases; the service may have changed. "
                "Look at the papers and tick again."
            ),
        }
    )
    day = forms.CharField(required=False)
    deadline = EraDateField(required=False, widget=forms.TextInput)
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
        cases: Iterable[str] = (),
        sent: dict[str, str] | None = None,
    ):
        super().__init__(data, initial={"counter": counter, **(sent or {})}, auto_id="note-%s")
        self.schedule, self.today, self.cases = schedule, today, set(cases)
        self.days = list(self._open_days())
        offered = {
            "paper": [(value, value) for value in papers],
            "counter": [(value, choice.label) for value, choice in counters.items()],
        }
        for name, pairs in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = pairs
        if not counters:
            del self.fields["counter"]
        self.fields["deadline"].error_messages["invalid"] = self._which_day()

    @property
    def ticked(self) -> list[str]:
        """The boxes as they were sent, right or wrong."""
        return cast(QueryDict, self.data).getlist("paper") if self.is_bound else []

    @property
    def has_other_cases(self) -> bool:
        """Whether the cases were changed after the papers had been shown."""
        return self.is_bound and set(cast(QueryDict, self.data).getlist("shown")) != self.cases

    def full_clean(self):
        """Ticks that were made on the list of other cases are not held against the new list."""
        super().full_clean()
        if self.has_other_cases:
            self._errors = ErrorDict({"paper": self.error_class([self._other_cases()])})

    def _other_cases(self) -> str:
        return _(
            "The cases were changed after the papers had been shown. The list is now that of the new cases: look at it "
            "again, then make the note."
        )

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Anchor of the field and sentence of each fault, in the order of the form."""
        anchors = {"paper": "papers", "deadline": "note-deadline", "counter": "note-counter"}
        return [(anchors[name], str(message)) for name, messages in self.errors.items() for message in messages]

    def _open_days(self) -> Iterator[datetime.date]:
        """The next day on which the centre is open, and the first ones a week and a fortnight ahead, each once."""
        found: dict[datetime.date, None] = {}
        for number in DAYS_OFFERED:
            following = (self.today + datetime.timedelta(days=number + more) for more in range(LOOK_AHEAD_DAYS))
            day = next((day for day in following if not self._is_closed(day)), None)
            if day:
                found[day] = None
        return iter(found)

    def _is_closed(self, day: datetime.date) -> bool:
        return self.schedule.is_known and not self.schedule.spans(day)

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
        typed, chosen = self.cleaned_data["deadline"], self.cleaned_data["day"]
        offered = {day.isoformat(): day for day in self.days}
        day = offered.get(chosen) or typed
        if day is None:
            raise ValidationError(self._which_day())
        if typed and day != typed:
            raise ValidationError(_("Two days were given. Choose “Another day”, or clear the field beside it."))
        if day < self.today:
            raise ValidationError(_("The deadline is in the past. Enter today or a later day."))
        if (day - self.today).days > MOST_DAYS:
            raise ValidationError(_("The deadline is more than a year ahead. Check the year."))
        if self._is_closed(day):
            raise ValidationError(self._closed_on(day))
        return day

    def _closed_on(self, day: datetime.date) -> str:
        following = (day + datetime.timedelta(days=number) for number in range(1, LOOK_AHEAD_DAYS + 1))
        opens = next((other for other in following if not self._is_closed(other)), None)
        words = _("The centre is closed on %(day)s. Enter a day on which it is open.") % {
            "day": format_date(day, "day")
        }
        if opens is None:
            return words
        the_next = _("The next one: %(day)s.") % {"day": format_date(opens, "day")}
        return f"{words} {the_next}"
