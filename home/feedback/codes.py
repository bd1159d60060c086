"""Tracking codes: eleven signs in groups that can be told apart when read aloud or written by hand, the last a check.

A code has 49 bits. It is made from the nonce of the form, so that a form sent twice gives the same code; what is stored
is a keyed hash.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.bilingual.language import arabic_digits

# Thirty-one signs, a prime: without 0 and O, 1, I and L.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH, GROUPS = 11, (4, 4, 3)
_SALT = "home.feedback.codes"


class WrongCodeError(ValueError):
    """What was typed is no tracking code; the message says why, for people."""


def code_of(nonce: str) -> str:
    """The code of the case that a form with this nonce opens, without hyphens."""
    number = int.from_bytes(salted_hmac(f"{_SALT} code", nonce, algorithm="sha256").digest())
    signs = ""
    for _place in range(LENGTH - 1):
        number, digit = divmod(number, len(SIGNS))
        signs += SIGNS[digit]
    return signs + _check(signs)


def shown(code: str) -> str:
    """In groups, as people read it: ``7KQ2-M9XB-4TD``."""
    parts, rest = [], code
    for length in GROUPS:
        parts.append(rest[:length])
        rest = rest[length:]
    return "-".join(parts)


def read_code(typed: str) -> str:
    """The code that was typed: in small letters, with spaces, hyphens, Thai digits. Raises WrongCodeError."""
    code = "".join(arabic_digits(typed).upper().replace("-", "").replace("–", "").split())
    if len(code) != LENGTH:
        message = _(
            "A tracking code has %(length)d letters and digits, such as %(example)s. What was typed has %(typed)d."
        )
        raise WrongCodeError(message % {"length": LENGTH, "example": "ABCD-EFGH-JKM", "typed": len(code)})
    if strange := sorted({sign for sign in code if sign not in SIGNS}):
        message = _("“%(sign)s” stands in no tracking code. They have no 0 and O, no 1, I and L.")
        raise WrongCodeError(message % {"sign": strange[0]})
    if code[-1] != _check(code[:-1]):
        raise WrongCodeError(
            _("This is no tracking code: one letter or digit differs. Please compare it with your note.")
        )
    return code


def stored(code: str) -> str:
    """The keyed hash of a code, 64 hexadecimal digits."""
    return _hashed(code, settings.SECRET_KEY)


def hashes(code: str) -> list[str]:
    """The hashes by which a case may be found: with the key of today and the keys before."""
    return [_hashed(code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _hashed(code: str, key: str | bytes) -> str:
    return salted_hmac(f"{_SALT} hash", code, secret=key, algorithm="sha256").hexdigest()


def _check(signs: str) -> str:
    """With different weights modulo a prime: one sign wrong, or any two of them exchanged, is noticed."""
    return SIGNS[-sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, 1)) * 3 % len(SIGNS)]
