"""Questions that look as if they told who somebody is. They are not kept at all, rather too many than too few."""

import re
import unicodedata

from search.editors.models.query_log import LONGEST_QUERY

_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
# Sounds and words that begin with a title and name no person: registrar, mayor, employer, district officer…
_NO_NAME = "ก|จ้าง|ทะเบียน|แพทย์|อำเภอ|หน้า|ประกัน|ทุน|ทหาร|ตรวจ|พยาบาล|แบบ"

_PATTERNS = [
    # Six digits and more, with up to three signs between two of them: identity numbers, phones, accounts, passports.
    re.compile(r"\d(?:[\W_]{0,3}\d){5,}"),
    # E-mail, and names in chat services.
    re.compile("@"),
    # A passport or a document number of letters and digits: AA1234567, C01X00T47.
    re.compile(r"(?<![a-z0-9])(?=[a-z0-9]*[a-z])(?=(?:[a-z]*\d){4})[a-z0-9]{8,}", re.IGNORECASE),
    re.compile(r"(?<![a-z])[a-z]{1,2}[\s-]?\d{5,}", re.IGNORECASE),
    # The plate of a vehicle: 1กข 234.
    re.compile(rf"(?<![{_THAI}])\d?[ก-ฮ]{{2}}[\s-]?\d{{3,4}}(?!\d)"),
    # A house: 12/3 หมู่ 4.
    re.compile(r"\d+/\d+.*(?:หมู่|ซอย|ถนน|ตำบล|แขวง|ต\.|ซ\.|ม\.)|(?:บ้านเลขที่|เลขที่บ้าน)\s*\d"),
    # A title and two names: นายสมชาย ใจดี, Mr Somchai Jaidee.
    re.compile(rf"(?:^|\s)(?:นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง|ด\.?ช\.|ด\.?ญ\.)\s?(?!{_NO_NAME})[{_THAI}]+\s+[{_THAI}]+"),
    re.compile(r"(?:^|\s)(?:mr|mrs|ms|miss)\b\.?\s*[a-z]+\s+[a-z]+", re.IGNORECASE),
]


def looks_personal(text: str) -> bool:
    """Whether a question holds, or may hold, an identity, phone, passport or other long number, an e-mail address, a
    plate, a house, a person's name, or is longer than ``LONGEST_QUERY`` characters.

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
