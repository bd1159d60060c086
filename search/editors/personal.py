"""Questions that look as if they told who somebody is. They are not kept at all, rather too many than too few."""

import re
import unicodedata

from search.editors.models.query_log import LONGEST_QUERY
from search.editors.titled_names import THAI, TITLED_NAMES

_PATTERNS = [
    # Six digits and more, whatever signs stand between two of them: identity numbers, phones, accounts, passports.
    re.compile(r"\d(?:[\W_]*\d){5,}"),
    # E-mail, and names in chat services.
    re.compile("@"),
    # A passport or a document number of letters and digits: AA1234567, C01X00T47.
    re.compile(r"(?<![a-z0-9])(?=[a-z0-9]*[a-z])(?=(?:[a-z]*\d){4})[a-z0-9]{8,}", re.IGNORECASE),
    re.compile(r"(?<![a-z])[a-z]{1,2}[\s-]?\d{5,}", re.IGNORECASE),
    # The plate of a vehicle: 1กข 234.
    re.compile(rf"(?<![{THAI}])\d?[ก-ฮ]{{2}}[\s-]?\d{{3,4}}(?!\d)"),
    # A house: 12/3 ถนนสุขุมวิท, 99 หมู่ 5, 99 ม.5 ต.บางพลี, 99 ซอยสุขใจ, 99 Moo 5; not ม.33 ม.39, sections of a law.
    re.compile(r"\d+/\d+.*(?:หมู่|ซอย|ถนน|ตำบล|แขวง|ต\.|ซ\.|ม\.)|(?:บ้านเลขที่|เลขที่บ้าน)\s*\d"),
    re.compile(rf"\d\s*(?:หมู่(?:ที่|บ้าน)?\s*\d|หมู่บ้าน\s?[{THAI}]|ซอย|ซ\.|ถนน|ถ\.|(?:ตำบล|แขวง)[{THAI}]|ต\.)"),
    re.compile(r"(?<![.\d])(?<!ม\.\s)(?<!มาตรา\s)\d+\s+ม\.\s*\d+.*(?:ตำบล|อำเภอ|ต\.|อ\.)"),
    re.compile(
        r"\d,?\s+(?:(?:moo|mu|village)\b\.?\s*(?:no\.?\s*)?\d|soi\b)|(?<![a-z])house\s*(?:no\.?|number)?\s*\d",
        re.IGNORECASE,
    ),
    re.compile(r"\d,?\s+[a-z]+(?:\s[a-z]+)?\s+(?:road(?!\s+tax)|rd|street)\b", re.IGNORECASE),
    *TITLED_NAMES,
]


def looks_personal(text: str) -> bool:
    """Whether a question holds, or may hold, an identity, phone, passport or other long number, an e-mail address, a
    plate, a house, a person's name behind a title, or is longer than ``LONGEST_QUERY`` characters.

    Digits of any script count, whatever stands between them.
    """
    if len(text) > LONGEST_QUERY:
        return True
    read = "".join(map(_plain, unicodedata.normalize("NFC", text)))
    return any(pattern.search(read) for pattern in _PATTERNS)


def _plain(character: str) -> str:
    """A digit of any script as 0 to 9, full-width letters and signs as plain ones, nothing for what cannot be seen."""
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    if unicodedata.category(character) in {"Cf", "Mn"} and not "\u0e00" <= character <= "\u0e7f":
        return ""
    if "\uff01" <= character <= "\uff5e" or character == "\ufe6b":
        return unicodedata.normalize("NFKC", character)
    return character
