"""How a question is read: as typed, on the other keyboard layout, with the rest of half a word, in a better spelling."""

from dataclasses import dataclass, replace

from portal.bilingual.keyboards import on_other_layout
from portal.bilingual.normalise import bare, has_thai, mend
from search.query import MAX_CHARACTERS, Query, parse
from search.spelling import ALIKE, Speller, is_word

# Of a question that makes no sense as it was typed, at most so many letters are of words that are known;
# on the other layout at least so many, and one word of a page that is so long.
SENSELESS, SENSIBLE, TELLING = 0.35, 0.8, 3
# Half a word is as long at least; it stands for so many words at most.
SHORTEST_HALF, MOST_COMPLETIONS = 3, 6


@dataclass(frozen=True)
class Reading:
    """``questions``: all that was probably meant; ``query``: what is searched for, which is all of these.

    ``service``: the key of the one service that is called just so. ``read_as``: the text on the other keyboard layout,
    when it was read so; ``did_you_mean``: a better spelling. ``is_unquoted``: what stands in quotes is not required.
    """

    questions: tuple[Query, ...]
    service: str | None = None
    read_as: str | None = None
    did_you_mean: str | None = None
    is_unquoted: bool = False

    @property
    def query(self) -> Query:
        asked, *others = self.questions
        for other in others:
            asked = asked.widened(other)
        return asked

    def unquoted(self) -> "Reading":
        """The same when nothing holds what stands in quotes."""
        questions = tuple(replace(query, required=()) for query in self.questions)
        return replace(self, questions=questions, is_unquoted=True)


def read(text: str, names: Speller, *, literal: bool = False) -> Reading:
    """``literal``: on the layout on which it was typed, whatever it may mean."""
    query = parse(text)
    if service := service_named(query, names):
        return Reading((query,), service)
    meant = None if literal else other_layout(text, query, names)
    if meant:
        query = parse(meant)
    better = better_spelling(query, names)
    asked = completed(query, names)
    return Reading((asked, parse(better)) if better else (asked,), service_named(query, names), meant, better)


def service_named(query: Query, names: Speller) -> str | None:
    """The key of the service whose title, code or common name is all of a question, or all but its question words."""
    return names.service(query.text[:MAX_CHARACTERS]) or names.service(query.core)


def other_layout(text: str, query: Query, names: Speller) -> str | None:
    """The text as typed on the other layout, when it makes no sense as it stands and does make sense there."""
    text = text[:MAX_CHARACTERS]
    if not text or _sense(query, names) > SENSELESS:
        return None
    meant = mend(on_other_layout(text))
    if has_thai(meant) == has_thai(text):
        return None
    other = parse(meant)
    tells = any(len(word) >= TELLING and names.is_known(word) for word in other.words)
    return meant if tells and _sense(other, names) >= SENSIBLE else None


def better_spelling(query: Query, names: Speller) -> str | None:
    """A name that was probably meant, when the question holds words by which no public page is described.

    Where these are words all the same (``ฝรั่งมานอนบ้าน``), the whole question must be like the name.
    """
    unknown = [word for word in query.words if not names.is_known(word)]
    if not unknown:
        return None
    if name := names.suggest(query.core, ALIKE if all(map(is_word, unknown)) else 0):
        return name
    return None if has_thai(query.core) else _word_by_word(query.core, names)


def completed(query: Query, names: Speller) -> Query:
    """The query with words of names that its last word, or the last few written together, are the beginning of.

    Not when the last word is a word of a name itself.
    """
    if not query.tail or names.is_in_names(query.tail[-1]):
        return query
    for first in range(len(query.tail)):
        half = query.tail[first:]
        beginning = "".join(half)
        if len(beginning) < SHORTEST_HALF or (len(half) == 1 and is_word(beginning)):
            continue
        if words := names.completions(beginning, MOST_COMPLETIONS):
            return query.completed(half, words)
    return query


def _word_by_word(core: str, names: Speller) -> str | None:
    words = core.split()
    repaired = [word if all(map(names.is_known, parse(word).words)) else names.suggest(word) or word for word in words]
    return " ".join(repaired) if repaired != words else None


def _sense(query: Query, names: Speller) -> float:
    """The share of the letters, 0 to 1, that stand in known words; single letters and figures are known by accident."""
    sensible = [word for word in query.words if len(word) > 1 and not word.isdigit() and _is_sensible(word, names)]
    letters = len(bare("".join(query.words)))
    return len("".join(sensible)) / letters if letters else 0


def _is_sensible(word: str, names: Speller) -> bool:
    return names.is_known(word) or is_word(word)
