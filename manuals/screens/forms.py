"""What is typed when an edition is issued or withdrawn, and the manual's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from manuals.models.edition import Edition
from portal.bilingual.dates import EraDateField
from portal.bilingual.language import ENGLISH, THAI
from service_pages.opendata.pairs import pair

LINES = {"rows": 3}
OLDER = _(
    "This English is older than the Thai text. Check it: when you save, it counts as right for the Thai as it is."
)


def text(label, help_text="", *, required=True, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs=LINES), **kwargs
    )


def missing(sentence) -> dict:
    """What a form says that lacks the field, as issuing does."""
    return {"error_messages": {"required": sentence}}


class IssueForm(forms.Form):
    """``number``: what the edition is going to be, as its author saw it."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    effective = EraDateField(
        label=_("In force from"),
        help_text=_("Today or later, and never before the last edition: day/month/year, such as 1/10/2569."),
    )
    change_note_th = text(
        _("Change note (Thai)"),
        _("In a sentence or two, what is new for people. Of a first edition: why it is made."),
        **missing(_("The change note is missing. Say what is new in this edition, in Thai at least.")),
    )
    change_note_en = text(_("Change note (English)"), required=False)
    approved_by_th = forms.CharField(
        label=_("Approved by (Thai)"),
        max_length=200,
        help_text=_("The position, not a name, such as “Head of the Registration Section”."),
        **missing(
            _(
                "The position of who approved the edition is missing. Enter it in Thai at least, such as: head of the centre."
            )
        ),
    )
    approved_by_en = forms.CharField(label=_("Approved by (English)"), max_length=200, required=False)

    # What the issuing calls a field: the field that shows what is wrong with it.
    FIELDS = {"change_note": "change_note_th", "approved_by": "approved_by_th"}

    @classmethod
    def initial_of(cls, number: int, last: Edition | None) -> dict[str, object]:
        """With who approved the last edition."""
        names = ("approved_by_th", "approved_by_en")
        return {"number": number} | {name: getattr(last, name) for name in names if last}

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
    reason_th = text(
        _("Why (Thai)"),
        _("Readers see this beside the edition, which stays readable."),
        **missing(_("The reason is missing. Say why the edition is withdrawn, in Thai at least.")),
    )
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

    def __init__(self, data=None, *, thai, english=None):
        """``thai``: the page, or its draft while it is not published; ``english``: its translation, None for an alias."""
        self.held = set(english.held).intersection(self.WORDS) if english else set()
        initial = {f"{name}_{THAI}": _lines(getattr(thai, name)) for name in self.WORDS}
        initial |= {f"{name}_{ENGLISH}": _english(name, thai, english) for name in self.WORDS if english}
        super().__init__(data, initial=initial)
        for name in self.held:
            self.fields[f"{name}_{ENGLISH}"].help_text = OLDER

    def clean(self):
        cleaned = super().clean()
        for name in self.WORDS:
            english = f"{name}_{ENGLISH}"
            if cleaned.get(english) and not cleaned.get(f"{name}_{THAI}") and f"{name}_{THAI}" not in self.errors:
                self.add_error(
                    english, _("There is no Thai text for this English. Write the Thai, or empty this field.")
                )
        return cleaned

    def changed(self, language: str) -> dict[str, str]:
        """The words that were changed, by field of the page; '' for a text that was emptied."""
        fields = {name: f"{name}_{language}" for name in self.WORDS}
        return {
            name: _lines(self.cleaned_data[field])
            for name, field in fields.items()
            if _lines(self.cleaned_data[field]) != self.initial.get(field, "")
        }

    @property
    def english(self) -> dict[str, str]:
        """The English words to store: those changed, and older ones that were left beside a Thai text left as it is."""
        thai = self.changed(THAI)
        confirmed = {name: self.initial[f"{name}_{ENGLISH}"] for name in self.held if name not in thai}
        return confirmed | self.changed(ENGLISH)


def _lines(words: str) -> str:
    """Browsers end lines by CR LF."""
    return words.replace("\r\n", "\n").strip()


def _english(name: str, thai, english) -> str:
    """What the translation says at a field; '' where it shows the Thai."""
    if name in english.missing:
        return ""
    return _lines(pair(getattr(thai, name), getattr(english, name))[ENGLISH] or "")
