"""Text to tokens, for documents and questions alike: all that the search knows of Thai and English.

Pure functions. Engines store and rank the tokens and know no language; so all of them give the same answers.
A token holds letters, digits and Thai marks only, never a space, dot or sign.
"""

import re
from dataclasses import dataclass, replace

from portal.bilingual.normalise import THAI_LETTERS, fold, has_thai, mend, normalise
from search import dictionary
from search.latin import is_latin, stem

__all__ = ["ANALYSIS_VERSION", "Token", "fold", "has_thai", "mend", "normalise", "scan", "tokens", "words"]

# Raise the first part with every change of behaviour: stored documents then count as stale.
ANALYSIS_VERSION = f"1-{dictionary.fingerprint()}"

# The ก of น.ส.3ก and น.ส. 3 ก., but not the beginning of a word, of an abbreviation or of another form.
_SUFFIX = rf"(?:[ก-ฮ](?!\.?[{THAI_LETTERS}a-z0-9])\.?|\s[ก-ฮ](?!\.?[{THAI_LETTERS}a-z0-9]|\s[{THAI_LETTERS}])\.?)?"

# In this order: ภ.พ. and ตม.30 and น.ส.3ก · ตม 30 · TM.30 and P.N.D. 90 · 1,500 · Thai · all else.
_PIECES = re.compile(
    rf"""
    (?P<thai_form> (?: (?:[ก-ฮ]\.\s?){{2,4}} | (?<![{THAI_LETTERS}]) (?:[ก-ฮ]{{1,5}}\.\s?){{1,4}} )
        \d{{1,4}} (?:[/-]\d{{1,3}}){{0,2}} {_SUFFIX} )
    | (?P<dotted> (?:[ก-ฮ]\.){{2,4}} | (?<![{THAI_LETTERS}]) (?:[ก-ฮ]{{1,3}}\.){{2,4}} )
    | (?P<thai_loose> (?<![{THAI_LETTERS}]) [ก-ฮ]{{1,5}} \s? \d{{1,4}} (?:[/-]\d{{1,3}}){{0,2}}
        {_SUFFIX} )
    | (?P<latin_form> (?<![a-z0-9]) (?:[a-z]{{1,5}}\.\s?){{1,4}} \d{{1,4}} (?:[/-]\d{{1,3}})? (?![a-z0-9]) )
    | (?P<latin_dotted> (?<![a-z0-9]) (?:[a-z]\.){{2,4}} )
    | (?P<latin_loose> (?<![a-z0-9]) [a-z]{{1,4}} [\s-]? \d{{1,4}} (?:[/-]\d{{1,3}})? (?![a-z0-9]) )
    | (?P<number> \d{{1,3}}(?:,\d{{3}})+ (?!\d) )
    | (?P<thai> (?: (?!(?:[ก-ฮ]\.){{2}}) [{THAI_LETTERS}] )+ )
    | (?P<other> \d+ | [^\W\d_{THAI_LETTERS}]+ )
    """,
    re.VERBOSE,
)
_SEPARATORS = re.compile(r"[\s.,/-]")
_BEHIND_FIRST_NUMBER = re.compile(r"(?<=\d)(?!\d).*", re.DOTALL)
_LOOSE_PIECES = re.compile(rf"[{THAI_LETTERS}]+|[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its place in the folded text; ``parts`` are found too, but have no place of their own.

    ``pieces`` are the largest of the parts: enough to ask with, as documents hold all parts.
    """

    text: str
    start: int
    end: int
    parts: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


def scan(folded: str) -> list[Token]:
    """The words of a text that is mended and folded, in order, with their places."""
    return [token for piece in _PIECES.finditer(folded) for token in _read(piece)]


def words(text: str) -> list[str]:
    """The words of a text in order, without their parts."""
    return [token.text for token in scan(normalise(text))]


def tokens(text: str) -> list[str]:
    """What is stored of a document's text: its words in order, then the parts of its long words."""
    found = scan(normalise(text))
    return [token.text for token in found] + [part for token in found for part in token.parts]


def _read(found: re.Match) -> list[Token]:
    kind, written, start = found.lastgroup, found.group(), found.start()
    joined = _SEPARATORS.sub("", written)
    match kind:
        case "thai":
            return _thai_tokens(written, start)
        case "thai_loose" | "latin_loose":
            return _loose_tokens(written, joined, start)
        case "thai_form" | "latin_form":
            inside = (m.group() for m in _LOOSE_PIECES.finditer(joined))
            parts = (*_without_suffix(joined, written), *(text for text in inside if len(text) > 1))
            return [Token(joined, start, found.end(), parts, parts)]
        case "other" if is_latin(written):
            return [Token(stem(written), start, found.end())]
        case _:
            return [Token(joined, start, found.end())]


def _thai_tokens(run: str, start: int) -> list[Token]:
    found = []
    for word in dictionary.cut(run):
        found.append(Token(word, start, start + len(word), dictionary.parts(word), dictionary.pieces(word)))
        start += len(word)
    return found


def _loose_tokens(written: str, joined: str, start: int) -> list[Token]:
    """``ตม 30`` may be a form or just two words: both are kept."""
    found: list[Token] = []
    for piece in _LOOSE_PIECES.finditer(written):
        place, text = start + piece.start(), piece.group()
        cut = _thai_tokens(text, place)
        acronym = any(len(token.text) == 1 for token in cut)
        found += cut if has_thai(text) and not acronym else [Token(text, place, place + len(text))]
    forms = (joined, *_without_suffix(joined, written))
    first, *others = found
    return [replace(first, parts=(*first.parts, *forms), pieces=(*first.pieces, *forms)), *others]


def _without_suffix(joined: str, written: str) -> tuple[str, ...]:
    """``ทร14`` for ``ท.ร.14/1``, ``นส3`` for ``น.ส.3ก``: people leave the end away."""
    base = _SEPARATORS.sub("", _BEHIND_FIRST_NUMBER.sub("", written, count=1))
    return (base,) if base != joined else ()
