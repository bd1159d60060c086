"""What the public sends: a word on a page, a case, a tracking code."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from home.feedback.models import MOST_WORDS, MOST_WORDS_OF_PAGE, Kind
from home.feedback.subjects import subject_of
from portal.phones import validate_phone
from portal.services import services

YES, NO = "yes", "no"
# People do not see it; what fills in every field does.
TRAP = "website"


class LimitedText(forms.CharField):
    """Text of at most ``most`` characters; a longer one is told its own length. Line breaks count once."""

    def __init__(self, most: int, **kwargs):
        super().__init__(**kwargs)
        self.most = most

    def clean(self, value):
        text = super().clean((value or "").replace("\r\n", "\n"))
        if len(text) > self.most:
            message = _("This text has %(length)d characters; at most %(most)d are accepted. Please shorten it.")
            raise ValidationError(message % {"length": len(text), "most": self.most})
        return text


class PageForm(forms.Form):
    useful = forms.ChoiceField(
        choices=[(YES, pgettext_lazy("useful", "Yes")), (NO, pgettext_lazy("useful", "No"))],
        error_messages={
            "required": gettext_lazy("Choose yes or no."),
            "invalid_choice": gettext_lazy("Choose yes or no."),
        },
    )
    words = LimitedText(MOST_WORDS_OF_PAGE, required=False)


class CaseForm(forms.Form):
    """What names the service, page or counter is taken from a link; one that does not exist counts as none."""

    kind = forms.ChoiceField(
        choices=Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose what you would like to tell us."),
            "invalid_choice": gettext_lazy("Choose what you would like to tell us."),
        },
    )
    words = LimitedText(MOST_WORDS, error_messages={"required": gettext_lazy("Write what you would like to tell us.")})
    about = LimitedText(200, required=False)
    name = LimitedText(100, required=False)
    phone = LimitedText(40, required=False, validators=[validate_phone])
    email = LimitedText(254, required=False)
    wants_answer = forms.BooleanField(required=False)
    service = forms.CharField(required=False)
    page = forms.CharField(required=False)
    counter = forms.CharField(required=False)

    def clean_email(self):
        email = self.cleaned_data["email"]
        message = gettext_lazy("This is no e-mail address. Accepted: one address, such as name@example.com.")
        if email:
            EmailValidator(message=message)(email)
        return email

    def clean_service(self):
        code = self.cleaned_data["service"]
        return code if code in services() else ""

    def clean_page(self):
        subject = subject_of(self.cleaned_data["page"])
        return subject.key if subject else None

    def clean_counter(self):
        number = self.cleaned_data["counter"]
        return number if number.isalnum() and len(number) <= 20 else ""
