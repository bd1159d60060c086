"""Search inside the handbook: what of a section is found, and what of it a reader is shown."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from manuals.handbook.contents import Entry, outline
from manuals.handbook.ids import without_brackets
from manuals.handbook.memory import NARROWED, PAGE, facts_of, is_narrowed
from portal.blocks.text import plain_lines
from portal.editorial.rows import rows_of, stream_fields
from portal.finding import Findings, staff_finder
from portal.indexing import STAFF, PageDocument
from portal.tree import Node, snapshot
from service_pages.codes import public_services

MAX_CHARACTERS = 200
_TEXTS = ("mission", "position", "hand_over_contact", "hand_over_phone", "change_note")


def document_of(page) -> PageDocument:
    """The words of a section. Its id and the code of its service are names: by them it is asked for at the counter."""
    texts = [getattr(page, name) for name in _TEXTS]
    for field in stream_fields(page):
        texts += (words.text for row in rows_of(page, field) for words in row.words())
    texts.append(plain_lines(RichText(page.internal_notes)))
    return PageDocument(
        "handbook",
        page.title,
        without_brackets(page.purpose),
        keywords="\n".join(filter(None, (page.section_id, page.service))),
        body=without_brackets("\n".join(filter(None, texts))),
        code=page.service,
        audience=STAFF,
    )


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
    """A question and what its reader may see of the answer."""

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language
        self.text = request.GET.get("q", "")[:MAX_CHARACTERS]

    @cached_property
    def findings(self) -> Findings:
        find = staff_finder()
        return find(self.text, self.language, self._may_see) if find else Findings(is_available=False)

    @cached_property
    def sections(self) -> list[ShownSection]:
        """In the order in which they were found."""
        numbers = {entry.node.page_id: entry.number for entry in self._outline}
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
        """Public services by their codes, which lead to counter mode."""
        known = public_services(self.language)
        return [(code, known[code]) for code in self.findings.services if code in known]

    @property
    def _outline(self) -> tuple[Entry, ...]:
        return outline(self.language)

    def _may_see(self, key: str) -> bool:
        """Whether the section is published in the reader's tree, and no restriction keeps it from the reader in either."""
        tree = snapshot()
        node = tree.by_key(key, self.language)
        if node is None or node.model._meta.label_lower != PAGE:
            return False
        versions = tree.translations(node).values()
        return not any(is_narrowed(each) and each.path.startswith(self._closed_paths) for each in versions)

    @cached_property
    def _closed_paths(self) -> tuple[str, ...]:
        """Tree paths of the handbook below which the reader may see nothing; three queries, only where there are any."""
        narrowed = PageViewRestriction.objects.filter(page__path__in=snapshot().facts(NARROWED))
        restrictions = list(narrowed.select_related("page").prefetch_related("groups"))
        own = set(self.request.user.groups.values_list("pk", flat=True))
        return tuple(each.page.path for each in restrictions if not self._accepts(each, own))

    def _accepts(self, restriction: PageViewRestriction, own: set[int]) -> bool:
        if restriction.restriction_type != PageViewRestriction.GROUPS:
            return restriction.accept_request(self.request)
        return self.request.user.is_superuser or any(group.pk in own for group in restriction.groups.all())
