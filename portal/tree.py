"""The tree of live pages in memory: menus, breadcrumbs, language switch and routing without queries.

A process builds it at the first request and again when the generation in the database has risen
(portal/models/generation.py). A reader costs one query: the generation.
"""

import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    get_page_models,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.models.generation import Generation

STEPLEN = Page.steplen
# As text: to make UUIDs of twenty thousand keys takes longer than all else that a tree is made of.
_KEY = Cast("translation_key", CharField())
# What portal/bilingual registers: ids of English pages whose translation has no string yet; for the others, by page id,
# the out-of-date translations by path, and since when strings by path have none.
UNTRANSLATED_PAGES = "portal.untranslated_pages"
HELD_TEXTS, MISSING_TEXTS = "portal.held_texts", "portal.missing_texts"
# A safety net, should a process die between a commit and the raise of the generation.
MAX_AGE_SECONDS = 60

after_commit = transaction.on_commit
_loaders: dict[str, Callable[[], object]] = {}
_withholders: list[Callable[[Iterable["Node"]], set[str]]] = []
_memory = threading.local()
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Node:
    """A live page. ``url`` is its path; ``restricted`` means not for everybody, by itself or by an ancestor.

    ``translation_key``: its 32 hexadecimal digits. ``withheld``: for nobody, because of another page (``withhold``).
    """

    page_id: int
    path: str
    slug: str
    title: str
    model: type[Page]
    language: str
    translation_key: str
    url: str
    alias: bool
    in_menu: bool
    restricted: bool
    withheld: bool = False

    @property
    def parent_path(self) -> str:
        return self.path[:-STEPLEN]

    @property
    def depth(self) -> int:
        return len(self.path) // STEPLEN

    @property
    def is_offered(self) -> bool:
        """Whether sitemap and search may name the page: it is for everybody, and its type offers it today."""
        offers = getattr(self.model, "is_offered", None)  # a plain page of Wagtail has no opinion
        return not self.restricted and (offers is None or offers(self))

    def load(self) -> Page:
        """The page itself, of its own class; one query. Raises ObjectDoesNotExist when it has just been deleted."""
        return self.model.objects.get(pk=self.page_id)


