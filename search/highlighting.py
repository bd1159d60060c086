"""Marks the words that were asked for in a text as written: never a part of a Thai cluster, never unescaped markup."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis import Token, fold, mend, scan

LONGEST = 240
BEFORE_FIRST_MARK = 60
CUT = "…"
# So many places where a word seems to stand (it may be a part of others) are looked at.
MOST_LOOKED_AT = 3

Span = tuple[int, int]


def highlight(text: str, words: Collection[str]) -> SafeString:
    """``text`` as HTML, mended, with every one of ``words`` (analysed) in a ``mark`` element."""
    shown = mend(text)
    pieces: list[str] = []
    place = 0
    for start, end in _joined(spans(scan(fold(shown)), words)):
        pieces += [shown[place:start], format_html("<mark>{}</mark>", shown[start:end])]
        place = end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, shown[place:]]))


def excerpt(text: str, words: Collection[str]) -> str:
    """At most ``LONGEST`` characters around the first of ``words``, cut between words.

    Words are cut near the places only where one of ``words`` is written, and at the beginning: texts may be long.
    """
    shown = " ".join(mend(text).split())
    if len(shown) <= LONGEST:
        return shown
    tokens, first = _around_first_mark(fold(shown), words)
    earliest = first - BEFORE_FIRST_MARK if first > LONGEST - BEFORE_FIRST_MARK else 0
    start = next((token.start for token in tokens if token.start >= earliest), 0) if earliest else 0
    end = max((token.end for token in tokens if start < token.end <= start + LONGEST), default=start + LONGEST)
    return f"{CUT if start else ''}{shown[start:end]}{CUT if end < len(shown) else ''}"


def _around_first_mark(folded: str, words: Collection[str]) -> tuple[list[Token], int]:
    """The words around the first of ``words``, and its place; those at the beginning, and 0, where none is found."""
    written = sorted({at for word in words if (at := folded.find(word)) >= 0})[:MOST_LOOKED_AT]
    tokens: list[Token] = []
    for at in (*written, 0):
        # From a space on, so that Thai is cut as in the whole text.
        begin = folded.rfind(" ", 0, at - BEFORE_FIRST_MARK) + 1 if at > LONGEST else 0
        found = scan(folded[begin : at + 2 * LONGEST])
        tokens = [replace(token, start=token.start + begin, end=token.end + begin) for token in found]
        first = next((start for start, _ in spans(tokens, words)), None)
        # What is cut off at the end of the part that was read is no word.
        if first is not None and first <= at + BEFORE_FIRST_MARK:
            return tokens, first
    return tokens, 0


def spans(tokens: list[Token], words: Collection[str]) -> Iterator[Span]:
    """Where ``words`` stand; of a longer word that holds one of them as a part, that part."""
    for token in tokens:
        if token.text in words:
            yield token.start, token.end
            continue
        for part in token.parts:
            if part in words and (at := token.text.find(part)) >= 0:
                yield token.start + at, token.start + at + len(part)
                break


def _joined(places: Iterator[Span]) -> list[Span]:
    """Neighbours that touch become one mark."""
    joined: list[Span] = []
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
