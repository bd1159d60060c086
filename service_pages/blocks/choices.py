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
PHONE_HELP = _("One number, with its extension if there is one, such as 0 2000 0000 ext 12.")
EMAIL_HELP = _("An address of the office that is read every working day, not one person's own.")
LARGEST_AMOUNT_DIGITS, AMOUNT_DECIMALS = 12, 2  # baht: below 10,000 million, to the satang
