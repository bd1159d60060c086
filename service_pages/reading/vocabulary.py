"""The words that matter in a stated time. A blank in a phrase may be there or not when it is written."""

from service_pages.durations import DAY, HOUR, MINUTE, MONTH, WEEK, WORKING_DAY, YEAR
from service_pages.reading.stated import ABOUT, AT_LEAST, AT_MOST

SECOND = "second"  # read, and told in minutes

# kinds of tokens; those below are found by their phrases
UNIT, BOUND, STRICT = "unit", "bound", "strict"
HALF, SINGLE, TO, BETWEEN, AND, PLUS, PER, PER_BEFORE = (
    "half",
    "single",
    "to",
    "between",
    "and",
    "plus",
    "per",
    "per before",
)
AT_ONCE, DEPENDS, ABSENT, SAME_DAY, NEXT_DAY = "at once", "depends", "absent", "same day", "next day"
PROMISE, ANSWER, EVERY, AHEAD, NEGATION = "promise", "answer", "every", "ahead", "negation"
TAIL, CONDITION, NO_HOLIDAYS, WORKING_ONLY, NOISE = "tail", "condition", "no holidays", "working days only", "noise"
# those below are found by their form
NUMBER, WORD_NUMBER, COLON, MOMENT, MINUTE_MARK, OPEN, CLOSE, LINE, TEXT = (
    "number",
    "word number",
    "colon",
    "moment",
    "minute mark",
    "open",
    "close",
    "line",
    "text",
)

UNITS = {
    MINUTE: "นาที|นาท ี|นาที่|นาฑี|นาที.|minutes|minute|mins.|mins|min.|min",
    HOUR: "ชั่วโมง|ชัว่ โมง|ชวั่ โมง|ชัวโมง|ชั้วโมง|ซั่วโมง|ชั่งโมง|ช.ม.|ช.ม|ชม.|ชม|ซม.|ซม|ซ.ม.|hours|hour|hrs.|hrs|hr.|hr|h",
    WORKING_DAY: (
        "วัน ทำ การ|วัน ทา การ|วัน ท า การ|วัน ทำ งาน|วัน (ทำการ)|วัน (ทำงาน)|วัน (วัน ทำการ)|วัน ราชการ|วัน เปิด ทำการ|working days|working day|"
        "business days|business day|work days|work day|working-days|working-day|official days"
    ),
    DAY: "วัน|วัน ปฏิทิน|วัน ตาม ปฏิทิน|days|day|calendar days|calendar day",
    WEEK: "สัปดาห์|สัปดาห|สปดาห์|อาทิตย์|weeks|week|wks|wk",
    MONTH: "เดือน|months|month",
    YEAR: "ปี|years|year|yrs|yr",
    SECOND: "วินาที|วิ นาที|seconds|second|secs|sec",
}
CENTIMETRES = {"ซม.", "ซม", "ซ.ม."}
# A unit may follow a part of a rank above its own.
RANK = {YEAR: 7, MONTH: 6, WEEK: 5, DAY: 4, WORKING_DAY: 4, HOUR: 3, MINUTE: 2, SECOND: 1}

BOUNDS = {
    AT_MOST: (
        "ไม่ เกิน|ไม่ เกิน กว่า|ภายใน|อย่าง ช้า|เป็น อย่าง ช้า|อย่าง มาก|เป็น อย่าง มาก|ไม่ มาก กว่า|ไม่ ช้า กว่า|ไม่ นาน กว่า|"
        "สูงสุด|มาก ที่สุด|มากสุด|นาน ที่สุด|นานสุด|ช้า ที่สุด|ช้าสุด|<=|≤|within|up to|at most|at the most|no more than|"
        "not more than|not longer than|no longer than|not exceeding|not later than|no later than|maximum|max.|max|or less"
    ),
    ABOUT: "ประมาณ|โดย ประมาณ|ราว|ราว ๆ|เฉลี่ย|โดย เฉลี่ย|คาด ว่า|≈|approximately|approx.|approx|about|around|roughly|average|on average",
    AT_LEAST: (
        "อย่าง น้อย|เป็น อย่าง น้อย|ไม่ น้อย กว่า|ไม่ ต่ำ กว่า|ต่ำสุด|น้อย ที่สุด|เร็ว ที่สุด|ขึ้น ไป|>=|≥|at least|not less than|no less than|"
        "minimum|or more"
    ),
}
STRICT_BOUNDS = {
    AT_MOST: "น้อย กว่า|ต่ำ กว่า|<|less than|under",
    AT_LEAST: "มาก กว่า|เกิน กว่า|เกิน|นาน กว่า|>|more than|longer than|over",
}
NEXT_DAYS = {
    WORKING_DAY: "วัน ทำการ ถัดไป|วัน ทำการ รุ่งขึ้น|next working day|next business day",
    DAY: "วัน ถัดไป|วัน รุ่งขึ้น|next day",
}

