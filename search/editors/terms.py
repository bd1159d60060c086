"""Terms as editors type them, one a line: read, and refused with a sentence that names the one that is wrong."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.analysis import words
from search.wordlists import Sequence, stop_sequences

MOST, LONGEST = 50, 100


def lines(text: str) -> list[str]:
    """The terms of a field, without empty lines and doubled spaces."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def sequences(text: str) -> dict[Sequence, str]:
    """Each term by its words, which are the same for all ways to write it."""
    return {tuple(words(term)): term for term in lines(text)}


def refuse_unfit(text: str, least: int = 1) -> None:
    """Raises ValidationError unless these are ``least`` terms or more that can be searched for, none of them twice."""
    terms = lines(text)
    if not terms:
        raise ValidationError(_("There is no term yet. Write at least one, each on a line of its own."))
    if len(terms) > MOST:
        message = _("These are %(count)d terms. A set takes at most %(most)d: make a second one.")
        raise ValidationError(message % {"count": len(terms), "most": MOST})
    faults = [sentence for term in terms if (sentence := _fault(term))]
    seen: dict[Sequence, str] = {}
    for term in terms:
        row = tuple(words(term))
        if row and row in seen:
            message = _("“%(term)s” and “%(other)s” are the same term to the search. Keep one.")
            faults.append(message % {"term": term, "other": seen[row]})
        seen.setdefault(row, term)
    if faults:
        raise ValidationError(faults)
    if len(terms) < least:
        raise ValidationError(_("One term alone means the same as nothing else. Write a second one on the next line."))


def _fault(term: str) -> str:
    """What is wrong with one term; '' for a good one."""
    if len(term) > LONGEST:
        message = _("“%(term)s…” has %(count)d characters. A term has at most %(most)d.")
        return message % {"term": term[:30], "count": len(term), "most": LONGEST}
    row = words(term)
    if not row:
        return _("“%(term)s” has no letter or digit that could be searched for.") % {"term": term}
    if len("".join(row)) == 1:
        return _("“%(term)s” is a single letter. It would be found in everything.") % {"term": term}
    if sum(len(sequence) for _place, sequence in stop_sequences().matches(row)) == len(row):
        return _("“%(term)s” only makes a question; the search leaves such words out.") % {"term": term}
    return ""
