"""What is written about a case, encrypted with keys of its own (Fernet), so that the database alone tells nothing.

``settings.FEEDBACK_KEYS``: the first key seals, all of them open. Without any (development, tests) one is derived.
"""

import base64
import json
from collections.abc import Mapping
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealedForGoodError(ValueError):
    """No key that is set opens this."""


def seal(values: Mapping[str, str]) -> str:
    """'' where all values are empty."""
    if not any(values.values()):
        return ""
    return _keys().encrypt(json.dumps(dict(values), ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> dict[str, str]:
    """What was sealed; {} for ''. Raises SealedForGoodError."""
    if not sealed:
        return {}
    try:
        return json.loads(_keys().decrypt(sealed.encode()))
    except InvalidToken:
        raise SealedForGoodError from None


def sealed_anew(sealed: str) -> str:
    """The same, sealed with the first key. Raises SealedForGoodError."""
    if not sealed:
        return ""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except InvalidToken:
        raise SealedForGoodError from None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FEEDBACK_KEYS or [_derived()]])


def _derived() -> bytes:
    return base64.urlsafe_b64encode(sha256(f"home.feedback {settings.SECRET_KEY}".encode()).digest())
