"""What signs say: plain values in both languages, without a word about how they look."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Pair(NamedTuple):
    """The same in Thai and English; English is empty where there is none, and the sign then says it in Thai alone."""

    th: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.th or self.en)


class Row(NamedTuple):
    """A line of a board. ``is_quiet``: of less weight, such as a day on which the centre is closed.

    ``services``: what is done at the counters of the line; ``is_cut``: there are others besides.
    """

    label: Pair
    value: Pair
    is_quiet: bool = False
    services: tuple[Pair, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True)
class Sign:
    """One sign. ``number`` is that of a counter; ``address`` is what its QR code holds, whole, '' for none.

    ``lines``: agencies. ``services``, ``is_cut``: as of a row. ``typed``: what stands with the code for those who type.
    """

    name: Pair
    number: str = ""
    lines: tuple[Pair, ...] = ()
    services: tuple[Pair, ...] = ()
    is_cut: bool = False
    rows: tuple[Row, ...] = ()
    address: str = ""
    typed: str = ""
    scan: Pair = field(default_factory=Pair)


@dataclass(frozen=True)
class Centre:
    """What every sign bears. ``colours`` by the names of portal.look, as ``#rrggbb``; ``logo_svg`` drawn in paths."""

    name: Pair
    contact: Pair
    logo_svg: str | None
    colours: dict[str, str]
