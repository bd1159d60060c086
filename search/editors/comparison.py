"""What a question finds now, and what it would find with a synonym that is not saved yet."""

from dataclasses import dataclass

from django.urls import reverse

from portal.bilingual.language import THAI
from portal.tree import snapshot
from search.documents import node_of
from search.editors.models import SynonymGroup
from search.editors.synonyms import with_group
from search.engines import SearchUnavailableError
from search.finding import Result, find
from search.wordlists import tried

SHOWN = 5


@dataclass(frozen=True)
class Found:
    """``edit_url``: of the Thai page, for an account that may edit it; else ''."""

    title: str
    url: str
    edit_url: str


@dataclass(frozen=True)
class Comparison:
    """``then`` is None where no synonym is proposed."""

    now: list[Found]
    then: list[Found] | None

    @property
    def has_proposal(self) -> bool:
        return self.then is not None

    @classmethod
    def of(cls, query: str, language: str, user, proposed: SynonymGroup | None) -> "Comparison | None":
        """``proposed``: a set as it would be, saved or not. None while no engine answers."""
        try:
            now = _found(query, language, user)
            if proposed is None:
                return cls(now, None)
            with tried(with_group(proposed)):
                return cls(now, _found(query, language, user))
        except SearchUnavailableError:
            return None


def _found(query: str, language: str, user) -> list[Found]:
    results = find(query, language).results(0, SHOWN)
    return [Found(result.document.title, result.url, _edit_url(result, user)) for result in results]


def _edit_url(result: Result, user) -> str:
    node = node_of(result.document.key, THAI, snapshot())
    if node is None or not node.load().permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[node.page_id])
