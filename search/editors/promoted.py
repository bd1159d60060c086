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
from search.wordlists import Sequence, content_places

BEST_BETS = "search.best_bets"


@dataclass(frozen=True, slots=True)
class Bet:
    """``key``: of the page's documents."""

    key: str
    translation_key: str
    until: datetime.date | None


def load() -> dict[Sequence, list[Bet]]:
    """The active bets by the words of each term, in their order; one query."""
    found: dict[Sequence, list[Bet]] = {}
    rows = BestBet.objects.filter(active=True).order_by("order", "pk")
    for terms, key, until in rows.values_list("terms", "page__translation_key", "until"):
        bet = Bet(f"{PAGE_KEY}{key}", str(key), until)
        for term in lines(terms):
            for row in _ways(term):
                found.setdefault(row, []).append(bet)
    return found


def promoted_keys(query: Query) -> list[str]:
    """Keys of the documents that stand first for this question, best first; costs no query of its own.

    The question must be one of the terms: all of it, or all but its question words. Pages that are not for everybody, and
    bets that are over, are left out.
    """
    tree = snapshot()
    bets: dict[Sequence, list[Bet]] = tree.facts(BEST_BETS)
    if not bets:
        return []
    today = timezone.localdate()
    found = [bet for row in _ways(query.text) for bet in bets.get(row, ())]
    in_time = [bet for bet in found if bet.until is None or bet.until >= today]
    return list(dict.fromkeys(bet.key for bet in in_time if _is_offered(bet, tree)))


def _ways(text: str) -> list[Sequence]:
    """The words of a text: all of them, and those that do not only make it a question."""
    found = scan(normalise(text[:MAX_CHARACTERS]))[:MAX_WORDS]
    row = [token.text for token in found]
    return list(dict.fromkeys((tuple(row), tuple(row[n] for n in content_places(found)))))


def _is_offered(bet: Bet, tree: Tree) -> bool:
    nodes = (tree.by_key(bet.translation_key, language) for language in tree.locales)
    return any(node and node.is_offered for node in nodes)
