"""What should be found: one entry for every live page and language that has words for the search, and for topics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, get_page_models

from portal.indexing import PUBLIC, STAFF, PageDocument, sources
from portal.models import BasePage
from portal.tree import Node, Tree
from search.attachments.texts import attached_text
from search.models import FIELDS, SearchDocument, content_hash

PAGE_KEY = "page:"
# So many pages are read, and held by the one who reads them, at a time.
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a thing in one language, and who it is. ``url`` only for what is no page: pages may move."""

    key: str
    locale: str
    document: PageDocument
    page_id: int | None = None
    url: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        return self.key, self.locale

    @property
    def content_hash(self) -> str:
        return content_hash(self.document, self.url)


def is_page(key: str) -> bool:
    return key.startswith(PAGE_KEY)


def page_key(page) -> str:
    """The same for a page and its translations."""
    return f"{PAGE_KEY}{page.translation_key}"


def node_of(key: str, language: str, tree: Tree) -> Node | None:
    """The page of a key in the tree of ``language``; None when it is no page or not there."""
    return tree.by_key(key.removeprefix(PAGE_KEY), language) if is_page(key) else None


def versions(keys: Iterable[str], audience: str) -> dict[str, dict[str, SearchDocument]]:
    """The documents of each key by their languages, in the order of the keys, without their tokens; one query."""
    found: dict[str, dict[str, SearchDocument]] = {key: {} for key in keys}
    # By key alone: SQLite would rather walk through all that is public.
    documents = SearchDocument.objects.filter(key__in=found).defer(*(f"analysed_{name}" for name in FIELDS))
    for document in documents:
        if document.audience == audience:
            found[document.key][document.locale] = document
    return found


def searchable_models() -> list[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def restricted_paths() -> tuple[str, ...]:
    """Tree paths below which nothing is for everybody: by a restriction, or because the page there is not published."""
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    down = Page.objects.filter(live=False, numchild__gt=0, depth__gt=1).values_list("path", flat=True)
    return (*restricted, *down)


def entry_of(page: Page, restricted: tuple[str, ...]) -> Entry | None:
    """What the search may know of a page of its own class; None for drafts, aliases and what is not for everybody.

    Pages that are private by type go to the staff's index, whatever they say themselves.
    """
    if not isinstance(page, BasePage) or not page.live or page.alias_of_id:
        return None
    language = page.locale.language_code
    with override(language):
        document = page.search_document()
    if document is None:
        return None
    if page.private_by_type:
        document = replace(document, audience=STAFF)
    if document.audience == PUBLIC and page.path.startswith(restricted):
        return None
    if document.audience == PUBLIC and (words := attached_text(page)):
        document = replace(document, body=f"{document.body}\n{words}")
    return Entry(page_key(page), language, document, page_id=page.pk)


def page_ids(below: str = "") -> list[int]:
    """The pages whose tree path begins with ``below`` that may have an entry, or have a document; in order."""
    live = Page.objects.filter(live=True, alias_of=None, path__startswith=below)
    known = SearchDocument.objects.filter(page__path__startswith=below)
    return sorted({*live.values_list("pk", flat=True), *known.values_list("page_id", flat=True)})


def entries_of(ids: Iterable[int], is_to_hold: bool = False) -> list[Entry]:
    """The entries of pages, as they are stored now.

    ``is_to_hold``: nobody else reads the pages so, or changes them, before this transaction has ended. Whoever waited for
    that sees what has been stored, so that an older state never comes last.
    """
    pages = Page.objects.filter(pk__in=ids).order_by("pk")
    if is_to_hold:
        pages = pages.select_for_update(no_key=True)
    by_kind: dict[int, list[int]] = defaultdict(list)
    for pk, kind in pages.values_list("pk", "content_type"):
        by_kind[kind].append(pk)
    restricted = restricted_paths()
    found = (page for kind, pks in by_kind.items() for page in _of_kind(kind, pks))
    return [entry for page in found if (entry := entry_of(page, restricted))]


def _of_kind(content_type: int, ids: list[int]) -> Iterable[BasePage]:
    """The pages of one class; of one that is about to be deleted the class's own row may be gone first."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, BasePage):
        return ()
    return model.objects.filter(pk__in=ids).select_related("locale")


def page_entries() -> Iterator[Entry]:
    """The entries of all pages."""
    ids = page_ids()
    for start in range(0, len(ids), CHUNK):
        yield from entries_of(ids[start : start + CHUNK])


def source_entries() -> Iterator[Entry]:
    """The entries of what is no page: topics and the like."""
    for source in sources:
        for key, locale, url, document in source():
            yield Entry(key, locale, document, url=url)


def all_entries() -> Iterator[Entry]:
    yield from page_entries()
    yield from source_entries()


def stored(entries: Iterable[Entry]) -> dict[tuple[str, str], SearchDocument]:
    """The documents that are stored under the identities of ``entries``; one query."""
    keys = {entry.key for entry in entries}
    return {(d.key, d.locale): d for d in SearchDocument.objects.filter(key__in=keys)}
