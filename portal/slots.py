"""Named places on a page that another app may fill, so that no app imports the one that shows it.

A filler is registered at start-up (``AppConfig.ready``) and says how many queries it may cost at most; the page-type
tests hold it to that. docs/architecture.md lists slots and fillers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

NAMES = frozenset(
    {
        "home.picture",
        "home.popular",
        "home.topics",
        "home.agencies",
        "service.after_facts",
        "service.before_feedback",
        "service.survey",
        "centre.services",
        "editor.before_form",
        "page.useful",
        "error.suggestions",
        "search.direct",
        "search.help",
        "site.footer",
    }
)


@dataclass(frozen=True)
class Filler:
    template: str
    context: Callable
    queries: int
    entry: tuple[str, Promise] | None = None


_fillers: dict[str, list[Filler]] = {name: [] for name in NAMES}


def register(
    name: str, *, template: str, context: Callable, queries: int, entry: tuple[str, Promise] | None = None
) -> None:
    """Fill ``name`` with ``template``, rendered with what ``context(page)`` returns; None means nothing to show.

    ``queries``: the most database queries a call may cost; ``context`` is called twice where there is an ``entry``,
    its anchor and words in the contents of the page. Raises KeyError, naming the slots there are, for another.
    """
    if name not in _fillers:
        raise KeyError(f"There is no slot {name!r}. Slots: {', '.join(sorted(NAMES))}.")
    filler = Filler(template, context, queries, entry)
    if filler not in _fillers[name]:
        _fillers[name].append(filler)


def budget(name: str) -> int:
    """The queries that all fillers of a slot may cost together."""
    return sum(filler.queries for filler in _fillers[name])


def entries(name: str, page) -> list[tuple[str, Promise]]:
    """Anchor and words of what the fillers show on this page, for its contents."""
    return [filler.entry for filler in _fillers[name] if filler.entry and filler.context(page) is not None]


def render(name: str, page, request) -> SafeString:
    contexts = ((filler.template, filler.context(page)) for filler in _fillers[name])
    parts = (
        render_to_string(template, {**context, "page": page}, request=request)
        for template, context in contexts
        if context is not None
    )
    return format_html_join("", "{}", ((part,) for part in parts))
