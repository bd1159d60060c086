"""What is typed when an edition is issued or withdrawn, and the manual's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import EditionFacts
from portal.bilingual.dates import EraDateField
from portal.bilingual.language import ENGLISH, THAI

LINES = {"rows": 3}


def text(label, help_text="", *, required=True, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs=LINES), **kwargs
    )


class IssueForm(forms.Form):
    """``number``: what the edition is going to be, as its author saw it."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    effective = EraDateField(
        label=_("In force from"),
        help_text=_("Today or later, and never before the last edition: day/month/year, such as 1/10/2569."),
    )
    change_note_th = text(
        _("Note on the change (Thai)"),
        _("In a sentence or two, what is new for people. Of a first edition: why it is made."),
    )
    change_note_en = text(_("Note on the change (English)"), required=False)
    approved_by_th = forms.CharField(
        label=_("Approved by (Thai)"),
        max_length=200,
        help_text=_("The position, not a name, such as “Head of the Registration Section”."),
    )
    approved_by_en = forms.CharField(label=_("Approved by (English)"), max_length=200, required=False)

    # What the issuing calls a field: the field that shows what is wrong with it.
    FIELDS = {"change_note": "change_note_th", "approved_by": "approved_by_th"}

    @classmethod
    def initial_of(cls, number: int, last: EditionFacts | None) -> dict[str, object]:
        approved = last.approved_by if last else {THAI: "", ENGLISH: ""}
        return {"number": number, "approved_by_th": approved[THAI] or "", "approved_by_en": approved[ENGLISH] or ""}

    def pair(self, name: str) -> dict[str, str | None]:
        """The words typed for ``name`` in both languages."""
        return {language: self.cleaned_data[f"{name}_{language}"] or None for language in (THAI, ENGLISH)}

    def add_refusal(self, refusal) -> None:
        """Each sentence of a ValidationError at its field; those of the services and files above the form."""
        for name, sentences in getattr(refusal, "message_dict", {None: refusal.messages}).items():
            field = self.FIELDS.get(name, name)
            visible = field in self.fields and not self.fields[field].widget.is_hidden
            for sentence in sentences:
                self.add_error(field if visible else None, sentence)


class WithdrawForm(forms.Form):
    reason_th = text(_("Why (Thai)"), _("Readers see this beside the edition, which stays readable."))
    reason_en = text(_("Why (English)"), required=False)

    @property
    def reason(self) -> dict[str, str | None]:
        return {THAI: self.cleaned_data["reason_th"], ENGLISH: self.cleaned_data["reason_en"] or None}


class WordsForm(forms.Form):
    """The manual's own words in both languages; its facts are its services'."""

    WORDS = ("purpose", "goals", "introduction")

    purpose_th = text(_("Purpose (Thai)"), _("One or two sentences: what this manual is for and who should use it."))
    purpose_en = text(_("Purpose (English)"), required=False)
    goals_th = text(_("Goals (Thai)"), _("What the office promises to reach, one goal per line."), required=False)
    goals_en = text(_("Goals (English)"), required=False)
    introduction_th = text(
        _("Introduction (Thai)"),
        _("Two to four sentences that lead to the rest. An empty line begins a new paragraph."),
        required=False,
    )
    introduction_en = text(_("Introduction (English)"), required=False)

    @classmethod
    def initial_of(cls, thai, english) -> dict[str, str]:
        """``english``: the translated page; None while there is none."""
        words = {f"{name}_th": getattr(thai, name) for name in cls.WORDS}
        return words | {f"{name}_en": getattr(english, name) for name in cls.WORDS if english}

    def words(self, language: str) -> dict[str, str]:
        return {name: self.cleaned_data[f"{name}_{language}"] for name in self.WORDS}
