"""Every address that the resolver knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

ADMIN = "admin/"
ARGUMENT = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """``route`` as a request's ``resolver_match.route`` writes it; ``name`` with its namespaces. ``page_type``: whose pages
    have the address below themselves."""

    route: str
    name: str = ""
    is_own: bool = True
    is_bilingual: bool = False
    page_type: str = ""

    def __str__(self):
        return self.route

    @property
    def is_of_the_admin(self) -> bool:
        return self.route.startswith(ADMIN)

    @property
    def arguments(self) -> set[str]:
        return {named or converted for named, converted in ARGUMENT.findall(self.route)}

    def filled(self, values: dict[str, object]) -> str:
        """The path with ``values`` for its arguments. Raises KeyError for an argument that nobody knows."""
        pattern = self.route.replace("$", "").replace("^", "")
        return "/" + ARGUMENT.sub(lambda match: str(values[match[1] or match[2]]), pattern).replace(r"\.", ".")


def addresses(own: tuple[str, ...] = ()) -> list[Address]:
    """In the order of the resolver; of two with one route the first, which answers. ``own``: names of the own apps."""
    found: dict[str, Address] = {}
    for address in _below(get_resolver().url_patterns, own):
        found.setdefault(address.route, address)
    return list(found.values())


def _below(patterns, own, prefix="", namespaces=(), is_bilingual=False) -> Iterator[Address]:
    for pattern in patterns:
        part = str(pattern.pattern)
        route = prefix + (part.removeprefix("^") if prefix else part)
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            bilingual = is_bilingual or isinstance(pattern.pattern, LocalePrefixPattern)
            yield from _below(pattern.url_patterns, own, route, inner, bilingual)
        else:
            view = getattr(pattern.callback, "view_class", pattern.callback)
            name = ":".join(filter(None, (*namespaces, pattern.name)))
            yield Address(route, name, view.__module__.partition(".")[0] in own, is_bilingual)
