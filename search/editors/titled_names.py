"""Names of persons behind a title, in Thai and in Latin letters: นายสมชาย ใจดี, พ.ต.อ. สมชาย ใจดี, Mr Somchai Jaidee.

A title and two names: one name alone, or a name without a title, cannot be told from other words.
"""

import re

THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
_NAMES = rf"[{THAI}a-z]+\s+[{THAI}a-z]+"
_ENDS = rf"(?![{THAI}])"

# Whole words, which may stand behind other Thai words without a space (ชื่อนายสมชาย), but not in ทนายความ or ขอบคุณ.
_WORDS = (
    r"นางสาว|(?<!พระ)นาง(?!สาว)|(?<!ท)นาย(?!แพทย์|สัตวแพทย์)|เด็กชาย|เด็กหญิง|คุณหญิง|(?<!ขอบ)(?<!พระ)(?<!บุญ)คุณ(?!หญิง)"
    r"|นาย(?:สัตว)?แพทย์|(?:สัตว|ทันต)?แพทย์หญิง|(?:พล|พัน|ร้อย|จ่าสิบ|สิบ|นาวา|เรือ)(?:ตำรวจ|อากาศ)?(?:เอก|โท|ตรี)|ดาบตำรวจ"
)
# Of women and children, scholars and healers, nobles and ranks; with a dot or a space behind them.
_SHORT = (
    r"น\.?ส|ด\.?[ชญ]|ดร|ผ?ศ|รศ|[นพทภ]\.?พ|พ\.?ญ|ท\.?พ\.?ญ|ภ\.?[กญ]|[นส]\.?ส?พ\.?ญ?|ม\.?ร\.?ว|ม\.[ลจ]"
    r"|พล\.?[ตรอ]?\.?[อทต]|[พร]\.?ต?\.[อทต]|[พรส]ต[อทต]|[นสจ]\.[อทต]|ส\.ต\.[อทต]|จ\.?ส\.?[อทต]|ด\.ต"
)
_OFFICES = (
    rf"ก{_ENDS}|กเท[ศส]|กรัฐ|กองค์|กอบ[ตจ]{_ENDS}|กสมาคม|กสภา|กสโมสร|กเมือง|กเหล่า|จ้าง|ทะเบียน|อำเภอ|หน้า|ประกัน|ทุน|ทหาร|ตรวจ|ตำรวจ"
    r"|ช่าง|ด่าน|สถานี|ไปรษณีย์|ร้อย|สิบ|ดาบ|คลัง|หมวด|เรือ(?!ง)|พยาบาล|แบบ|รอง|เลิ้ง|สาธารณสุข|ชำนาญ|เชี่ยวชาญ|ประจำ"
)
_WORDS_WITH_KHUN = (
    rf"สมบัต|ภาพ(?!ร)|ค่า|ธรรม{_ENDS}|ธรรม(?:และ|จริย)|วุฒิ(?:{_ENDS}|วิชา|การ|ทาง|ปริญญา|บัตร)|ประโยชน์|ลักษณะ|พ่อ|แม่|ปู่|ย่า|ยาย|ลุง|ป้า"
    rf"|(?:ตา|ครู|หมอ){_ENDS}"
)
# Of questions about titles, or put to somebody who is called คุณ.
_QUESTIONS = (
    rf"นาง|นาย|เด็ก|คำนำหน้า|คำขอ|เป็น|ใช้|หรือ|กลับ|ต้อง|และ|กับ|อะไร|ไม่|หลัง|ที่|ได้|เปลี่ยน|แต่งงาน|หย่า|เมื่อ|ต่าง|อายุ|คือ|โรง|จังหวัด"
    rf"|จะ|ครับ|ค่ะ|อยู่|สามารถ|(?:ขอ|มี|ทำ|ใน|ไป|มา|แก้|ตาม|ลา|ไทย){_ENDS}"
)
_NO_NAME = rf"(?!{_OFFICES}|{_WORDS_WITH_KHUN}|{_QUESTIONS})"

TITLED_NAMES = [
    re.compile(rf"(?:{_WORDS})[\s.]*{_NO_NAME}{_NAMES}", re.IGNORECASE),
    re.compile(rf"(?<![{THAI}.])(?:ว่าที่\s*)?(?:{_SHORT})(?:\.|(?=\s))(?:\s*ดร\.)?\s*{_NO_NAME}{_NAMES}", re.IGNORECASE),
    re.compile(rf"(?<![a-z])(?:mr|mrs|ms|miss|dr|prof|khun)\b\.?\s*{_NAMES}", re.IGNORECASE),
]
