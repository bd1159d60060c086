"""Everything on the screen of one service at the counter."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.tree_facts import local_now, schedule
from manuals.counter.cut_off import HandOverTime, hand_over_at
from manuals.counter.manual import ManualInForce, manual_in_force
from manuals.handbook.contents import index_node
from manuals.handbook.memory import SectionFacts, facts_of
from manuals.handbook.parts import ShownPart
from manuals.handbook.sections import sections_of_service
from manuals.models import HandbookPage
from portal.bilingual.language import active_language
from portal.tree import Node
from service_pages.facts import Figure
from service_pages.fee_totals import ServiceFees
from service_pages.my_list import CASE, SERVICE, MyList
from service_pages.paper_list import Need

HAND_OVER = "hand_over_contact"
# In this order: what must be known before anything is done comes first.
PARTS_AT_THE_COUNTER = ("may_do", "may_not", "pre_check", "words_to_say", HAND_OVER, "common_errors")
# What a substitute may do in each kind of service (criterion 4.1 of the standard of joint service centres).
SUBSTITUTES = {
    "information": _("You may give this information in full in place of a colleague."),
    "forward": _("You may receive the matter in place of a colleague and pass it on. The agency decides it."),
    "complete": _(
        "In place of a colleague you may inform, and receive the papers and pass them on. Only the agency’s own officer "
        "completes the matter."
    ),
}


@dataclass(frozen=True)
class CounterSection:
    """A handbook section as the counter shows it. ``now``: the moment the cut-off time is held against."""

    page: HandbookPage
    now: datetime.datetime

    @property
    def parts(self) -> list[ShownPart]:
        """What is needed while a citizen waits; the rest stands on the section's own page."""
        shown = {part.anchor: part for part in self.page.parts}
        return [shown[anchor] for anchor in PARTS_AT_THE_COUNTER if anchor in shown]

    @property
    def facts(self) -> SectionFacts | None:
        """Its id and version as the tree has them."""
        return facts_of(self.page.node) if self.page.node else None

    @property
    def hand_over(self) -> str:
        """The anchor of whom to hand over to; '' where the section names nobody."""
        return f"hand-over-{self.page.section_id}" if any(part.anchor == HAND_OVER for part in self.parts) else ""

    @cached_property
    def hand_over_time(self) -> HandOverTime | None:
        """None where the section names no cut-off time."""
        return hand_over_at(self.page.cut_off, schedule(), self.now) if self.page.cut_off else None


@dataclass(frozen=True)
class TickedNeed:
    """A line to tick. ``value``: the id of its first row, the same in both languages."""

    need: Need
    is_ticked: bool

    @property
    def value(self) -> str:
        return value_of(self.need)


def value_of(need: Need) -> str:
    row: Any = need.papers[0].first.row
    return row.id


class Serving:
    """A service in chosen cases. Three queries: its page, its agency, its sections."""

    def __init__(self, code: str, cases: list[str], language: str = ""):
        self.code, self.language = code, language or active_language()
        self.address = reverse("counter_service", args=[code])
        self.list = MyList.of(wish_for(code, cases), self.address)
        self.now = local_now()

    @property
    def page(self):
        """The page of the service; None where it has been taken down this moment."""
        return next(iter(self.list.pages), None)

    @property
    def agency(self):
        return self.page.agency_page

    @property
    def cases(self) -> tuple[str, ...]:
        return self.list.wish.cases

    @property
    def own_address(self) -> str:
        query = urlencode([(CASE, case) for case in self.cases])
        return f"{self.address}?{query}" if query else self.address

    @property
    def substitute(self) -> Promise:
        return SUBSTITUTES[self.page.mode]

    @cached_property
    def sections(self) -> list[CounterSection]:
        return [CounterSection(page, self.now) for page in sections_of_service(self.code, self.language)]

    @property
    def hand_overs(self) -> list[CounterSection]:
        """The sections that name whom to hand over to."""
        return [section for section in self.sections if section.hand_over]

    @property
    def handbook(self) -> Node | None:
        """The first page of the handbook."""
        return index_node(self.language)

    @cached_property
    def manual(self) -> ManualInForce | None:
        return manual_in_force(self.page.node, self.language)

    @property
    def figures(self) -> list[tuple[str, Figure | None]]:
        """Label and figure of papers, fee and time: of the chosen cases, or of the service where there is no list yet."""
        if self.list.is_shown:
            return self.list.figures
        facts = self.page.key_facts
        return [(gettext("Papers"), facts.papers), (gettext("Fee"), facts.fee), (gettext("Time"), facts.time)]

    @property
    def fees(self) -> ServiceFees:
        return self.list.fees.services[0]

    @property
    def needs(self) -> dict[str, Need]:
        """What is asked for in the chosen cases, by the value of its box; {} as long as a kind of people must be chosen."""
        if not self.list.is_shown:
            return {}
        return {value_of(need): need for need in self.list.papers.needs}

    def boxes(self, values: list[str]) -> list[tuple[Promise | str, list[TickedNeed]]]:
        """Heading and lines to tick: what is needed, then what is needed in some cases; ``values`` are ticked already."""
        papers = self.list.papers
        parts = (("", papers.sure), (_("Papers only if …"), papers.conditional))
        return [
            (heading, [TickedNeed(need, value_of(need) in values) for need in needs])
            for heading, needs in parts
            if needs
        ]


def wish_for(code: str, cases: list[str]) -> QueryDict:
    """The query of my list for one service."""
    return QueryDict(urlencode([(SERVICE, code), *((CASE, case) for case in cases)]))
