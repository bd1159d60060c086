"""The Thai words that texts are cut into: pythainlp's, and the portal's own (``data/words.txt``)."""

import hashlib
from functools import cache, lru_cache
from os import environ
from pathlib import Path

from django.conf import settings

from portal.bilingual.normalise import normalise

# pythainlp makes its folder in the home folder when it is imported, unless told otherwise.
environ.pop("PYTHAINLP_DATA_DIR", None)
environ.update(PYTHAINLP_DATA=str(settings.PYTHAINLP_DATA_DIR))

from pythainlp.corpus import thai_words
from pythainlp.tokenize.newmm import segment
from pythainlp.tokenize.tcc_p import tcc_pos_array
from pythainlp.util import Trie

WORDS_FILE = Path(__file__).parent / "data" / "words.txt"
SHORTEST_WITH_PARTS = 5
SHORTEST_PART = 2


def word_list(path: Path) -> list[str]:
    """The lines of a file of words or terms, one a line; ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


@cache
def own_words() -> frozenset[str]:
    """The words of ``data/words.txt``."""
    return frozenset(map(normalise, word_list(WORDS_FILE)))


def fingerprint() -> str:
    """Eight characters that change when the portal's own words change."""
    return hashlib.sha256("\n".join(sorted(own_words())).encode()).hexdigest()[:8]


@cache
def trie() -> Trie:
    """The dictionary; the first call takes about half a second, so it is made at start-up."""
    words = Trie([])
    for word in thai_words():
        words.add(normalise(word))
    for word in own_words():
        words.add(word)
    return words


def cut(run: str) -> list[str]:
    """The words of a run of normalised Thai letters; together they are the run."""
    return segment(run, trie(), safe_mode=True)


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Shorter words that a word of five letters or more is made of, and theirs in turn: ใบขับขี่ → ใบ, ขับขี่, ขับ, ขี่."""
    return tuple(dict.fromkeys(part for piece in pieces(word) for part in (piece, *parts(piece))))


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[str, ...]:
    """A long word as the fewest dictionary words other than itself, cut between clusters; () if it cannot be cut."""
    if len(word) < SHORTEST_WITH_PARTS:
        return ()
    borders = tcc_pos_array(word)
    best: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(word)):
        if start not in best:
            continue
        for piece in trie().prefixes(word, start):
            end = start + len(piece)
            if piece == word or len(piece) < SHORTEST_PART or not borders[end]:
                continue
            if end not in best or len(best[start]) + 1 < len(best[end]):
                best[end] = (*best[start], piece)
    return best.get(len(word), ())
