"""Which service an officer means: a code, a scanned address, or words of its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from manuals.counter.spelling import plain
from portal.bilingual.keyboards import on_other_layout
from portal.bilingual.language import LANGUAGES
from portal.bilingual.normalise import bare
from portal.tree import Node, snapshot
from service_pages.codes import public_services
from service_pages.models import ServicePage

LONGEST_TYPED, MOST_SHOWN = 255, 30
# One letter is in every name.
SHORTEST_WORD = 2
# And few letters and digits, where signs do not count, are in everything.
SHORTEST_BARE = 3


@dataclass(frozen=True)
class Pick:
    """``typed`` as it is shown again; ``found``: the services that are meant, of the tree of ``language``, by code."""

    typed: str
    found: dict[str, Node]

    @classmethod
    def of(cls, text: str, language: str) -> "Pick":
        """One query in a generation's first request. A code or an address means one service, words may mean several."""
        typed = " ".join(text[:LONGEST_TYPED].split())
        known = public_services(language)
        code = next((code for code in codes_in(typed) if code in known), "")
        if code:
            return cls(typed, {code: known[code]})
        found = next(
            filter(None, (_coded(reading, known) or _named(reading, known) for reading in readings(typed))), []
        )
        return cls(typed, {code: known[code] for code in found})

    @property
    def only(self) -> str:
        """The code of the one service that is meant; '' where there are none or several."""
        return next(iter(self.found)) if len(self.found) == 1 else ""

    @property
    def shown(self) -> list[tuple[str, Node]]:
        return list(self.found.items())[:MOST_SHOWN]

    @property
    def is_cut(self) -> bool:
        return len(self.found) > MOST_SHOWN

    @property
    def is_missed(self) -> bool:
        return bool(self.typed) and not self.found


def readings(typed: str) -> list[str]:
    """What may have been meant by the keys: the text, then what another setting of the keyboard makes of it."""
    return list(dict.fromkeys(filter(None, (typed, on_other_layout(typed)))))


def codes_in(typed: str) -> Iterator[str]:
    """What may be a code: the whole of what was typed, or the last part of an address such as ``https://host/s/<code>``."""
    for reading in readings(typed):
        path = plain(reading.partition("?")[0].partition("#")[0])
        last = path.rstrip("/").rpartition("/")[2]
        if last and " " not in last:
            yield last


def _coded(text: str, known: dict[str, Node]) -> list[str]:
    """The services whose codes begin so, hyphens or not; the one of exactly these letters alone."""
    wanted = bare(text)
    if len(wanted) < SHORTEST_BARE or not wanted.isascii():
        return []
    exact = [code for code in known if bare(code) == wanted]
    return exact or [code for code in known if bare(code).startswith(wanted)]


def _named(text: str, known: dict[str, Node]) -> list[str]:
    """Codes of the services whose names, in either language, hold all the words; one of exactly this name alone.

    The name of an agency means all its services.
    """
    words = [word for word in plain(text).split() if len(word) >= SHORTEST_WORD]
    if not words:
        return []
    whole = " ".join(words)
    names = {code: lines for code, lines in _names().items() if code in known}
    exact = [code for code, lines in names.items() if whole in lines]
    if len(exact) == 1:
        return exact
    return [code for code, lines in names.items() if all(_is_in(word, lines) for word in words)]


def _is_in(word: str, lines: tuple[str, ...]) -> bool:
    """Letters beside digits are compared without what stands between them."""
    if any(word in line for line in lines):
        return True
    close = bare(word)
    is_number = any(letter.isdigit() for letter in close) and len(close) >= SHORTEST_BARE
    return is_number and any(close in bare(line) for line in lines)


def _names() -> dict[str, tuple[str, ...]]:
    """Titles and common names of each service and the name of its agency in both languages, ready to be compared; made
    once a generation."""
    return snapshot().remembered("manuals.counter.names", _read_names)


def _agencies() -> Iterator[tuple[str, str]]:
    """Code and agency of each service, in each language."""
    tree = snapshot()
    titles = {node.path: node.title for node in tree.nodes}
    for language in LANGUAGES:
        for code, node in public_services(language).items():
            yield code, titles.get(node.parent_path, "")


def _read_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    services = ServicePage.objects.live().order_by("path").values_list("slug", "title", "common_names")
    for code, title, common in services.iterator(chunk_size=2000):
        lines = map(plain, (title, *common.splitlines()))
        found.setdefault(code, {}).update(dict.fromkeys(filter(None, lines)))
    for code, agency in _agencies():
        found.setdefault(code, {}).setdefault(plain(agency))
    return {code: tuple(lines) for code, lines in found.items()}
