"""Two editions of a manual beside each other: what was said, what is said, part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manuals.editions.comparison import Change, compare
from manuals.editions.in_force import EditionFacts
from manuals.models.edition import Edition
from manuals.web.headings import heading_of
from portal.bilingual.dates import format_date
from portal.models import BasePage
from service_pages.opendata.pairs import preferred

FROM, TO = "from", "to"


class CompareForm(forms.Form):
    """Two of the ``editions``; in an address without a choice the last two."""

    def __init__(self, editions: Sequence[EditionFacts], query: Mapping[str, str]):
        self.editions = {facts.number: facts for facts in editions}
        numbers = list(self.editions)
        asked = {name: query[name] for name in (FROM, TO) if name in query}
        last = dict(zip((FROM, TO), numbers[-2:], strict=False))
        super().__init__({**last, **asked} if len(numbers) > 1 else None, label_suffix="")
        for name, label in (
            (FROM, pgettext_lazy("edition to compare", "From")),
            (TO, pgettext_lazy("edition to compare", "To")),
        ):
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                coerce=int,
                choices=[(number, self._label(facts)) for number, facts in self.editions.items()],
                error_messages={"invalid_choice": _("This manual has no edition “%(value)s”. Choose one of the list.")},
            )

    @staticmethod
    def _label(facts: EditionFacts) -> str:
        return _("Edition %(number)s, %(day)s") % {"number": facts.number, "day": format_date(facts.effective)}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get(FROM) and cleaned.get(FROM) == cleaned.get(TO):
            self.add_error(TO, _("Choose two different editions."))
        return cleaned

    @property
    def can_compare(self) -> bool:
        return len(self.editions) > 1

    @cached_property
    def chosen(self) -> tuple[int, int] | None:
        """The numbers of both editions; None while there is nothing to compare."""
        if not self.can_compare or not self.is_valid():
            return None
        return self.cleaned_data[FROM], self.cleaned_data[TO]


@dataclass(frozen=True)
class ChangedPart:
    """The changes of a part: ``service`` is its title, '' for the manual's own words."""

    service: str
    heading: str
    changes: list[Change]


@dataclass
class Comparison:
    """Editions ``before`` and ``after`` (numbers) of the manual ``page``; one query."""

    page: BasePage
    before: int
    after: int

    @cached_property
    def _data(self) -> dict[int, dict]:
        wanted = Edition.objects.filter(manual_key=self.page.translation_key, number__in=[self.before, self.after])
        return dict(wanted.values_list("number", "data"))

    @cached_property
    def changes(self) -> list[Change]:
        return compare(self._data[self.before], self._data[self.after])

    @cached_property
    def _names(self) -> dict[str, str]:
        """The services of both editions by code, as the later one calls them."""
        editions = (self._data[number] for number in sorted(self._data))
        records = (record for data in editions for record in data["services"])
        return {record["code"]: preferred(record["name"], self.page.language) for record in records}

    @property
    def parts(self) -> list[ChangedPart]:
        """In the order of the comparison, which is that of the manual."""
        return [
            ChangedPart(self._names.get(service, service), heading_of(part), list(group))
            for (service, part), group in groupby(self.changes, key=lambda change: (change.service, change.part))
        ]
