"""The text alternative of a picture that informs: in both languages, before it is published.

Pictures of the portal inform, so rows have no way to call one decoration; a template may, for a picture behind words.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What others show of a link stands beside the title and the summary.
WORDLESS = {"shared"}


def lack(image) -> str:
    """What is missing, as a sentence that names the picture and the language; '' for nothing."""
    thai, english = bool(image.alt_th.strip()), bool(image.alt_en.strip())
    if thai and english:
        return ""
    if thai:
        sentence = _(
            "The picture “%(title)s” has no text alternative in English. Edit the picture and say what it shows."
        )
    elif english:
        sentence = _("The picture “%(title)s” has no text alternative in Thai. Edit the picture and say what it shows.")
    else:
        sentence = _(
            "The picture “%(title)s” has no text alternative in Thai and in English. Edit the picture and say what it shows."
        )
    return sentence % {"title": image.title}


def require_text_alternative(instance, field: str) -> None:
    """Raises ValidationError at ``field`` when its picture lacks its text alternative in a language."""
    image = getattr(instance, field)
    if image and (sentence := lack(image)):
        raise ValidationError({field: sentence})
