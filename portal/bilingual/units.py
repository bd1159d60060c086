"""A number and its unit on one line: shown text has a no-break space between them, stored text a plain one.

Thai is broken between words, and a browser takes the space after a number for the best place ("150 / นาที").
"""

import re

from django.utils.safestring import SafeString

NO_BREAK_SPACE, JOINER = "\u00a0", "\u2060"

# A Thai unit may stand before further letters (วันทำการ, บาทต่อฉบับ): Thai has no sign for the end of a word.
_THAI = (
    "วินาที|นาที|ชั่วโมง|ชม|น\\.|วัน|สัปดาห์|เดือน|ปี|บาท|สตางค์|ฉบับ|ชุด|รายการ|หน้า|แผ่น|ใบ|คน|ราย|ครั้ง|ข้อ|ขั้นตอน|"
    "หน่วยงาน|งานบริการ|บริการ|แห่ง|ช่อง|ชั้น|คัน|หลัง|ห้อง|ไร่|ตารางเมตร|เมตร|กิโลเมตร|กม|ซม"
)
_ENGLISH = (
    "seconds?|minutes?|hours?|working days?|days?|weeks?|months?|years?|baht|satang|copy|copies|originals?|papers?|pages?|"
    "sets?|fees?|steps?|people|persons?|times|services?|agencies|results?|per cent|metres?|km|cm|am|pm"
)
_BEFORE_A_UNIT = re.compile(rf"(?<=[0-9๐-๙]) (?=%|(?:{_THAI})|(?:{_ENGLISH})\b)")
_AFTER_ITS_WORD = re.compile(r"(?:(?<=ร้อยละ)|(?<=มาตรา)|(?<=พ\.ศ\.)|\b(?<=Section)|\b(?<=B\.E\.)) (?=[0-9๐-๙])")
# Browsers break after a dash, and inside words that they do not know.
_JOINED = (
    (re.compile(r"(?<=[0-9๐-๙])–(?=[0-9๐-๙])"), f"–{JOINER}"),
    (re.compile(rf"(?<={NO_BREAK_SPACE})วันทำการ"), f"วัน{JOINER}ทำการ"),
    (re.compile(rf"ร้อยละ(?={NO_BREAK_SPACE})"), f"ร้อย{JOINER}ละ"),
)
_ARROW = re.compile(r"(?<=[0-9๐-๙]) → (?=[0-9๐-๙])")
_WORKING_DAYS = re.compile(rf"(?<={NO_BREAK_SPACE}working) (?=days?\b)")


def unbroken(text: object) -> str:
    """``text`` for showing, of either language; what is markup stays so."""
    markup = getattr(text, "__html__", None)
    shown = _BEFORE_A_UNIT.sub(NO_BREAK_SPACE, markup() if markup else str(text))
    shown = _WORKING_DAYS.sub(NO_BREAK_SPACE, _AFTER_ITS_WORD.sub(NO_BREAK_SPACE, shown))
    shown = _ARROW.sub(f"{NO_BREAK_SPACE}→{NO_BREAK_SPACE}", shown)
    for parted, joined in _JOINED:
        shown = parted.sub(joined, shown)
    return SafeString(shown) if markup else shown


def in_one_piece(text: str) -> str:
    """``text``, a date or a time of day, without a place to break."""
    return text.replace(" ", NO_BREAK_SPACE)
