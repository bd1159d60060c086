"""Best bets: the pages that editors put first for a question. Kept with the tree in memory like synonyms."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from portal.tree import Tree, snapshot
from search.analysis import normalise, scan
from search.documents import PAGE_KEY
from search.editors.models import BestBet
from search.editors.terms import lines
from search.query import MAX_CHARACTERS, MAX_WORDS, Query
from search.wordlists import content_places

BEST_BETS = "search.best_bets"


@dataclass(frozen=True, slots=True)
class Bet:
    """``key``: of the page's documents."""

    key: str
    translation_key: str
    until: datetime.date | None


def load() -> dict[str, list[Bet]]:
    """The active bets by the letters of each term, in their order; one query."""
    found: dict[str, list[Bet]] = {}
    rows = BestBet.objects.filter(active=True).order_by("order", "pk")
    for terms, key, until in rows.values_list("terms", "page__translation_key", "until"):
        bet = Bet(f"{PAGE_KEY}{key}", str(key), until)
        for term in lines(terms):
            for letters in _ways(term):
                found.setdefault(letters, []).append(bet)
    return found


def promoted_keys(query: Query) -> list[str]:
    """Keys of the documents that stand first for this question, best first; costs no query of its own.

    The question must be one of the terms: all of it, or all but its question words; signs, spaces and endings of English
    words make no difference. Pages that are not for everybody, and
    bets that are over, are left out.
    """
    tree = snapshot()
    bets: dict[str, list[Bet]] = tree.facts(BEST_BETS)
    if not bets:
        return []
    today = timezone.localdate()
    found = [bet for letters in _ways(query.text) for bet in bets.get(letters, ())]
    in_time = [bet for bet in found if bet.until is None or bet.until >= today]
    return list(dict.fromkeys(bet.key for bet in in_time if _is_offered(bet, tree)))


def _ways(text: str) -> list[str]:
    """The letters of a text's words: of all, and of those that do not only make it a question; '' of none."""
    found = scan(normalise(text[:MAX_CHARACTERS]))[:MAX_WORDS]
    content = [found[place] for place in content_places(found)]
    return list(dict.fromkeys("".join(token.text for token in words) for words in (found, content)))


def _is_offered(bet: Bet, tree: Tree) -> bool:
    nodes = (tree.by_key(bet.translation_key, language) for language in tree.locales)
    return any(node and node.is_offered for node in nodes)
