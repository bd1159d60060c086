"""What several kinds of rows choose from."""

from django.utils.translation import gettext_lazy as _

PERSON, JURISTIC, FOREIGNER = "person", "juristic", "foreigner"
CASES = [
    (PERSON, _("Individual")),
    (JURISTIC, _("Company or other legal entity")),
    (FOREIGNER, _("Foreign national")),
    ("minor", _("Child under 20")),
    ("proxy", _("Someone acting for you")),
]
# Letters join rows that belong together; they are the same in both languages.
GROUPS = [(letter, letter) for letter in "ABCDEF"]
LARGEST_AMOUNT_DIGITS, AMOUNT_DECIMALS = 12, 2  # baht: below 10,000 million, to the satang
