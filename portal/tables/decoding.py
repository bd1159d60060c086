"""Bytes to text."""

from django.utils.translation import gettext as _

from portal.tables.faults import Faults


def decode(name: str, content: bytes, faults: Faults) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; '' and a fault when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = _("%(file)s, line %(line)d") % {"file": name, "line": line}
        faults.add(where, "", _("The file is not UTF-8. Save it as “CSV UTF-8” or with the encoding UTF-8."))
        return ""
