"""Ids of sections: their form, and references to them in text, written ``[[H-012]]``."""

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

ID = r"[A-Z]{1,3}-[0-9]{3,4}"
ID_FORMAT = RegexValidator(
    rf"^{ID}\Z",
    gettext_lazy("The id of a section is one to three capital letters, a hyphen and a number, such as H-012."),
)
# What was meant as a reference, whether or not it is one.
_ATTEMPT = re.compile(r"\[\[\s*(?P<id>[^\[\]]{0,40}?)\s*\]\]")
PREFIX = "H"


def references_in(text: str) -> list[str]:
    """The ids that ``text`` refers to, each once, as they are written; what is no id is among them."""
    return list(dict.fromkeys(found["id"] for found in _ATTEMPT.finditer(text)))


def without_brackets(text: str) -> str:
    """``text`` with the ids alone where references stand."""
    return _ATTEMPT.sub(lambda found: found["id"], text)


def numbered(number: int) -> str:
    """``H-012`` for 12."""
    return f"{PREFIX}-{number:03}"


def following(codes) -> str:
    """The id after the highest of ``codes`` that begin with the usual letter; ids are not used again."""
    numbers = [int(code.partition("-")[2]) for code in codes if code.startswith(f"{PREFIX}-")]
    return numbered(max(numbers, default=0) + 1)
