"""Text as it stands in a file, and as it is stored."""

import re
import unicodedata

from django.utils.translation import gettext as _

# What pasting from other programs leaves behind; nobody sees it and no search finds a word that holds it.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """``text`` as it is stored: line ends as \\n, composed letters, nothing invisible, no blanks around it."""
    lines = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", lines))).strip()


def visible(text: str) -> str:
    """``text`` with a mark (U+FFFD) for each control character and lone surrogate: no database keeps those as JSON."""
    return _CONTROL.sub("\ufffd", text)


def limited(text: str, max_length: int | None) -> str:
    if max_length and len(text) > max_length:
        message = _("The text has %(length)d characters. The limit is %(limit)d.")
        raise ValueError(message % {"length": len(text), "limit": max_length})
    return text


def text(value: object, max_length: int | None = None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(_("This must be text."))
    if found := _CONTROL.search(value):
        code = f"U+{ord(found.group()):04X}"
        raise ValueError(
            _("The text contains a control character (%(code)s) that cannot be shown. Remove it.") % {"code": code}
        )
    return limited(cleaned(value), max_length)
