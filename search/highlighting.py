"""Marks the words that were asked for in a text as written: never a part of a Thai cluster, never unescaped markup."""

from collections.abc import Collection, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis import Token, fold, mend, scan

LONGEST = 240
BEFORE_FIRST_MARK = 60
CUT = "…"

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
    """At most ``LONGEST`` characters around the first of ``words``, cut between words."""
    shown = " ".join(mend(text).split())
    if len(shown) <= LONGEST:
        return shown
    tokens = scan(fold(shown))
    first = next((start for start, _ in spans(tokens, words)), 0)
    earliest = first - BEFORE_FIRST_MARK if first > LONGEST - BEFORE_FIRST_MARK else 0
    start = next((token.start for token in tokens if token.start >= earliest), 0) if earliest else 0
    end = max((token.end for token in tokens if token.end <= start + LONGEST), default=start + LONGEST)
    return f"{CUT if start else ''}{shown[start:end]}{CUT if end < len(shown) else ''}"


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
