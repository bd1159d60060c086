"""Which words on pages are looked at: by period, answer, language and agency."""

import datetime
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from home.feedback.forms import NO, YES
from home.feedback.models import PageFeedback
from portal.bilingual.language import THAI
from portal.services import services
from portal.tree import Tree, snapshot


class PageFilters(forms.Form):
    days = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label=pgettext_lazy("feedback", "Period"),
        choices=[
            ("", pgettext_lazy("feedback", "all")),
            ("30", gettext_lazy("last 30 days")),
            ("90", gettext_lazy("last 90 days")),
            ("365", gettext_lazy("last 365 days")),
        ],
    )
    useful = forms.ChoiceField(
        required=False,
        label=pgettext_lazy("feedback", "Useful"),
        choices=[
            ("", pgettext_lazy("feedback", "all")),
            (YES, pgettext_lazy("useful", "Yes")),
            (NO, pgettext_lazy("useful", "No")),
        ],
    )
    language = forms.ChoiceField(
        required=False,
        label=pgettext_lazy("feedback", "Language"),
        choices=[("", pgettext_lazy("feedback", "all")), ("th", "ไทย"), ("en", "English")],
    )
    agency = forms.ChoiceField(required=False, label=gettext_lazy("Agency"))
    of = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = {service.agency: service.agency_title for service in services().values()}
        self.fields["agency"].choices = [
            ("", pgettext("feedback", "all")),
            *sorted(agencies.items(), key=lambda item: item[1]),
        ]

    def chosen(self, rows: QuerySet[PageFeedback]) -> QuerySet[PageFeedback]:
        """A value that is none filters nothing."""
        self.is_valid()
        values = self.cleaned_data
        if days := values.get("days"):
            rows = rows.filter(day__gt=timezone.localdate() - datetime.timedelta(days=days))
        if useful := values.get("useful"):
            rows = rows.filter(useful=useful == YES)
        if language := values.get("language"):
            rows = rows.filter(language=language)
        if agency := values.get("agency"):
            rows = rows.filter(translation_key__in=keys_of_agency(agency))
        if key := values.get("of"):
            rows = rows.filter(translation_key=key)
        return rows


def keys_of_agency(code: str) -> list[UUID]:
    """The translation keys of the pages of an agency's public services."""
    tree = snapshot()
    return tree.remembered(("home.feedback.agency", code), lambda: _keys_of_agency(tree, code))


def _keys_of_agency(tree: Tree, code: str) -> list[UUID]:
    paths = [service.urls[THAI] for service in services().values() if service.agency == code]
    nodes = [tree.find(THAI, path.strip("/"))[0] for path in paths]
    return [UUID(node.translation_key) for node in nodes if node]
