"""Documents of editions in memory: an edition never changes, so what was made of it stays right."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from manuals.editions.in_force import EditionFacts, Key, digits
from manuals.pdf.document import Document
from manuals.web.document import document_of, without_language_note

# A booklet of fifty services takes about as much memory as fifty manuals, some megabytes.
MOST = 100


@dataclass(frozen=True)
class Presented:
    """``fell_back``: some of it is in Thai, which the page says; ``has_english``: the manual's own words are there."""

    document: Document
    fell_back: bool
    has_english: bool


Name = tuple[str, int, datetime, str]
_made: OrderedDict[Name, Presented] = OrderedDict()
_lock = threading.Lock()


def is_remembered(key: Key, edition: EditionFacts, language: str) -> bool:
    return _name(key, edition, language) in _made


def presented(key: Key, edition: EditionFacts, language: str, data: Callable[[], Mapping[str, Any]]) -> Presented:
    """An edition in ``language``; ``data`` is called for one that is not remembered."""
    name = _name(key, edition, language)
    with _lock:
        if found := _made.get(name):
            _made.move_to_end(name)
            return found
    found = _present(data(), edition, language)
    with _lock:
        _made[name] = found
        while len(_made) > MOST:
            _made.popitem(last=False)
    return found


def _name(key: Key, edition: EditionFacts, language: str) -> Name:
    return digits(key), edition.number, edition.issued, language


def _present(data: Mapping[str, Any], edition: EditionFacts, language: str) -> Presented:
    document, fell_back = without_language_note(document_of(data, language, edition, edition.effective))
    return Presented(document, fell_back, bool(data["manual"]["title"]["en"]))
