"""Text that stands for something not yet written: "…", "xxx", "[ ]", "รอข้อมูล", "TBD".

Thai has no spaces, so a placeholder is known by what stands around it: "รอข้อมูล" by itself is one, in
"ระหว่างรอข้อมูลจากอำเภอ" it is a sentence; "xxx" is one, in a form number it is not; "…" is one where it stands for a
word or ends the text, between two words it is a pause; "พ.ศ. ...." is how an Act is named before it is passed.
"""

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_THAI = "\u0e00-\u0e7f"
_NUMBERED = r"A-Za-z0-9_./\-"  # what a form number or a code is written with
_INSTRUCTION = "ระบุ|โปรดระบุ|กรุณาระบุ|กรอก|ใส่|เติม|พิมพ์|insert|enter|add|your"
_OPEN_DATA = "ข้อมูล|รายละเอียด|เนื้อหา|ยืนยันข้อมูล|การยืนยันข้อมูล|ปรับปรุงข้อมูล"
_UNITS = "บาท|นาที|ชั่วโมง|วัน|เดือน|ปี|ฉบับ|ชุด|แผ่น|หน้า|คน|ครั้ง|ราย|เปอร์เซ็นต์|%"
_NOT_A_YEAR = r"(?<!พ\.ศ)(?<!พ\.ศ\.)(?<!พ\.ศ\.[ \u00a0])"
_DOTS = r"(?:\.{3}|[…⋯])"

# Wherever they stand on a line.
_ANYWHERE = re.compile(
    "|".join(
        (
            rf"{_NOT_A_YEAR}(?<![.…⋯])(?:\.{{4,}}|[…⋯][.…⋯]+|{_DOTS}\s?(?:{_UNITS})(?![{_THAI}]))",
            rf"{_NOT_A_YEAR}(?<![^\s“”\"'(\[:;,/–—\-]){_DOTS}(?![^\s“”\"')\],;/–—\-])",
            rf"{_NOT_A_YEAR}(?<![.…⋯]){_DOTS}[”\"')\]]?$",
            r"_{3,}|\?{3,}",
            r"\[[\s\-–—xX*?]*\]|\(\s*\)",
            rf"[\[<]\s*(?:{_INSTRUCTION})[^\]>\n]{{0,80}}[\]>]",
            r"\(\s*(?:โปรด|กรุณา)?ระบุ\s*\)",
            rf"(?<![{_NUMBERED}])(?:[xX×]{{3,}}|[xX]{{2,}}(?:[ -][xX]{{2,}})+)(?![A-Za-z0-9_/\-]|\.[A-Za-z0-9{_THAI}])",
            rf"(?<![{_NUMBERED}])(?:TBD|TBA|TBC|TODO|FIXME|tbd)(?![A-Za-z0-9_/\-]|\.[A-Za-z0-9])",
            r"(?i:lorem ipsum)",
            rf"(?<![{_THAI}A-Za-z])รอ(?:{_OPEN_DATA})(?:เพิ่มเติม|จากหน่วยงาน|จากเจ้าของเรื่อง)?(?![{_THAI}])",
        )
    )
)
# A number of which the digits are still to come: 0 xxxx xxxx, 08x-xxx-xxxx.
_MASKED = re.compile(r"(?<![\w.\-])0[\dxX]{0,3}(?:[ -][\dxX]{2,4}){1,3}(?![\w\-])")
_MASKED_LENGTH = 9
# Only as all there is on a line.
_WHOLE_LINE = re.compile(
    r"(?:โปรด|กรุณา)?ระบุ|อยู่ระหว่าง(?:จัดทำ|รวบรวม|ปรับปรุง)(?:ข้อมูล|เนื้อหา)?|ยังไม่มีข้อมูล|ใส่ข้อความ(?:ที่นี่)?"
    r"|พิมพ์ข้อความ(?:ที่นี่)?|(?i:to be (?:determined|announced|confirmed|advised)|coming soon|placeholder(?: text)?)"
)
_NO_WORDS = re.compile(r"[\W_]+|(?i:x+|n/?a)")


def placeholder_in(text: str, mandatory: bool = True) -> str:
    """The first placeholder in ``text`` as it is written there; '' where there is none.

    ``mandatory``: a dash, a dot or another sign that is all the text does not answer what must be answered. In a text
    that may be empty it is let be.
    """
    text = _INVISIBLE.sub("", text).strip()
    if mandatory and _NO_WORDS.fullmatch(text):
        return text
    for line in map(str.strip, text.splitlines()):
        if _WHOLE_LINE.fullmatch(line.strip(" .:()*-–—")):
            return line
        if found := _ANYWHERE.search(line):
            return found[0].strip()
        if masked := _masked_number(line):
            return masked
    return ""


def _masked_number(line: str) -> str:
    for found in _MASKED.finditer(line):
        signs = [sign for sign in found[0].lower() if sign.isalnum()]
        if len(signs) >= _MASKED_LENGTH and signs.count("x") >= len("xxx"):
            return found[0]
    return ""
