"""The once-only note of missing papers, signed by both sides: made from a request and forgotten.

The law on facilitating licences asks for it: what is missing is told once, in writing, with a day until which it can be
handed in, and the applicant keeps a copy (section 8 of the Act B.E. 2558).
"""

import datetime
from dataclasses import dataclass
from typing import Any

from portal.bilingual.language import LANGUAGES
from service_pages.codes import public_services
from service_pages.models import ServicePage
from service_pages.paper_list import Need, Paper, Quantity

MOST_IN_LARGE_TYPE = 7


@dataclass(frozen=True)
class MissingPaper:
    """A paper by its name and condition in a language, with the numbers that are asked for."""

    name: str
    condition: str
    originals: Quantity
    copies: Quantity
    is_in_sets: bool

    @property
    def is_counted(self) -> bool:
        return self.originals.shown is not None or self.copies.shown is not None


@dataclass(frozen=True)
class Side:
    """The note in a language. ``papers``: of each line those that stand for each other; one of them is enough."""

    language: str
    title: str
    agency: str
    papers: tuple[tuple[MissingPaper, ...], ...]


@dataclass(frozen=True)
class MissingNote:
    """``counter``: its number, '' where the agency has none; ``deadline`` and ``day`` (of the note) in Thai local time.

    ``phone``: of the agency, '' where it has none.
    """

    code: str
    day: datetime.date
    deadline: datetime.date
    counter: str
    phone: str
    is_under_act: bool
    sides: tuple[Side, ...]

    @property
    def is_long(self) -> bool:
        """Whether smaller type keeps a copy on one sheet."""
        return any(sum(map(len, side.papers)) > MOST_IN_LARGE_TYPE for side in self.sides)


def sides_of(page: ServicePage, needs: list[Need]) -> tuple[Side, ...]:
    """Thai and English; at most one query. A page that is not translated says the Thai words on both."""
    return tuple(_side(language, _page_in(language, page), needs) for language in LANGUAGES)


def _page_in(language: str, page: ServicePage) -> ServicePage:
    if page.language == language:
        return page
    node = public_services(language).get(page.slug)
    other = ServicePage.objects.filter(pk=node.page_id).first() if node else None
    return other or page


def _side(language: str, page: ServicePage, needs: list[Need]) -> Side:
    rows = {row.id: row.value for row in page.rows["documents"]}
    papers = tuple(tuple(_paper(paper, rows) for paper in need.papers) for need in needs)
    return Side(language, page.title, page.agency.title if page.agency else "", papers)


def _paper(paper: Paper, rows: dict) -> MissingPaper:
    """Rows keep their ids in both languages; where one is missing there, the words are those of the page that was served."""
    row: Any = paper.first.row
    value = rows.get(row.id, row.value)
    return MissingPaper(value["name"], value.get("condition") or "", paper.originals, paper.copies, paper.is_in_sets)
