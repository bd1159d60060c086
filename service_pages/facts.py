"""What a service says at a glance and to the search, computed from its rows.

``measures`` reads the rows; a page stores what it gives (``ServicePage.glance``), so that lists show figures without
reading rows. ``KeyFacts`` puts measures into words of the active language.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext
from wagtail import blocks

from portal.blocks import FactPhoneBlock, rows, state
from portal.blocks.rows import NONE
from service_pages.blocks import ROW_FIELDS
from service_pages.blocks.fees import AMOUNT, RANGE, VARIES, baht
from service_pages.durations import Duration
from service_pages.modes import EXPLANATIONS, MODES
from service_pages.ways import ways_of

TOPICS, COMPLAINTS = "service_pages.topics", "service_pages.complaints"
TEXTS = (blocks.CharBlock, blocks.TextBlock)
NO_WORDS = (FactPhoneBlock,)
KINDS_OF_PEOPLE = (("person", "juristic"), ("person", "foreigner"))


@dataclass(frozen=True)
class Figure:
    """A figure people came for: large text, its unit, a remark beneath, a word before it ('' where there is none)."""

    value: str
    unit: str = ""
    remark: str = ""
    before: str = ""

    @property
    def line(self) -> str:
        """The figure in one line, for lists: “2 fees, 20–100 baht each”."""
        figure = " ".join(filter(None, (self.before, self.value, self.unit)))
        return pgettext("between a figure and its remark", ", ").join(filter(None, (figure, self.remark)))


@dataclass(frozen=True)
class KeyFacts:
    """Papers, fee, time and kind of a service; a fact that is not filled in is None."""

    papers: Figure | None
    fee: Figure | None
    time: Figure | None
    mode: str
    mode_explanation: str

    @classmethod
    def of(cls, page) -> "KeyFacts":
        """From the rows of the page as it is in memory: a preview shows what is typed."""
        return cls.shown(measures(page), page.mode)

    @classmethod
    def shown(cls, glance: dict, mode: str) -> "KeyFacts":
        """From stored measures; {} gives no figures."""
        papers, fees, times = (glance.get(name) for name in ("papers", "fees", "times"))
        return cls(
            _papers(papers) if papers else None,
            _fee(fees) if fees else None,
            _time(times) if times else None,
            str(dict(MODES)[mode]),
            str(EXPLANATIONS[mode]),
        )

    @property
    def in_short(self) -> list[tuple[str, Figure]]:
        """Label and figure of what a list tells of a service: the fee and the time, where they are known."""
        named = [(_("Fee"), self.fee), (_("Time"), self.time)]
        return [(label, figure) for label, figure in named if figure]


def measures(page) -> dict:
    """The numbers behind the figures, fit for JSON: ``papers``, ``fees``, ``times``, each None where not filled in.

    Amounts are decimal text in baht; a time is a list of ways, its parts decimal text by the names of Duration's fields.
    """
    return {"papers": _measured_papers(page), "fees": _measured_fees(page), "times": _measured_times(page)}


def _measured_papers(page) -> dict | None:
    """``all`` rows, how many ``always``, and the ``least`` anybody brings."""
    documents = rows(page.documents)
    if not documents:
        return {NONE: True} if state(page.documents) == NONE else None
    always = sum(1 for row in documents if not row.value["cases"] and not row.value["condition"])
    return {"all": len(documents), "always": always, "least": fewest_papers(documents)}


def _measured_fees(page) -> dict | None:
    if state(page.fees) == NONE:
        return {NONE: True}
    stated = [row.value for row in rows(page.fees) if row.value.is_stated]
    return {"rows": [_measured_fee(value) for value in stated]} if stated else None


def _measured_fee(value) -> dict:
    numbers = {name: str(value[name]) for name in ("amount", "amount_to", "percent") if value[name] is not None}
    words = {name: value[name] for name in ("kind", "per", "base", "group") if value[name]}
    signs = {"certain": value.is_certain, "always": not value.who_pays and not value["cases"]}
    return words | numbers | {name: True for name, holds in signs.items() if holds}


def _measured_times(page) -> list[dict] | None:
    """Each way that states a time: its name, its parts, whether all its steps state theirs."""
    found = [
        {"name": way.name, "complete": way.complete, "parts": way.span.stored} for way in ways_of(page) if way.span
    ]
    return found or None


def _papers(measured: dict) -> Figure:
    """How many papers everybody brings and how many more in some cases; at least how many where kinds of people differ."""
    if measured.get(NONE):
        return Figure(_("None"), remark=_("No papers are needed"))
    always, least = measured["always"], measured["least"]
    some = measured["all"] - always
    if least > always:
        return Figure(str(least), _papers_unit(least), _("more in some cases"), before=_("At least"))
    if not always:
        return Figure(str(some), _papers_unit(some), _("depending on your case"))
    more = ngettext("and %(n)d more in some cases", "and %(n)d more in some cases", some) % {"n": some}
    return Figure(str(always), _papers_unit(always), more if some else "")


def _papers_unit(number: int) -> str:
    return npgettext("number of papers", "paper", "papers", number)


def fewest_papers(documents) -> int:
    """The fewest papers anybody brings, whatever the conditions.

    Individuals and companies told apart are everybody; else individuals and foreign nationals are. Where fewer kinds of
    people are named, somebody of another kind may come, and only what everybody brings counts.
    """
    named = {case for row in documents for case in row.value["cases"] or ()}
    kinds = next((kinds for kinds in KINDS_OF_PEOPLE if named.issuperset(kinds)), ("",))
    unconditional = [row.value["cases"] for row in documents if not row.value["condition"]]
    return min(sum(1 for cases in unconditional if not cases or kind in cases) for kind in kinds)


def _fee(measured: dict) -> Figure:
    """ "Free", one fee's figure, the sum of what everybody pays, or how many fees there are where no sum is true."""
    if measured.get(NONE):
        return Figure(_free())
    fees = measured["rows"]
    if len(fees) == 1:
        return _single_fee(fees[0])
    certain = [Decimal(fee["amount"]) for fee in fees if fee.get("certain")]
    others = [fee for fee in fees if not fee.get("certain")]
    if not others:
        return _sum_of(certain)
    if any(fee.get("always") for fee in others):
        return _number_of(fees)
    more = ngettext("and %(n)d more in some cases", "and %(n)d more in some cases", len(others)) % {"n": len(others)}
    if sum(certain):
        return Figure(baht(sum(certain, Decimal(0))), _("baht"), more, before=_("At least"))
    return Figure(_free(), remark=more) if certain else _number_of(fees)


