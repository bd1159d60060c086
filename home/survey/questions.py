"""What is asked, and the words of the five grades."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Question:
    """``name``: of the field and of the column. ``criterion``: of the standard of joint service centres."""

    name: str
    words: Promise
    about: Promise
    criterion: str


STEPS = Question(
    "steps",
    _("How satisfied are you with the steps and the time it took?"),
    _("Satisfaction with steps and time"),
    "8.3",
)
OVERALL = Question(
    "overall", _("How satisfied are you with the service overall?"), _("Satisfaction with the service overall"), "8.4"
)
QUESTIONS = (STEPS, OVERALL)

GRADES = {
    1: pgettext_lazy("grade of satisfaction", "Very dissatisfied"),
    2: pgettext_lazy("grade of satisfaction", "Dissatisfied"),
    3: pgettext_lazy("grade of satisfaction", "Neither satisfied nor dissatisfied"),
    4: pgettext_lazy("grade of satisfaction", "Satisfied"),
    5: pgettext_lazy("grade of satisfaction", "Very satisfied"),
}
