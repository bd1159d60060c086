"""View restrictions at, above and below the first page of the handbook, from memory: who is kept from which sections."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from portal.tree import Node, snapshot

LIMITS = "manuals.limits"


@dataclass(frozen=True, slots=True)
class Limit:
    """A view restriction. ``path``: the tree path at and below which it holds; ``groups``: ids of those it lets in."""

    restriction_id: int
    path: str
    kind: str
    groups: frozenset[int]

    def lets_in(self, request: HttpRequest, groups: set[int]) -> bool:
        """Whether it lets in who asks, being in ``groups``. No query."""
        if self.kind == PageViewRestriction.GROUPS:
            return request.user.is_superuser or bool(self.groups & groups)
        return PageViewRestriction(pk=self.restriction_id, restriction_type=self.kind).accept_request(request)


def load_limits(indexes: list[str]) -> tuple[Limit, ...]:
    """Of the restrictions at, above and below the tree paths ``indexes``; two queries."""
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return tuple(
        Limit(each.pk, each.page.path, each.restriction_type, frozenset(group.pk for group in each.groups.all()))
        for each in restrictions
        if any(each.page.path.startswith(path) or path.startswith(each.page.path) for path in indexes)
    )


def closed_paths(request: HttpRequest) -> tuple[str, ...]:
    """Tree paths at and below which the reader may see nothing; a query where there are restrictions at all."""
    limits: tuple[Limit, ...] = snapshot().facts(LIMITS)
    if not limits:
        return ()
    groups = set(request.user.groups.values_list("pk", flat=True))
    return tuple(limit.path for limit in limits if not limit.lets_in(request, groups))


def is_kept_from(node: Node, closed: tuple[str, ...]) -> bool:
    """Whether a restriction keeps the page from who may not see ``closed``, in whichever tree it stands."""
    return any(version.path.startswith(closed) for version in snapshot().translations(node).values())