def _sum_of(amounts: list[Decimal]) -> Figure:
    if not sum(amounts):
        return Figure(_free())
    together = ngettext("%(n)d fee together", "%(n)d fees together", len(amounts)) % {"n": len(amounts)}
    return Figure(baht(sum(amounts, Decimal(0))), _("baht"), together)


def _number_of(fees: list[dict]) -> Figure:
    """How many fees there are, and the span of their amounts: a sum of them would be false."""
    amounts = sorted({Decimal(fee["amount"]) for fee in fees if fee["kind"] == AMOUNT})
    remark = _("see the table of fees")
    if amounts and all(fee["kind"] == AMOUNT for fee in fees):
        shown = baht(amounts[0]) if len(amounts) == 1 else f"{baht(amounts[0])}–{baht(amounts[-1])}"
        remark = _("%(amount)s baht each") % {"amount": shown}
    return Figure(ngettext("%(n)d fee", "%(n)d fees", len(fees)) % {"n": len(fees)}, remark=remark)


def _free() -> str:
    return pgettext("under the label Fee", "Free")


def _single_fee(fee: dict) -> Figure:
    if fee["kind"] == VARIES:
        return Figure(_("Depends on the case"), remark=_("see the table of fees"))
    if fee["kind"] == AMOUNT:
        amount = Decimal(fee["amount"])
        per = _("per %(unit)s") % {"unit": fee["per"]} if fee.get("per") else ""
        return Figure(baht(amount), _("baht"), per) if amount else Figure(_free())
    if fee["kind"] == RANGE:
        span = f"{baht(Decimal(fee['amount']))}–{baht(Decimal(fee['amount_to']))}"
        return Figure(span, _("baht"), _("per %(unit)s") % {"unit": fee["per"]} if fee.get("per") else "")
    base = _("of %(base)s") % {"base": fee["base"]} if fee.get("base") else ""
    return Figure(f"{Decimal(fee['percent']).normalize():f}", "%", base)


def _time(measured: list[dict]) -> Figure:
    """The time in short: beside days, hours and minutes are left to the table of steps. Other ways stand beneath."""
    first, *others = measured
    shown = _span_in_short(first)
    if others:
        ways = [f"{_span_in_short(way)} ({way['name']})" if way["name"] else _span_in_short(way) for way in others]
        return Figure(shown, remark=_("or %(ways)s") % {"ways": pgettext("between ways", ", ").join(ways)})
    return Figure(shown, remark="" if first["complete"] else _("for the steps with a stated time"))


def _span_in_short(way: dict) -> str:
    span = Duration.restored(way["parts"])
    return str(span.in_days or span)


def plain_text(page) -> str:
    """The words of all rows, for the search; a row a line. Codes of forms are words, addresses on the web are not."""
    lines = [words_of(row) for name in ROW_FIELDS for row in page.rows[name]]
    return "\n".join(filter(None, [*lines, page.result, page.owning_agency]))


def words_of(row) -> str:
    """The text of a row's fields in their order; a fee with its amount in words."""
    fields = row.block.child_blocks.items()
    words = [
        row.value.get(name) for name, block in fields if isinstance(block, TEXTS) and not isinstance(block, NO_WORDS)
    ]
    figure = getattr(row.value, "figure", "")
    return " ".join(filter(None, [*words, figure]))
