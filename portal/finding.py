"""What a page may ask of the search about things that not everybody may read, without either knowing the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString

# ``as=typed``: the question is not to be read in the other keyboard layout.
AS, TYPED = "as", "typed"


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was found. ``key``: its translation key, 32 hexadecimal digits; ``language``: of the words found.

    ``title`` and ``excerpt`` have the words asked for in ``mark`` elements.
    """

    key: str
    language: str
    title: SafeString
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class Findings:
    """``found``: the best, first; ``total``: all that the reader may see.

    ``is_question``: whether there was anything to search for. ``is_available``: False while no engine answers.
    ``is_substitute``: the database has answered in the engine's place. ``read_as``: the question on the other keyboard
    layout, when it was read so. ``unquoted``: nothing has what stands in quotes, so it was searched for without them.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    is_question: bool = True
    is_available: bool = True
    is_substitute: bool = False
    read_as: str | None = None
    unquoted: bool = False

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.found)


class Finder(Protocol):
    """Searches what is written for staff. ``may_see`` is asked about the key of every page before it is counted.

    ``literal``: read the question as typed, though it makes sense on the other keyboard layout only.
    """

    def __call__(
        self, text: str, language: str, may_see: Callable[[str], bool], *, literal: bool = False
    ) -> Findings: ...


_finders: list[Finder] = []


def offer(finder: Finder) -> None:
    """Let pages of the staff search with ``finder``; the one offered last is asked."""
    if finder not in _finders:
        _finders.append(finder)


def staff_finder() -> Finder | None:
    """None where no app searches: then there is nothing to offer a field for."""
    return _finders[-1] if _finders else None
