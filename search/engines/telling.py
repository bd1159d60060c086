"""Which clauses of a question are worth ranking by; the same for the engines in the database."""

from collections.abc import Iterable, Mapping

from search.query import Clause

# A word of more documents than this ranks nothing and costs most of the time: it is left out while rarer ones remain.
COMMON = 3000
# Where nothing but such words is asked for, so many of them are enough: each is looked up in every document.
ENOUGH = 4


def telling(clauses: Iterable[Clause], frequencies: Mapping[str, int]) -> list[Clause]:
    """Without the clauses of which even the rarest token is common; of the rarest tokens when no other is found anywhere.

    ``frequencies``: in how many documents each token stands.
    """
    rarest = {clause: min(frequencies.get(token, 0) for token in clause.tokens) for clause in clauses}
    found = [clause for clause, frequency in rarest.items() if frequency <= COMMON]
    if any(rarest[clause] for clause in found):
        return found
    by_rarity = sorted((token for token, frequency in frequencies.items() if frequency), key=frequencies.__getitem__)
    left_out = set(by_rarity[ENOUGH:])
    return [clause for clause in clauses if left_out.isdisjoint(clause.tokens)]