CLASSIFIERS = [
    "ราย",
    "คน",
    "ท่าน",
    "ฉบับ",
    "แปลง",
    "เรื่อง",
    "คำขอ",
    "คำร้อง",
    "ชุด",
    "ครั้ง",
    "หลัง",
    "คัน",
    "แผ่น",
    "หน้า",
    "ขั้นตอน",
    "เครื่อง",
    "ป้าย",
    "ครัวเรือน",
    "หมู่บ้าน",
    "กรณี",
    "โครงการ",
    "ใบ",
    "แห่ง",
    "ตัว",
    "รายการ",
    "คู่",
]

PHRASES = {
    # words that hold one of the phrases below by chance
    TEXT: "งบประมาณ|ปี งบประมาณ|ชั่วคราว|คราว|เรื่องราว|บรรทุก|ตอบแทน|รับทราบ|รายละเอียด",
    HALF: "ครึ่ง|half an|half a|half-|half|and a half",
    SINGLE: "เดียว",
    TO: "-|ถึง|จน ถึง|ไป จนถึง|to|until|till|~",
    BETWEEN: "ระหว่าง|between|from",
    AND: "และ|กับ|กับอีก|and|&|,",
    PLUS: "+|บวก|plus",
    PER: "/|ต่อ|per|:",
    PER_BEFORE: "|".join(f"{word} ละ" for word in CLASSIFIERS),
    AT_ONCE: (
        "ทันที|ใน ทันที|โดย ทันที|ทันที ทันใด|ทันใด|โดย พลัน|เดี๋ยวนั้น|at once|immediately|immediate|"
        "instantly|instant|straight away|right away|on the spot|while you wait"
    ),
    DEPENDS: (
        "แล้วแต่|แล้วแต่ กรณี|แล้ว แต่ กรณี|ขึ้น อยู่ กับ|ขึ้น กับ|ไม่ แน่นอน|ตาม ระเบียบ|ตาม กฎหมาย|ตาม ที่ กฎหมาย กำหนด|ตาม ที่ กำหนด|ตาม กำหนด|"
        "ตาม หลักเกณฑ์|ตาม ความ เหมาะสม|ตาม ความ จำเป็น|ตาม ข้อเท็จจริง|ตาม สภาพ|ตาม รอบ|ตาม ประกาศ|ตาม นัด|ตาม แผน|ตาม ปริมาณ|ตาม กรณี|"
        "ตาม ขั้นตอน|โดย เร็ว|โดย ไม่ ชักช้า|เร็ว ที่สุด เท่าที่ จะ ทำได้|depends|depending|varies|vary|case by case|as required|as prescribed|"
        "as appropriate|as soon as possible|according to"
    ),
    ABSENT: (
        "ไม่ ระบุ|ไม่ ได้ ระบุ|ไม่ มี|ไม่ มี กำหนด|ไม่ กำหนด|ไม่ ได้ กำหนด|ไม่ ปรากฏ|ไม่ ทราบ|ยัง ไม่ กำหนด|ยัง ไม่ ระบุ|ไม่ กำหนด ระยะเวลา|"
        "ไม่ มี กำหนด ระยะเวลา|ไม่ ได้ กำหนด ระยะเวลา|ไม่ ระบุ ระยะเวลา|รอ ข้อมูล|none|n/a|n.a.|not stated|not specified|unspecified|"
        "not given|not set|unknown|nil|tbd"
    ),
    SAME_DAY: (
        "ภายใน วัน เดียว กัน|วัน เดียว กัน|วัน เดียวกับ|ภายใน วัน นั้น|ภายใน วัน นี้|same day|same-day|same working day|"
        + "|".join(
            f"{inside} วัน ที่ {verb}"
            for inside in ("ภายใน", "ใน")
            for verb in ["ยื่น", "รับ", "ได้ รับ", "มา", "ขอ", "แจ้ง", "ติดต่อ", "ชำระ", "ร้อง", "สมัคร"]
        )
    ),
    PROMISE: (
        "แจ้ง ตอบ|แจ้ง ผล|แจ้ง ผู้ ร้อง|แจ้ง ผู้ ยื่น|แจ้ง ผู้ ขอ|แจ้ง กลับ|แจ้ง ให้|ให้ ทราบ|ทราบ|ตอบ กลับ|ตอบ รับ|answer|answers|answered|reply|replies|respond|responds|"
        "response|notify|notified|inform|informed"
    ),
    ANSWER: "ตอบ",
    EVERY: "ทุก|ทุก ๆ|every|each|ตลอด",
    AHEAD: "ล่วงหน้า|in advance|beforehand",
    NEGATION: "ไม่|มิ|ห้าม|not|no|never",
    CONDITION: "กรณี|ใน กรณี|เฉพาะ|ถ้า|หาก|if|in case|for|only",
    TAIL: (
        "นับ จาก|นับ แต่|นับ ตั้งแต่|นับ ถัด จาก|นับ ต่อ จาก|หลัง จาก|หลัง ได้ รับ|หลัง ยื่น|ภายหลัง|เมื่อ|ตั้งแต่ วัน|ตั้งแต่ ได้ รับ|ตั้งแต่ รับ|"
        "ตั้งแต่ ยื่น|จาก วัน|ที่ ได้ รับ|ไม่ รวม|ไม่ นับ|ไม่ นับ รวม|ยกเว้น|after|from receipt|from the|from when|from date|since|upon|once|when|excluding|not including|not counting|"
        "except|of receipt|of the|of receiving"
    ),
    NO_HOLIDAYS: (
        "ไม่ รวม วัน หยุด|ไม่ นับ วัน หยุด|ไม่ นับ รวม วัน หยุด|เว้น วัน หยุด|ยกเว้น วัน หยุด|ไม่ รวม เสาร์|ไม่ รวม วัน เสาร์|ไม่ นับ วัน เสาร์|เว้น วัน เสาร์|"
        "ยกเว้น วัน เสาร์|excluding holidays|excluding public holidays|excluding weekends|except holidays|except public holidays|"
        "not including holidays|not counting holidays"
    ),
    WORKING_ONLY: "เฉพาะ วัน ทำการ|นับ เฉพาะ วัน ทำการ|นับ เป็น วัน ทำการ|เฉพาะ วัน ราชการ|นับ วัน ทำการ|working days only",
    NOISE: (
        "ระยะเวลา|ระยะ เวลา|ใช้ เวลา|ใช้ ระยะเวลา|เวลา|เป็น เวลา|ดำเนินการ|ปฏิบัติงาน|การ ปฏิบัติงาน|ให้ บริการ|การ ให้ บริการ|แล้ว เสร็จ|ให้ แล้ว เสร็จ|"
        "เสร็จ สิ้น|เสร็จ|รวม|รวม ทั้งสิ้น|รวม ทั้งหมด|ทั้งสิ้น|ทั้งหมด|จำนวน|กำหนด|เป็น|คือ|ให้|ได้|สามารถ|โดย|ใน|อยู่ ที่|ตั้งแต่|แต่|หรือ|เท่ากับ|=|"
        "ใน เวลา ราชการ|ใน วัน เวลา ราชการ|ใน วัน และ เวลา ราชการ|ใน วัน ทำการ|it takes|takes|take|total|total time|processing time|time|"
        "duration|the|in|is|of|or|a total of|approximate|from start to finish"
    ),
}

MONTHS = (
    "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|"
    "กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|"
    "mar|apr|jun|jul|aug|sep|oct|nov|dec"
)
