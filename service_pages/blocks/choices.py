"""What several kinds of rows choose from."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

PERSON, JURISTIC, FOREIGNER = "person", "juristic", "foreigner"
CASES = [
    (PERSON, _("Individual")),
    (JURISTIC, _("Company or other legal entity")),
    (FOREIGNER, _("Foreign national")),
    ("minor", _("Child under 20")),
    ("proxy", _("Someone acting for you")),
]
# The same within a sentence, “for individuals”.
PEOPLE = {
    PERSON: _("individuals"),
    JURISTIC: _("companies and other legal entities"),
    FOREIGNER: _("foreign nationals"),
    "minor": _("children under 20"),
    "proxy": _("someone acting for you"),
}
# Letters join rows that belong together; they are the same in both languages.
GROUPS = [(letter, letter) for letter in "ABCDEF"]
PHONE_HELP = _("One number, with its extension if there is one, such as 0 2000 0000 ext 12.")
EMAIL_HELP = _("An address of the office that is read every working day, not one person's own.")
LARGEST_AMOUNT_DIGITS, AMOUNT_DECIMALS = 12, 2  # baht: below 10,000 million, to the satang


def people(cases: Iterable[str] | None) -> str:
    """Who the cases are about, within a sentence of the active language; '' for none."""
    return pgettext("between kinds of people", ", ").join(str(PEOPLE[case]) for case in cases or () if case in PEOPLE)
