"""Search inside the handbook: a question, and what of the answer its reader may see."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from manuals.counter.access import for_officers
from manuals.counter.picking import Pick
from manuals.handbook.contents import outline
from manuals.handbook.limits import closed_paths, is_kept_from
from manuals.handbook.memory import PAGE, facts_of
from portal.bilingual.language import active_language
from portal.finding import AS, TYPED, Findings, staff_finder
from portal.tree import Node, snapshot

MAX_CHARACTERS, MOST_SERVICES = 200, 5


@dataclass(frozen=True)
class ShownSection:
    """A section that was found, at its address in the reader's language. ``number``: its place; '' where it has none."""

    node: Node
    code: str
    number: str
    language: str
    title: SafeString
    excerpt: SafeString


class HandbookSearch:
    """Nothing of a question is kept."""

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language
        self.text = request.GET.get("q", "")[:MAX_CHARACTERS]
        self.literal = request.GET.get(AS) == TYPED

    @cached_property
    def findings(self) -> Findings:
        find = staff_finder()
        if find is None:
            return Findings(is_available=False)
        return find(self.text, self.language, self._may_see, literal=self.literal)

    @property
    def literal_url(self) -> str:
        """The same question, not to be read in the other keyboard layout."""
        return f"{self.request.path}?{urlencode({'q': self.text, AS: TYPED})}"

    @cached_property
    def sections(self) -> list[ShownSection]:
        """In the order in which they were found."""
        numbers = {entry.node.page_id: entry.number for entry in outline(self.language)}
        shown = []
        for found in self.findings.found:
            node = snapshot().by_key(found.key, self.language)
            facts = facts_of(node) if node else None
            if node and facts:
                number = numbers.get(node.page_id, "")
                shown.append(ShownSection(node, facts.code, number, found.language, found.title, found.excerpt))
        return shown

    @cached_property
    def services(self) -> list[tuple[str, Node]]:
        """Public services by their codes, which lead to counter mode: those that the words mean there."""
        return Pick.of(self.text, self.language).shown[:MOST_SERVICES]

    def _may_see(self, key: str) -> bool:
        """Whether the section is published in the reader's tree, and no restriction keeps it from the reader in either."""
        node = snapshot().by_key(key, self.language)
        if node is None or node.model._meta.label_lower != PAGE:
            return False
        return not is_kept_from(node, self._closed)

    @cached_property
    def _closed(self) -> tuple[str, ...]:
        return closed_paths(self.request)


@for_officers
@require_safe
def handbook_search(request: HttpRequest) -> HttpResponse:
    """The sections that the words of ``q`` find, 200 also where there are none."""
    context = {"search": HandbookSearch(request, active_language())}
    return render(request, "manuals/handbook_search.html", context)
