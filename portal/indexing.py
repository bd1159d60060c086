"""What a page says to the search, without either knowing the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.dispatch import Signal

PUBLIC, STAFF = "public", "staff"


@dataclass(frozen=True, slots=True)
class PageDocument:
    """The words of a page for the search. ``keywords``: one name a line. ``body``: plain text. Codes are lower case.

    ``facts``: what a result shows beside its words, pairs of label and figure in the page's language.
    """

    type: str
    title: str
    summary: str = ""
    keywords: str = ""
    body: str = ""
    code: str = ""
    agency: str = ""
    agency_name: str = ""
    mode: str = ""
    topics: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    audience: str = PUBLIC


Source = Callable[[], Iterator[tuple[str, str, str, PageDocument]]]

# Things that are found but are no pages. Each yields (key, locale, url, document), key for example "topic:tax".
sources: list[Source] = []

# Sent with ``keys`` (a set of keys, or None for all of the sender) when what a source yields has changed.
changed = Signal()

# Sent with ``page`` when its words for the search have changed although it was not published.
words_changed = Signal()
