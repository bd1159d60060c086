"""Phone numbers as Thai offices write them: ``0 4299 0100``, ``1111``, ``+66 42 990 100 ext 12``, ``0 2000 0000 ต่อ 12``."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.bilingual.language import arabic_digits

_NUMBER = re.compile(
    r"(?P<plus>\+?)(?P<number>[0-9](?:[ -]?[0-9])*)(?: ?(?:ext\.?|ต่อ) ?(?P<extension>[0-9]{1,6}))?", re.ASCII
)
# Hotlines have three digits or more; no number in the world has more than fifteen (ITU-T E.164).
LEAST_DIGITS, MOST_DIGITS = 3, 15


def validate_phone(text: str) -> None:
    """Raises ValidationError with a sentence for what cannot be dialled. Thai digits are digits."""
    if not _parts(text):
        message = _(
            "“%(text)s” is not a phone number. Accepted: digits with single spaces or hyphens between them, + at the start, and "
            "“ext” with the extension, such as 0 2000 0000 ext 12."
        )
        raise ValidationError(message, code="phone", params={"text": text[:60]})


def phone_link(text: str) -> str:
    """The ``tel:`` address (RFC 3966) of a number as written; '' for what is no number."""
    parts = _parts(text)
    if not parts:
        return ""
    plus, digits, extension = parts
    return f"tel:{plus}{digits};ext={extension}" if extension else f"tel:{plus}{digits}"


def _parts(text: str) -> tuple[str, str, str] | None:
    """The plus sign, the digits and the extension ('' where there is none)."""
    found = _NUMBER.fullmatch(arabic_digits(text))
    if not found:
        return None
    digits = found["number"].replace(" ", "").replace("-", "")
    is_number = LEAST_DIGITS <= len(digits) <= MOST_DIGITS
    return (found["plus"], digits, found["extension"] or "") if is_number else None
