"""The synonyms in force: those that come with the portal, and the active ones of the editors.

They live and die with the tree in memory: a change raises its generation, and every process reads them anew. As they are
put into the question and not into the index, nothing is indexed again.
"""

from collections.abc import Iterable
from functools import lru_cache

from search.editors.models import SynonymGroup
from search.editors.models.synonym_group import Kind
from search.editors.terms import lines
from search.wordlists import Synonyms, shipped

# Kind, terms, what is meant.
Row = tuple[str, str, str]


def in_force() -> Synonyms:
    """One query."""
    return together(active_rows())


def active_rows() -> tuple[Row, ...]:
    groups = SynonymGroup.objects.filter(active=True).order_by("pk")
    return tuple(groups.values_list("kind", "terms", "meant"))


@lru_cache(maxsize=4)
def together(rows: tuple[Row, ...]) -> Synonyms:
    """``rows`` with the terms that come with the portal; made again only for other rows."""
    same = [lines(terms) for kind, terms, _meant in rows if kind == Kind.SAME]
    leads = [{"said": lines(terms), "meant": lines(meant)} for kind, terms, meant in rows if kind == Kind.LEADS]
    return shipped().extended(same, leads) if rows else shipped()


def with_group(group: SynonymGroup) -> Synonyms:
    """As it would be with this group as it is now, saved or not."""
    others: Iterable[Row] = (
        SynonymGroup.objects.filter(active=True).exclude(pk=group.pk).values_list("kind", "terms", "meant")
    )
    return together((*others, (group.kind, group.terms, group.meant)))
