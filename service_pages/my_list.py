"""My document list: which services and cases an address asks for, what is wrong with it, and the list itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from portal.bilingual.language import active_language
from portal.tree import Node
from service_pages import facts
from service_pages.blocks import CASES
from service_pages.blocks.fees import baht
from service_pages.codes import CodeInput, public_services
from service_pages.fee_totals import FeeTotals, total_fees
from service_pages.models.service import ServicePage
from service_pages.paper_list import PaperList, list_papers, told_apart, undecided_kinds

SERVICE, CASE = "s", "case"
MOST_SERVICES = 10
# Of what is wrong so much is repeated: codes, and letters of each.
MOST_TOLD, LONGEST_TOLD = 5, 60
# What people type that is no code is looked for in the names of services.
MOST_TYPED, LONGEST_TYPED, SHORTEST_WORD, MOST_SUGGESTED = 100, 255, 3, 8


@dataclass(frozen=True)
class Wish:
    """The services (by code, of the tree of the language being shown) and cases of a query, and its ``problems``.

    ``missed``: what was asked for and is no code; ``suggested``: services whose names hold those words.
    """

    services: dict[str, Node]
    cases: tuple[str, ...]
    problems: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    suggested: dict[str, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """Codes may be typed with capitals and blanks around them; what is asked for twice counts once."""
        known = public_services(active_language())
        codes = _distinct(code.strip().lower()[:LONGEST_TYPED] for code in query.getlist(SERVICE)[:MOST_TYPED])
        cases = _distinct(case.strip() for case in query.getlist(CASE))
        found = [code for code in codes if code in known]
        missed = [code for code in codes if code not in known]
        problems = _unknown_services(missed)
        if len(found) > MOST_SERVICES:
            problems.append(_("A list holds at most %(n)d services. The first ones are shown.") % {"n": MOST_SERVICES})
        problems += _unknown_cases([case for case in cases if case not in dict(CASES)])
        chosen = tuple(case for case, _label in CASES if case in cases)
        services = {code: known[code] for code in found[:MOST_SERVICES]}
        named = {code: node for code, node in known.items() if code not in services and _is_named(node, missed)}
        suggested = dict(list(named.items())[:MOST_SUGGESTED])
        return cls(services, chosen, tuple(problems), tuple(missed), suggested)

    @property
    def is_missed(self) -> bool:
        """Whether services are asked for and none of them is there."""
        return bool(self.missed) and not self.services

    @property
    def query(self) -> str:
        return self._query(self.services)

    def with_code(self, code: str) -> str:
        """The query of the list with one more service."""
        return self._query([*self.services, code])

    def without(self, code: str) -> str:
        """The query of the list without a service; '' where nothing is left."""
        return self._query(other for other in self.services if other != code)

    def _query(self, codes: Iterable[str]) -> str:
        pairs = [(SERVICE, code) for code in codes] + [(CASE, case) for case in self.cases]
        return f"?{urlencode(pairs)}" if pairs else ""


def _is_named(node: Node, words: Iterable[str]) -> bool:
    title = node.title.casefold()
    return any(text.casefold() in title for text in words if len(text) >= SHORTEST_WORD)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def _told(texts: list[str]) -> str:
    shown = ", ".join(text[:LONGEST_TOLD] for text in texts[:MOST_TOLD])
    return f"{shown} …" if len(texts) > MOST_TOLD else shown


def _unknown_services(codes: list[str]) -> list[str]:
    if not codes:
        return []
    words = ngettext(
        "There is no service with the code “%(codes)s” at this centre. Choose one from the suggestions.",
        "There are no services with these codes at this centre: %(codes)s. Choose from the suggestions.",
        len(codes),
    )
    return [words % {"codes": _told(codes)}]


def _unknown_cases(cases: list[str]) -> list[str]:
    if not cases:
        return []
    values = {"cases": _told(cases), "accepted": ", ".join(code for code, _label in CASES)}
    return [_("“%(cases)s” is no case. Accepted: %(accepted)s.") % values]


def _in_words(labels: Iterable[str]) -> str:
    return pgettext("between cases", ", ").join(labels)


@dataclass(frozen=True)
class ListedService:
    """A service of the list; ``remove``: the query without it."""

    code: str
    page: ServicePage
    remove: str


@dataclass
class MyList:
    """What the page shows. ``address``: the path of the list without a query."""

    wish: Wish
    address: str
    pages: list[ServicePage] = field(default_factory=list)

    @classmethod
    def of(cls, query: QueryDict, address: str) -> "MyList":
        """One query for all services."""
        wish = Wish.of(query)
        ids = {node.page_id: code for code, node in wish.services.items()}
        found = ServicePage.objects.live().public().in_bulk(list(ids)) if ids else {}
        return cls(wish, address, [found[pk] for pk in ids if pk in found])

    @property
    def services(self) -> list[ListedService]:
        return [ListedService(page.slug, page, self.address + self.wish.without(page.slug)) for page in self.pages]

    @property
    def suggestions(self) -> list[tuple[str, str]]:
        """Name of each service that may be meant, and the address of the list with it."""
        return [(node.title, self.address + self.wish.with_code(code)) for code, node in self.wish.suggested.items()]

    @property
    def own_address(self) -> str:
        """The path that leads to this list again."""
        return self.address + self.wish.query

    @property
    def picture(self) -> str:
        """The path of the QR code of the list."""
        return reverse("list_qr") + self.wish.query

    @cached_property
    def told_apart(self) -> set[str]:
        return told_apart(self.pages)

    @property
    def offered_cases(self) -> list[tuple[str, Promise, bool]]:
        """Code, label and whether it is chosen, of the cases that matter here and those that are chosen anyway."""
        chosen = self.wish.cases
        return [(code, label, code in chosen) for code, label in CASES if code in self.told_apart or code in chosen]

    @property
    def case_labels(self) -> list[str]:
        return [str(label) for code, label in CASES if code in self.wish.cases]

    @property
    def idle_cases(self) -> str:
        """The chosen cases that change nothing on this list, in words; '' where all do."""
        idle = set(self.wish.cases) - self.told_apart
        return _in_words(str(label) for code, label in CASES if code in idle) if self.pages else ""

    @cached_property
    def undecided_kinds(self) -> str:
        """The kinds of people of which one must be chosen before there is a list, in words; '' where that is settled."""
        kinds = undecided_kinds(self.pages, self.wish.cases)
        return _in_words(str(label) for code, label in CASES if code in kinds)

    @property
    def is_shown(self) -> bool:
        return bool(self.pages) and not self.undecided_kinds

    @property
    def is_full(self) -> bool:
        return len(self.pages) >= MOST_SERVICES

    @property
    def code_field(self) -> str:
        """The field that adds a service, with suggestions and what was typed in vain."""
        typed = next(iter(self.wish.missed), "")[:LONGEST_TOLD]
        attrs = {"id": "add-service", "autocomplete": "off", "autocapitalize": "none", "maxlength": 60}
        return CodeInput(language=active_language()).render(SERVICE, typed, attrs)

    @property
    def troubled(self) -> list[ServicePage]:
        """Services that are not given at present, or have a temporary notice."""
        return [page for page in self.pages if page.status != "open" or page.current_notices]

    @cached_property
    def papers(self) -> PaperList:
        return list_papers(self.pages, self.wish.cases)

    @cached_property
    def fees(self) -> FeeTotals:
        return total_fees(self.pages, self.wish.cases)

    @property
    def without_papers(self) -> list[ServicePage]:
        """Services whose record says that no papers are needed."""
        return [page for page in self.pages if page.states["documents"] == "none"]

    @property
    def unknown_papers(self) -> list[ServicePage]:
        """Services whose record says nothing of papers yet."""
        return [page for page in self.pages if page.states["documents"] == "empty"]

    @property
    def figures(self) -> list[tuple[str, facts.Figure | None]]:
        """Label and figure of papers, copies, fees and time of the whole list."""
        return [
            (_("Papers"), self._papers),
            (_("Copies"), self._copies),
            (_("Fee"), self._fee),
            (_("Time"), self._time),
        ]

    @property
    def _papers(self) -> facts.Figure:
        number, more = len(self.papers.sure), len(self.papers.conditional)
        remark = (
            ngettext("and %(n)d more in some cases", "and %(n)d more in some cases", more) % {"n": more} if more else ""
        )
        if not number:
            return facts.Figure(_("not stated") if self.unknown_papers else _("None"), remark=remark)
        unit = npgettext("number of papers", "paper", "papers", number)
        return facts.Figure(str(number), unit, remark, before=_("At least") if self.unknown_papers else "")

    @property
    def _copies(self) -> facts.Figure:
        copies, sets = self.papers.copies, self.papers.sets
        words = (
            ngettext("and %(n)d set", "and %(n)d sets", sets.number or 0) % {"n": sets.number} if sets.number else ""
        )
        if copies.shown is None:
            return facts.Figure(_("not stated"), remark=words)
        is_least = copies.is_at_least or not sets.complete
        unit = npgettext("number of copies", "copy", "copies", copies.shown)
        return facts.Figure(str(copies.shown), unit, words, before=_("At least") if is_least else "")

    @property
    def _fee(self) -> facts.Figure:
        fees = self.fees
        if not fees.figure:
            return facts.Figure(_("Depends on the case"), remark=_("see the table of fees"))
        if not fees.total:
            return facts.Figure(fees.figure)
        return facts.Figure(baht(fees.total), _("baht"), before="" if fees.is_whole else _("At least"))

    @property
    def _time(self) -> facts.Figure | None:
        """Times of services do not add up: they may run side by side."""
        if len(self.pages) == 1:
            return self.pages[0].key_facts.time
        number = len(self.pages)
        return facts.Figure(
            ngettext("%(n)d service", "%(n)d services", number) % {"n": number}, remark=_("each with a time of its own")
        )
