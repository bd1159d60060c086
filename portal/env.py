"""The only reader of the environment: every variable of the portal, typed, with its default.

A variable that cannot be read stops the start with a sentence that names it and says what is accepted.
The table in ``docs/operations/settings.md`` lists the same names; a test holds the two together.
"""

import binascii
import os
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT_DIR = Path(__file__).resolve().parent.parent

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}
_PREFIX = re.compile(r"[a-z][a-z0-9_-]{0,99}")


def _boolean(name: str, text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={text!r} is not a yes or no. Accepted: 1, 0, true, false, yes, no, on, off.")


def _integer(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={text!r} is not a whole number.") from None


def _names(name: str, text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _web_address(name: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and not parts.query
    except ValueError:
        is_address = False
    if text and not is_address:
        raise ImproperlyConfigured(
            f"{name} is not the address of a server. Accepted: http://host:port, https://user:password@host:port."
        )
    return text


def _prefix(name: str, text: str) -> str:
    if not _PREFIX.fullmatch(text):
        raise ImproperlyConfigured(
            f"{name}={text!r} cannot begin the name of an index. "
            "Accepted: up to 100 lower-case letters, digits, - and _, beginning with a letter."
        )
    return text


def _keys(name: str, text: str) -> list[str]:
    """Keys of Fernet. None of them is repeated in the message."""
    keys = _names(name, text)
    for number, key in enumerate(keys, 1):
        try:
            is_key = len(urlsafe_b64decode(key.encode("ascii"))) == 32
        except (binascii.Error, UnicodeEncodeError):
            is_key = False
        if not is_key:
            raise ImproperlyConfigured(
                f"Key {number} of {name} is not a key. Accepted: 32 random bytes in URL-safe base64, such as "
                '`python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"` prints.'
            )
    return keys


def _text(name: str, text: str) -> str:
    return text


class Environment:
    """The variables as attributes; read once, when a settings module asks for them."""

    declared: dict[str, tuple[Callable, str]] = {
        "ALLOWED_HOSTS": (_names, "127.0.0.1,localhost"),
        "BASE_URL": (_text, "http://127.0.0.1:8000"),
        "DATABASE_URL": (_text, ""),
        "DEBUG": (_boolean, "0"),
        "DEFAULT_FROM_EMAIL": (_text, "portal@localhost"),
        "ELASTICSEARCH_PREFIX": (_prefix, "portal"),
        "ELASTICSEARCH_URL": (_web_address, ""),
        "EMAIL_HOST": (_text, ""),
        "EMAIL_PORT": (_integer, "25"),
        "FEEDBACK_KEYS": (_keys, ""),
        "LOG_LEVEL": (_text, "INFO"),
        "PORTAL_VAR": (_text, str(PROJECT_DIR / "var")),
        "PROXY_COUNT": (_integer, "1"),
        "SECRET_KEY": (_text, ""),
        "SECURITY_CONTACT": (_text, "security@localhost"),
        "SECURE_HSTS_SECONDS": (_integer, "31536000"),
        "TRUSTED_ORIGINS": (_names, ""),
        "TRUST_PROXY_HEADERS": (_boolean, "0"),
    }

    def __getattr__(self, name: str):
        if name not in self.declared:
            raise AttributeError(f"{name} is not declared in portal/env.py.")
        convert, default = self.declared[name]
        return convert(name, os.environ.get(name, default))

    def required(self, name: str):
        """The variable's value; ImproperlyConfigured when it is absent or empty, its default notwithstanding."""
        if not os.environ.get(name):
            raise ImproperlyConfigured(f"{name} must be set: see docs/operations/settings.md.")
        return getattr(self, name)


env = Environment()
