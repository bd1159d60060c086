"""What is asked before signs are made."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from branding.signs.kinds import FORMATS, KINDS, LAYOUTS, PAPERS, PDF, Paper, SignKind
from branding.signs.making import IN_A_FILE, WITH_SERVICES
from home.models import Counter, Location


def missing(sentence) -> dict[str, str]:
    """What is said where nothing was chosen, or what is not offered."""
    return {"required": sentence, "invalid_choice": sentence}


class SignForm(forms.Form):
    """Kind, place, paper and format; ``counter`` empty is all counters of the location."""

    kind = forms.ChoiceField(
        label=_("Kind of sign"),
        choices=[(kind.code, kind.name) for kind in KINDS.values()],
        error_messages=missing(_("Choose a kind of sign from the list.")),
    )
    location = forms.ModelChoiceField(
        Location.objects.order_by("-is_main", "pk"),
        label=_("Location"),
        empty_label=None,
        error_messages=missing(_("Choose a location from the list.")),
    )
    counter = forms.ModelChoiceField(
        Counter.objects.select_related("location").order_by("location", "sort_order"),
        label=_("Counter"),
        required=False,
        empty_label=_("All counters of the location"),
        help_text=_("For a poster of all counters and for opening hours it makes no difference."),
        error_messages=missing(_("Choose a counter from the list, or all counters.")),
    )
    with_services = forms.BooleanField(
        label=_("List the services of the counter"),
        required=False,
        help_text=_("On counter signs, as many as there is room for. A poster always lists them."),
    )
    size = forms.ChoiceField(
        label=pgettext_lazy("of a sign", "Paper"),
        choices=[(size, size.upper()) for size in PAPERS],
        initial="a4",
        error_messages=missing(_("Choose a paper from A5 to A1.")),
    )
    layout = forms.ChoiceField(
        label=_("How the paper lies"),
        choices=[("", _("As is usual for the sign")), *LAYOUTS],
        required=False,
        error_messages=missing(_("Choose portrait or landscape.")),
    )
    format = forms.ChoiceField(
        label=pgettext_lazy("branding", "Format"),
        choices=FORMATS,
        initial=PDF,
        help_text=format_lazy(
            _("More than {signs} signs, or {listing} with services, come as several PDF files in one ZIP file."),
            signs=IN_A_FILE,
            listing=WITH_SERVICES,
        ),
        error_messages=missing(_("Choose PDF or SVG.")),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        kind = KINDS.get(found.get("kind", ""))
        if kind and (size := found.get("size")) and size not in kind.sizes:
            sizes = ", ".join(size.upper() for size in kind.sizes)
            sentence = gettext("“%(sign)s” is made on these papers: %(papers)s.")
            self.add_error("size", sentence % {"sign": kind.name, "papers": sizes})
        if kind and (layout := found.get("layout")) and layout not in kind.layouts:
            usual = dict(LAYOUTS)[kind.layouts[0]]
            self.add_error(
                "layout",
                gettext("“%(sign)s” is made in this way only: %(layout)s.") % {"sign": kind.name, "layout": usual},
            )
        location, counter = found.get("location"), found.get("counter")
        if location and counter and counter.location_id != location.pk:
            self.add_error(
                "counter",
                gettext("Counter %(number)s is not at “%(location)s”. Choose one of its counters, or all.")
                % {"number": counter.number, "location": location.name},
            )
        return found

    @property
    def kind_of_sign(self) -> SignKind:
        return KINDS[self.cleaned_data["kind"]]

    @property
    def paper(self) -> Paper:
        return Paper(self.cleaned_data["size"], self.cleaned_data["layout"] or self.kind_of_sign.layouts[0])

    @property
    def counters(self) -> list[Counter]:
        """The one that was chosen, or all of the location."""
        chosen = self.cleaned_data["counter"]
        return [chosen] if chosen else list(self.cleaned_data["location"].counters.all())
