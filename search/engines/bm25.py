"""The rank of a document as SQLite's FTS5 computes it, for engines that have no such function."""

from math import log

# https://www.sqlite.org/fts5.html#the_bm25_function
K1, B = 1.2, 0.75
# A phrase that half of the documents hold would otherwise count against a document.
LEAST_RARITY = 1e-6


def rarity(documents: int, holding: float) -> float:
    """The inverse document frequency of a phrase that ``holding`` of all ``documents`` hold; above 0."""
    share = (documents - holding + 0.5) / (holding + 0.5)
    return log(share) if share > 1 + LEAST_RARITY else LEAST_RARITY


def saturation(frequency: float, length: float) -> float:
    """What the occurrences of a phrase are worth, 0 up to ``K1 + 1``.

    ``frequency``: their number, each times the weight of its column; ``length``: of the document in words, as a share
    of the mean length.
    """
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length))
