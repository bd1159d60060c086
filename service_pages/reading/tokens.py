"""Legible text cut into tokens, in one pass."""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from service_pages.reading import numerals
from service_pages.reading import vocabulary as v


@dataclass(frozen=True)
class Token:
    """``value``: the number (None: too long), unit or bound; ``inside``: what stands in a pair of brackets."""

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | str | None = None
    inside: tuple["Token", ...] = field(default=())


def _key(phrase: str) -> str:
    return phrase.replace(" ", "")


def _meanings() -> dict[str, tuple[str, str | None]]:
    """Phrase without blanks: kind of token and its value. A phrase of several kinds is of the last named."""
    found: dict[str, tuple[str, str | None]] = {}
    valued = [(v.BOUND, v.BOUNDS), (v.STRICT, v.STRICT_BOUNDS), (v.NEXT_DAY, v.NEXT_DAYS), (v.UNIT, v.UNITS)]
    for kind, phrases in v.PHRASES.items():
        found |= dict.fromkeys(phrases.split("|"), (kind, None))
    for kind, values in valued:
        found |= {phrase: (kind, value) for value, phrases in values.items() for phrase in phrases.split("|")}
    return found


def _pattern(phrases: list[str]) -> str:
    """An alternation, the longest first; Latin words stand by themselves."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(_key(phrase)), phrase))
    latin = [phrase for phrase in longest_first if phrase[0] in string.ascii_lowercase]
    others = [re.escape(phrase).replace(r"\ ", " ?") for phrase in longest_first if phrase not in latin]
    return "|".join(filter(None, ["|".join(others), f"(?<![a-z])(?:{'|'.join(map(_latin, latin))})" if latin else ""]))


def _latin(phrase: str) -> str:
    return re.escape(phrase) + ("(?![a-z])" if phrase[-1] in string.ascii_lowercase else "")


_PHRASES = _meanings()
_MEANINGS = {_key(phrase): meaning for phrase, meaning in _PHRASES.items()}
_A_UNIT = _pattern([phrase for phrase, (kind, _value) in _PHRASES.items() if kind == v.UNIT])
_MONTH = _pattern(v.MONTHS.split("|"))
_MOMENT = (
    r"(?<!\d)(?:\d{1,2}[.:]\d{2} ?(?:น\.|น(?![ก-๛])|นาฬิกา)|\d{1,2} ?(?:นาฬิกา|โมง|ทุ่ม|o'?clock)|24/7"
    r"|\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?(?![a-z])|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
    rf"|\d{{1,2}} ?(?:{_MONTH})(?: ?\d{{2,4}}(?!\d))?)"
)
# One character for one character, so that a place in the small letters is the same place in the text.
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_FORMS = [
    # a number that names a thing: a day of the month, a section, a year
    (
        v.TEXT,
        r"(?:วัน|ขั้นตอน|ลำดับ|ครั้ง|งวด|ระยะ|ข้อ|กลุ่ม|เดือน|ส่วน) ?ที่ ?\d+|(?:มาตรา|ข้อ|เลขที่|พ\.ศ\.) ?\d+|(?<!\d)(?<!\d )ปี ?(?:พ\.ศ\. ?)?(?:19|2[0456])\d\d(?!\d)",
    ),
    (v.MOMENT, _MOMENT),
    (v.COLON, r"(?<![\d.:])\d{1,3}:[0-5]\d(?::00)?(?![\d:])"),
    (v.NOISE, r"(?<![^\n])\d{1,2}\)"),  # numbering of a list
    (v.NUMBER, numerals.FIGURES),
    (v.WORD_NUMBER, rf"{numerals.THAI_WORDS}(?= ?(?:{_A_UNIT}|[()-]|ถึง|ครึ่ง|$))"),
    (v.WORD_NUMBER + " in English", rf"(?<![a-z])(?:{numerals.ENGLISH_WORDS})(?![a-z])"),
    (v.MINUTE_MARK, r"(?<=\d )น\.|(?<=\d)น\.|(?<=\d )น(?![ก-๛])|(?<=\d)น(?![ก-๛])|(?<=\d)m(?![a-z])"),
    ("phrase", _pattern(list(_PHRASES))),
    (v.NOISE, r"[.…_]{2,}|…|[*•·!?;“”\"'‘’]|\.(?!\d)"),
    (v.LINE, "\n"),
    (v.OPEN, r"[(\[{]"),
    (v.CLOSE, r"[)\]}]"),
    (v.TEXT, r"[^\s]"),
]
_TOKEN = re.compile("|".join(f"(?P<f{n}>{pattern})" for n, (_kind, pattern) in enumerate(_FORMS)))


def tokens(text: str) -> list[Token]:
    """The tokens of a legible text, bracketed ones inside their bracket's token. Blanks are between tokens."""
    small = text.translate(_SMALL)
    return _bracketed(_joined(_token(found, text) for found in _TOKEN.finditer(small)))


def _token(found: re.Match[str], whole: str) -> Token:
    kind = _FORMS[int((found.lastgroup or "f0")[1:])][0]
    text = found[0]
    value: Decimal | str | None = None
    if kind == "phrase":
        kind, value = _MEANINGS[_key(text)]
    elif kind == v.NUMBER:
        value = numerals.of_figures(text)
    elif kind == v.WORD_NUMBER:
        value = numerals.of_thai(text)
    elif kind.startswith(v.WORD_NUMBER):
        kind, value = v.WORD_NUMBER, numerals.of_english(text)
    return Token(kind, whole[found.start() : found.end()], found.start(), found.end(), value)


def _joined(pieces: Iterator[Token]) -> list[Token]:
    """Letters that are in no phrase, put together up to the next blank or phrase."""
    found: list[list[Token]] = []
    for piece in pieces:
        if found and piece.kind == v.TEXT == found[-1][-1].kind and found[-1][-1].end == piece.start:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [
        Token(run[0].kind, "".join(piece.text for piece in run), run[0].start, run[-1].end, run[0].value)
        if len(run) > 1
        else run[0]
        for run in found
    ]


def _bracketed(flat: list[Token]) -> list[Token]:
    """Brackets in brackets count as one pair; one that is never opened is left out, one never closed ends at the end."""
    found: list[Token] = []
    inside: list[Token] = []
    depth, opened = 0, 0
    for token in flat:
        if token.kind == v.OPEN:
            depth += 1
            opened = opened if inside or depth > 1 else token.start
        elif token.kind == v.CLOSE:
            if depth == 1:
                found.append(Token(v.OPEN, "", opened, token.end, inside=tuple(inside)))
                inside = []
            depth = max(depth - 1, 0)
        else:
            (inside if depth else found).append(token)
    if depth and inside:
        found.append(Token(v.OPEN, "", opened, inside[-1].end, inside=tuple(inside)))
    return found
