"""What is asked on the screens of cases."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from home.feedback import cases
from home.feedback.forms import LimitedText
from home.feedback.models import Case, CaseEvent, Kind, State
from home.feedback.national_ids import holds_national_id
from home.records.fields import LINE
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.tables.texts import cleaned

MOST_ANSWER, MOST_NOTE = 4_000, 2_000
HOLDS_NATIONAL_ID = _("This holds the number of an identity card. Leave it out.")
LABELS = {THAI: _("Public answer in Thai"), ENGLISH: _("Public answer in English")}


class HandlerField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return cases.shown_name(obj)


class AssignForm(forms.Form):
    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, **kwargs)
        empty, handlers = pgettext("feedback", "nobody yet"), cases.handlers()
        self.fields["to"] = HandlerField(handlers, required=False, label=_("Handled by"), empty_label=empty)
        self.initial["to"] = case.assigned_to_id


class AnswerForm(forms.Form):
    """``seen``: how often an answer had been written when the form was opened, so that nobody overwrites another's."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, case: Case, answers: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        for language in sorted(LANGUAGES, key=lambda code: code != case.language):
            self.fields[language] = LimitedText(
                MOST_ANSWER,
                required=False,
                label=LABELS[language],
                initial=answers.get(language, ""),
                widget=forms.Textarea(attrs={"rows": 5}),
            )
        self.initial["seen"] = self._written()

    def clean(self):
        cleaned = super().clean()
        for language in LANGUAGES:
            if holds_national_id(cleaned.get(language, "")):
                self.add_error(language, HOLDS_NATIONAL_ID)
        if cleaned.get("seen") != self._written():
            message = _(
                "Somebody else has written an answer in the meantime. Copy your words, open the case again and compare."
            )
            raise forms.ValidationError(message)
        return cleaned

    def _written(self) -> int:
        return self.case.events.filter(deed=CaseEvent.Deed.ANSWER).count()


class NoteForm(forms.Form):
    note = LimitedText(
        MOST_NOTE,
        label=_("Internal note"),
        help_text=_("Only those who handle cases read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NeedForm(forms.Form):
    """What is needed, in the officer's words: nothing of the case is copied."""

    words = LimitedText(
        LINE,
        label=_("What is needed"),
        help_text=_(
            "One sentence of your own. No names, phones or other personal data: others read it, and it may be published."
        ),
    )

    def clean_words(self):
        words = cleaned(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("Write in a sentence what is needed."))
        if holds_national_id(words):
            raise forms.ValidationError(HOLDS_NATIONAL_ID)
        return words


class CaseFilters(forms.Form):
    MINE, OVERDUE = "mine", "overdue"

    state = forms.ChoiceField(
        required=False,
        label=pgettext_lazy("feedback", "State"),
        choices=[("", pgettext_lazy("feedback", "all")), *State.choices],
    )
    kind = forms.ChoiceField(
        required=False,
        label=pgettext_lazy("feedback", "Kind"),
        choices=[("", pgettext_lazy("feedback", "all")), *Kind.choices],
    )
    only = forms.ChoiceField(
        required=False,
        label=pgettext_lazy("feedback", "Only"),
        choices=[
            ("", pgettext_lazy("feedback", "all")),
            (MINE, _("my cases")),
            (OVERDUE, pgettext_lazy("feedback", "overdue")),
        ],
    )