@dataclass(frozen=True)
class Tree:
    """All live pages of the site in both languages as of one generation."""

    generation: int
    site: Site | None
    locales: dict[str, Locale]
    nodes: tuple[Node, ...]
    # Tree paths of pages that are not live and have live pages below them; those are no nodes.
    hidden: tuple[str, ...] = ()
    built: float = field(default_factory=time.monotonic)

    @cached_property
    def _by_id(self) -> dict[int, Node]:
        return {node.page_id: node for node in self.nodes}

    @cached_property
    def _by_path(self) -> dict[str, Node]:
        return {node.path: node for node in self.nodes}

    @cached_property
    def _by_url(self) -> dict[str, Node]:
        return {node.url: node for node in self.nodes}

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Node]:
        return {(node.translation_key, node.language): node for node in self.nodes}

    @cached_property
    def _children(self) -> dict[str, list[Node]]:
        children: dict[str, list[Node]] = {}
        for node in self.nodes:
            children.setdefault(node.parent_path, []).append(node)
        return children

    @cached_property
    def _levels(self) -> int:
        """How many components the longest address of a page has below its home page: no longer one is looked up."""
        return max((node.depth for node in self.nodes), default=2) - 2

    @cached_property
    def _facts(self) -> dict[Hashable, object]:
        return {}

    def node(self, page_id: int | None) -> Node | None:
        return self._by_id.get(page_id) if page_id else None

    def by_key(self, translation_key, language: str) -> Node | None:
        """``translation_key``: a UUID, or one as text with or without hyphens."""
        return self._by_key.get((str(translation_key).replace("-", ""), language))

    def home(self, language: str) -> Node | None:
        return self._by_url.get(home_url(language))

    def find(self, language: str, path: str) -> tuple[Node | None, list[str]]:
        """The deepest page on the way to ``path`` (below the language's home), and the components left over."""
        components = [part for part in path.split("/") if part]
        for count in range(min(len(components), self._levels), -1, -1):
            url = home_url(language) + "".join(f"{part}/" for part in components[:count])
            if node := self._by_url.get(url):
                return node, components[count:]
        return None, components

    def ancestors(self, node: Node) -> list[Node]:
        """From the home page down to the parent."""
        paths = (node.path[:end] for end in range(STEPLEN, len(node.path), STEPLEN))
        return [self._by_path[path] for path in paths if path in self._by_path]

    def parent(self, node: Node) -> Node | None:
        return self._by_path.get(node.parent_path)

    def children(self, node: Node) -> list[Node]:
        """The children everybody may see, in the order of the tree."""
        return [child for child in self._children.get(node.path, []) if not child.restricted]

    def below(self, node: Node) -> list[Node]:
        """All live pages below, private ones too, in the order of the tree: for readers who have been asked already."""
        return [other for other in self.nodes if other.path.startswith(node.path) and other.depth > node.depth]

    def menu(self, language: str) -> list[Node]:
        home = self.home(language)
        return [node for node in self.children(home) if node.in_menu] if home else []

    def translations(self, node: Node) -> dict[str, Node]:
        """The page in each language, aliases included, by language code."""
        found = {language: self.by_key(node.translation_key, language) for language in self.locales}
        return {language: other for language, other in found.items() if other}

    def is_translated(self, node: Node) -> bool:
        """Whether the page has words of its own language: no alias, and not a translation without a single string."""
        return not node.alias and node.page_id not in self.facts(UNTRANSLATED_PAGES)

    def of_model(self, model: type[Page], language: str) -> list[Node]:
        """All pages of a class that everybody may see, in the order of the tree."""
        return self.remembered((model, language), lambda: list(self._of_model(model, language)))

    def _of_model(self, model: type[Page], language: str) -> Iterator[Node]:
        for node in self.nodes:
            if node.language == language and issubclass(node.model, model) and not node.restricted:
                yield node

    def facts(self, name: str):
        """What an app has registered under ``name``, loaded once a generation."""
        return self.remembered(name, _loaders[name])

    def remembered(self, key: Hashable, make: Callable[[], Any]):
        """What ``make`` gives, made once a generation. Keys are names and choices that exist, never what people type."""
        if key not in self._facts:
            self._facts[key] = make()
        return self._facts[key]


def home_url(language: str) -> str:
    return "/" if language == "th" else f"/{language}/"


def register(name: str, loader: Callable[[], object]) -> None:
    """Let a small table that every page needs live and die with the tree; ``loader`` runs once a generation."""
    _loaders[name] = loader


def withhold(find: Callable[[Iterable[Node]], set[str]]) -> None:
    """Let ``find`` name the pages, by translation key, that nobody may see while another page is not for everybody."""
    _withholders.append(find)


def snapshot() -> Tree:
    """The tree of this moment; within a request always the same one."""
    if tree := getattr(_memory, "request_tree", None):
        return tree
    if is_changing():
        return _build(Generation.current())
    tree = _fresh()
    if getattr(_memory, "in_request", False):
        _memory.request_tree = tree
    return tree


def is_changing() -> bool:
    """Whether this transaction has changed the tree and may yet be rolled back: nobody must remember what it sees."""
    return _is_awaited(_raise_generation)


def _is_awaited(function: Callable[[], None]) -> bool:
    return any(entry[1] is function for entry in connection.run_on_commit)


def once_after_commit(function: Callable[[], None]) -> None:
    """Call ``function`` when the transaction commits: once, however often this is asked for in it."""
    if not _is_awaited(function):
        after_commit(function)


def _fresh() -> Tree:
    generation = Generation.current()
    if tree := _remembered_tree(generation):
        return tree
    with _lock:  # threads that waited find what the first one has built
        tree = _remembered_tree(generation) or _build(generation)
        _shared.tree = tree
    return tree


def _remembered_tree(generation: int) -> Tree | None:
    tree = _shared.tree
    is_current = tree and tree.generation == generation and time.monotonic() - tree.built < MAX_AGE_SECONDS
    return tree if is_current else None


