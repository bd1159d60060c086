"""A light stemmer for English: endings that change no meaning in a search, and no more."""

import re
from functools import lru_cache

_LATIN = re.compile(r"[a-z]+")
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_KEEP = {"address", "business", "during", "news", "species", "status", "thing", "this", "bus", "tax", "visas"}


def is_latin(word: str) -> bool:
    return bool(_LATIN.fullmatch(word))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """``renewing``, ``renewed``, ``renews`` → ``renew``; ``copies`` → ``copy``; ``licence`` and ``license`` alike."""
    word = _singular(word) if word not in _KEEP else word
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and _VOWEL.search(root) and word not in _KEEP:
            word = _DOUBLED.sub(r"\1", root)
            break
    return _one_spelling(word)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _one_spelling(word: str) -> str:
    """British and American spelling as one, and the silent e that some endings take away."""
    if len(word) > 5:
        word = re.sub("ense?$", "ence", word)
        word = re.sub("(isation|ization|ise|ize|is)$", "iz", word)
        word = re.sub("our$", "or", word)
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
