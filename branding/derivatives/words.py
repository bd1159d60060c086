"""A title cut where a line may end: Thai between words, other writing after spaces."""

import re
from collections.abc import Callable
from functools import cache
from os import environ

from django.conf import settings

from portal.bilingual.units import JOINER, unbroken
from portal.pdf.repertoire import characters, prepared

LONGEST = 400  # letters that are looked at; four lines hold fewer
LONGEST_PIECE = 18  # letters of one piece: anything longer may be cut anywhere between clusters
RUNS = re.compile("[\u0e01-\u0e5b]+|[^\u0e01-\u0e5b]+")
# A letter with what stands before, above, below or after it and is never parted from it.
CLUSTERS = re.compile("[เ-ไ]?.[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0300-\u036f]*", re.DOTALL)
OTHER = re.compile(r"[^ /–-]+[/–-]*|[/–-]+| +")
CLINGING = re.compile(
    "[\u0e30-\u0e3a\u0e45-\u0e4e\u0300-\u036fฯ%)\\]}”’»!?.,:;…\u00a0\u2060]"
)  # none of these begins a line
OPENING = tuple("เแโใไ(“‘«[{\u00a0\u2060")  # none of these ends one


def printable(text: str) -> str:
    """``text`` on one line, ready for the font of PDFs and without what that lacks."""
    shown = "".join(sign for sign in prepared(" ".join(text.split())) if sign in characters())
    return re.sub(" {2,}", " ", shown).strip()


@cache
def thai_words() -> Callable[[str], list[str]]:
    """pythainlp's cutter; the first call reads its dictionary, which takes about half a second."""
    environ.update(PYTHAINLP_DATA=str(settings.PYTHAINLP_DATA_DIR))  # it makes its folder at home unless told otherwise
    from pythainlp.tokenize import word_dict_trie
    from pythainlp.tokenize.newmm import segment

    word_dict_trie()
    return lambda run: segment(run, safe_mode=True)


def pieces(title: str) -> tuple[list[str], bool]:
    """The pieces, whose spaces are at their ends and which together are the title, and whether some of it is left out."""
    text = printable(title)
    left_out = len(text) > LONGEST
    text = unbroken(text[:LONGEST])
    found: list[str] = []
    for run in RUNS.findall(text):
        for word in thai_words()(run) if "\u0e01" <= run[0] <= "\u0e5b" else OTHER.findall(run):
            for piece in cut(word):
                add(found, piece)
    return [piece.replace(JOINER, "") for piece in found], left_out


def cut(word: str) -> list[str]:
    if len(word) <= LONGEST_PIECE:
        return [word]
    clusters = CLUSTERS.findall(word)
    return ["".join(clusters[at : at + LONGEST_PIECE]) for at in range(0, len(clusters), LONGEST_PIECE)]


def add(found: list[str], piece: str) -> None:
    """To the piece before it where a line cannot end between them."""
    clings = piece == " " or CLINGING.match(piece) or (found and found[-1].endswith(OPENING))
    if found and clings:
        found[-1] += piece
    else:
        found.append(piece)
