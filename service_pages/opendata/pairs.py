"""Words in both languages as data: ``{"th": …, "en": …}``, None where there is nothing in that language."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.functional import Promise

from portal.bilingual.language import ENGLISH, LANGUAGES, THAI, language_of
from portal.tables.texts import cleaned

Pair = dict[str, str | None]


def pair(thai: str | None, english: str | None) -> Pair:
    """The English of a translation that shows the Thai text is None: it is not translated."""
    thai, english = cleaned(thai or ""), cleaned(english or "")
    if english == thai and language_of(english) == THAI:
        english = ""
    return {THAI: thai or None, ENGLISH: english or None}


def line_pair(thai: str | None, english: str | None) -> dict[str, list[str] | None]:
    """Texts that hold an item a line, as lists."""
    words = pair(thai, english)
    return {
        code: [line.strip() for line in (text or "").split("\n") if line.strip()] or None
        for code, text in words.items()
    }


def label(words: str | Promise) -> Pair:
    """A word of the interface in both languages."""
    found: Pair = {}
    for code in LANGUAGES:
        with translation.override(code):
            found[code] = str(words)
    return found


def joined(pairs: Iterable[Pair], separator: str = "\n") -> Pair:
    """The texts of several pairs as one; a language that one of them lacks has none, since it would tell a part only."""
    pairs = [words for words in pairs if words[THAI] or words[ENGLISH]]
    return {
        code: separator.join(filter(None, texts)) or None if all(texts) else None
        for code in LANGUAGES
        for texts in [[words[code] for words in pairs]]
    }


def preferred(words: Pair, language: str) -> str:
    """The text in ``language``, else in the other one; '' where there is none."""
    return words[language] or words[THAI] or words[ENGLISH] or ""
