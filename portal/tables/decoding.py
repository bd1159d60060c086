"""Bytes to text."""

from django.utils.translation import gettext as _

from portal.tables.faults import Faults

_SAMPLE, _MOSTLY = 100_000, 0.9


def decode(name: str, content: bytes, faults: Faults) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; '' and a fault when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = _("%(file)s, line %(line)d") % {"file": name, "line": line}
        message = _("The file is not UTF-8. Save it as “CSV UTF-8” or with the encoding UTF-8.")
        if _is_old_thai(content):
            found = _("Its Thai letters are in the older encoding TIS-620 (Windows-874).")
            message = f"{message} {found}"
        faults.add(where, "", message)
        return ""


def _is_old_thai(content: bytes) -> bool:
    """Whether the bytes are Thai letters in cp874, which spreadsheets on Thai Windows write by default."""
    try:
        letters = [letter for letter in content[:_SAMPLE].decode("cp874") if letter > "\x7f"]
    except UnicodeDecodeError:
        return False
    return bool(letters) and sum("ก" <= letter <= "๛" for letter in letters) > len(letters) * _MOSTLY
