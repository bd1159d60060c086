"""How a question is read: as typed, on the other keyboard layout, with the rest of half a word, in a better spelling."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.bilingual.keyboards import on_other_layout
from portal.bilingual.normalise import bare, has_thai, is_spelt, mend, normalise, squeezed
from search.query import MAX_CHARACTERS, Query, parse
from search.slips import is_slip
from search.spelling import ALIKE, Speller, is_meant, is_word

# Of a question that makes no sense as it was typed, at most so many letters are of words that pages have. Thai may have
# more: letters of English words fall into short Thai ones, Thai letters hardly ever into English words.
SENSELESS_LATIN, SENSELESS_THAI = 0.35, 0.6
# On the other layout at least so many, and one word or form of a page that is so long.
SENSIBLE, TELLING = 0.8, 3
# So many are enough where the text as typed can be no language at all.
SENSIBLE_ENOUGH = 0.6
# Half a word is as long at least; it stands for so many words at most.
SHORTEST_HALF, MOST_COMPLETIONS = 3, 6
# A question of so many words is short.
FEW = 2


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
    """The text as typed on the other layout, when it makes no sense as it stands and does make sense there.

    Words that only the dictionary knows say nothing for a text as it was typed: keys at random are full of short ones.
    """
    text = text[:MAX_CHARACTERS]
    thai, can_be = has_thai(text), is_spelt(mend(text))
    if can_be and _sense(query, names.is_known) > (SENSELESS_THAI if thai else SENSELESS_LATIN):
        return None
    meant = mend(on_other_layout(text))
    can_be_meant = has_thai(meant) != thai and (_is_of_letters(meant) if thai else is_spelt(meant))
    return meant if can_be_meant and _makes_sense(meant, names, SENSIBLE if can_be else SENSIBLE_ENOUGH) else None


def _is_of_letters(text: str) -> bool:
    """Whether a Latin text has few signs: those keys have Thai letters."""
    return len(bare(text)) >= SENSIBLE * len("".join(text.split()))


def _makes_sense(text: str, names: Speller, share: float) -> bool:
    query = parse(text)
    tells = any(len(token) >= TELLING and names.is_known(token) for token in (*query.words, *query.forms))
    return tells and _sense(query, lambda word: names.is_known(word) or is_word(word)) >= share


def better_spelling(query: Query, names: Speller) -> str | None:
    """A name that was probably meant, when the question holds words by which no public page is described.

    Where these are words all the same (``ฝรั่งมานอนบ้าน``), the whole question must be like the name.
    """
    if not has_thai(query.core):
        return _english_slip(query.core, names)
    if unknown := [word for word in query.words if not names.is_known(word) and not word.isdigit()]:
        return names.suggest(query.core, ALIKE if all(map(is_word, unknown)) else 0)
    return _thai_slip(query, names)


def _thai_slip(query: Query, names: Speller) -> str | None:
    """A slip may make words of a word (สม|รถ is สมรส): then no name holds them all, and one is nearly the same."""
    if names.is_in_a_name(query.words):
        return None
    name = names.suggest(query.core, ALIKE)
    return name if name and is_slip(squeezed(query.core), squeezed(name)) else None


def _english_slip(core: str, names: Speller) -> str | None:
    """The name that has a word like each unknown one of the question, or else the question, each such word mended."""
    words = core.split()
    wrong = [word for word in words if not all(names.is_known(stem) or is_word(stem) for stem in parse(word).words)]
    if not wrong:
        return None
    name = names.suggest(core)
    if name and (_is_like(wrong, normalise(name).split()) or is_slip(bare(core), bare(name))):
        return name
    mended = [_mended(word, names) if word in wrong else word for word in words]
    return " ".join(mended) if mended != words else None


def _is_like(wrong: list[str], right: list[str]) -> bool:
    return all(any(is_slip(typed, meant) for meant in right) for typed in wrong)


def _mended(word: str, names: Speller) -> str:
    name = names.suggest(word)
    return name if name and is_slip(word, normalise(name)) else word


def completed(query: Query, names: Speller) -> Query:
    """The query with words of names that its last word, or the last few written together, are the beginning of.

    Not when the last word is a word of a name itself.
    """
    if not query.tail or names.is_in_names(query.tail[-1]):
        return query
    for first in range(len(query.tail)):
        half = query.tail[first:]
        beginning = "".join(half)
        if len(beginning) < SHORTEST_HALF or (len(half) == 1 and _is_whole(beginning, query, names)):
            continue
        if words := names.completions(beginning, MOST_COMPLETIONS):
            return query.completed(half, words)
    return query


def _is_whole(word: str, query: Query, names: Speller) -> bool:
    """Whether a word is meant as it stands. In a short question a word of the dictionary may be half a name (พาส)."""
    return names.is_known(word) or (is_word(word) if len(query.words) > FEW else is_meant(word))


def _sense(query: Query, makes_sense: Callable[[str], bool]) -> float:
    """The share of the letters, 0 to 1, that stand in such words; single letters and figures are known by accident."""
    forms = "".join(filter(makes_sense, query.forms))
    sensible = [
        word for word in query.words if word in forms or (len(word) > 1 and not word.isdigit() and makes_sense(word))
    ]
    letters = len(bare("".join(query.words)))
    return len("".join(sensible)) / letters if letters else 0