def forget() -> None:
    """Drop what this process remembers; the next reader builds the tree anew."""
    _shared.tree = None
    _memory.request_tree = None


class _Shared:
    tree: Tree | None = None


_shared = _Shared()


def _build(generation: int) -> Tree:
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return Tree(generation, None, locales, ())
    hidden: set[str] = set()
    nodes = _without_withheld(tuple(_nodes(site, locales, hidden)))
    return Tree(generation, site, locales, nodes, tuple(sorted(hidden)))


def _nodes(site: Site, locales: dict[str, Locale], hidden: set[str]) -> Iterator[Node]:
    """The live pages, parents first; the paths of pages that hide others are added to ``hidden``."""
    languages = {locale.pk: code for code, locale in locales.items()}
    models = _models_by_content_type()
    limited = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    rows = Page.objects.filter(live=True, depth__gt=1).order_by("path")
    values = rows.values_list(
        "pk", "path", "slug", "title", "content_type_id", "locale_id", _KEY, "alias_of_id", "show_in_menus"
    )
    above: dict[str, Node] = {}
    for pk, path, slug, title, content_type, locale, key, alias_of, in_menu in values.iterator(chunk_size=2000):
        model = models.get(content_type, Page)
        language = languages[locale]
        if len(path) == 2 * STEPLEN:
            if key.replace("-", "") != site.root_page.translation_key.hex:
                continue
            parent, url = None, home_url(language)
        else:
            parent = above.get(path[:-STEPLEN])
            if parent is None:  # below a page that is not live
                if not path.startswith(tuple(hidden)):
                    hidden.add(path[:-STEPLEN])
                continue
            url = f"{parent.url}{slug}/"
        restricted = (
            bool(parent and parent.restricted)
            or pk in limited
            or alias_of in limited
            or getattr(model, "private_by_type", False)
        )
        node = Node(
            pk, path, slug, title, model, language, key.replace("-", ""), url, alias_of is not None, in_menu, restricted
        )
        above[path] = node
        yield node


def _without_withheld(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    keys = set().union(*(find(nodes) for find in _withholders))
    if not keys:
        return nodes
    return tuple(
        replace(node, restricted=True, withheld=True) if node.translation_key in keys else node for node in nodes
    )


def _models_by_content_type() -> dict[int, type[Page]]:
    types = ContentType.objects.get_for_models(*get_page_models())
    return {content_type.pk: model for model, content_type in types.items()}


def changed(**kwargs) -> None:
    """Make every process build its tree anew once the change is committed. Use it as a signal receiver or by hand."""
    _memory.request_tree = None
    once_after_commit(_raise_generation)


def _raise_generation() -> None:
    Generation.raise_now()
    _memory.request_tree = None


def _page_saved(instance, update_fields=None, **kwargs) -> None:
    if isinstance(instance, Page) and (update_fields is None or not set(update_fields) <= _EDITING_FIELDS):
        changed()


def _page_deleted(instance, **kwargs) -> None:
    if isinstance(instance, Page):
        changed()


# What saving a draft of a live page writes to its row; readers see nothing of it.
_EDITING_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def connect() -> None:
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(changed, dispatch_uid="portal.tree")
    post_save.connect(_page_saved, dispatch_uid="portal.tree")
    post_delete.connect(_page_deleted, dispatch_uid="portal.tree")
    for model in (Collection, CollectionViewRestriction, Locale, PageViewRestriction, Site):
        post_save.connect(changed, sender=model, dispatch_uid="portal.tree")
        post_delete.connect(changed, sender=model, dispatch_uid="portal.tree")
    m2m_changed.connect(changed, sender=PageViewRestriction.groups.through, dispatch_uid="portal.tree")


class TreeMiddleware:
    """One tree for the whole of a request, read when it is first asked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        _memory.in_request, _memory.request_tree = True, None
        try:
            return self.get_response(request)
        finally:
            _memory.in_request, _memory.request_tree = False, None
