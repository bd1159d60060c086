"""What a time is for one of: "/ ราย", "ต่อคำขอ", "per case"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from service_pages.reading import vocabulary as v
from service_pages.reading.quantities import kind_at, quantity_at
from service_pages.reading.tokens import Token

_LATIN = re.compile("[A-Za-z'-]+")
_LETTERS = re.compile("[A-Za-zก-๎]+")
_MAX_WORDS = 3


class Per(NamedTuple):
    """``is_time``: so much time in each day or month. ``end``: the index of the token behind it."""

    words: str
    is_time: bool
    end: int


def per_at(tokens: Sequence[Token], index: int) -> Per | None:
    """``index``: of the stroke or word for "per"; None where no word that can be counted follows."""
    if kind_at(tokens, index) != v.PER or quantity_at(tokens, index + 1):
        return None
    start, number = index + 1, ""
    if kind_at(tokens, start) == v.NUMBER:
        number = "" if tokens[start].value == 1 else f"{tokens[start].text} "
        start += 1
    if not _is_word(tokens, start):
        return None
    words, end = _words(tokens, start)
    return Per(number + words, tokens[start].kind == v.UNIT, end)


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    known = (v.TEXT, v.NOISE, v.UNIT, v.CONDITION)
    return kind_at(tokens, index) in known and bool(_LETTERS.match(tokens[index].text))


def _words(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """A Thai word up to the next blank, or up to three of them with strokes (ราย/ครั้ง), or up to three Latin ones."""
    words, end = tokens[index].text, index + 1
    for _more in range(_MAX_WORDS - 1):
        if kind_at(tokens, end) == v.PER and tokens[end].text == "/" and _is_word(tokens, end + 1):
            words, end = f"{words}/{tokens[end + 1].text}", end + 2
        elif _both_latin(tokens, end):
            words, end = f"{words} {tokens[end].text}", end + 1
    return words, end


def _both_latin(tokens: Sequence[Token], index: int) -> bool:
    return kind_at(tokens, index) == v.TEXT and all(
        _LATIN.fullmatch(token.text) for token in tokens[index - 1 : index + 1]
    )
