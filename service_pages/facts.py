"""What a service says at a glance, to structured data and to the search, computed from its rows."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from portal.blocks import rows, state
from portal.blocks.rows import FILLED, NONE
from service_pages.blocks.fees import AMOUNT, VARIES, baht
from service_pages.durations import Duration, total
from service_pages.modes import EXPLANATIONS, MODES

TOPICS = "service_pages.topics"
KINDS_OF_PEOPLE = (("person", "juristic"), ("person", "foreigner"))


@dataclass(frozen=True)
class Figure:
    """A figure people came for: large text, its unit, a remark beneath, a word before it ('' where there is none)."""

    value: str
    unit: str = ""
    remark: str = ""
    before: str = ""


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
        return cls(papers(page), fee(page), time(page), str(dict(MODES)[page.mode]), str(EXPLANATIONS[page.mode]))


def papers(page) -> Figure | None:
    """How many papers everybody brings and how many more in some cases; at least how many where kinds of people differ."""
    if state(page.documents) == NONE:
        return Figure(_("None"), remark=_("No papers are needed"))
    documents = rows(page.documents)
    if not documents:
        return None
    always = sum(1 for row in documents if not row.value["cases"] and not row.value["condition"])
    least, some = fewest_papers(documents), len(documents) - always
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


def fee(page) -> Figure | None:
    """ "Free", one fee's figure, or how many fees there are: amounts may add up or exclude each other, the table tells."""
    if state(page.fees) == NONE:
        return Figure(_free())
    fees = [row.value for row in rows(page.fees) if row.value.is_stated]
    if not fees:
        return None
    if len(fees) == 1:
        return _single_fee(fees[0])
    amounts = sorted({value["amount"] for value in fees if value["kind"] == AMOUNT})
    remark = _("see the table of fees")
    if amounts and len({value["kind"] for value in fees}) == 1:
        shown = baht(amounts[0]) if len(amounts) == 1 else f"{baht(amounts[0])}–{baht(amounts[-1])}"
        remark = _("%(amount)s baht each") % {"amount": shown}
    return Figure(ngettext("%(n)d fee", "%(n)d fees", len(fees)) % {"n": len(fees)}, remark=remark)


def _free() -> str:
    return pgettext("under the label Fee", "Free")


def _single_fee(value) -> Figure:
    if value["kind"] == AMOUNT and not value["amount"]:
        return Figure(_free())
    if value["kind"] == AMOUNT:
        per = _("per %(unit)s") % {"unit": value["per"]} if value["per"] else ""
        return Figure(baht(value["amount"]), _("baht"), per)
    if value["kind"] == VARIES:
        return Figure(_("Depends on the case"), remark=_("see the table of fees"))
    base = _("of %(base)s") % {"base": value["base"]} if value["base"] else ""
    return Figure(f"{Decimal(value['percent']).normalize():f}", "%", base)


def total_time(page) -> tuple[Duration, bool]:
    """The sum of the stated step times, and whether every step states one."""
    return total(row.value.span for row in rows(page.steps))


def time(page) -> Figure | None:
    """The time in short: beside days, hours and minutes are left to the table of steps."""
    if state(page.steps) != FILLED:
        return None
    span, complete = total_time(page)
    if not span:
        return None
    remark = "" if complete else _("for the steps with a stated time")
    return Figure(str(span.in_days or span), remark=remark)


def plain_text(page) -> str:
    """The words of all rows, for the search; a row a line."""
    lines = []
    for row in rows(page.documents):
        lines.append(
            " ".join(filter(None, (row.value["name"], row.value["issuer"], row.value["condition"], row.value["note"])))
        )
    for row in rows(page.steps):
        lines.append(" ".join(filter(None, (row.value["title"], row.value["detail"], row.value["responsible"]))))
    for row in rows(page.fees):
        lines.append(" ".join(filter(None, (row.value["item"], row.value["note"]))))
    return "\n".join(lines)


def json_ld(page) -> dict:
    """schema.org GovernmentService of the page."""
    span, _complete = total_time(page)
    fees = [row.value for row in rows(page.fees) if row.value["kind"] == AMOUNT and row.value.is_stated]
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "identifier": page.code,
        "name": page.title,
        "alternateName": page.names,
        "description": page.summary,
        "inLanguage": page.content_language,
        "provider": {"@type": "GovernmentOrganization", "name": page.agency.title} if page.agency else None,
        "offers": [
            {"@type": "Offer", "name": value["item"], "price": str(value["amount"]), "priceCurrency": "THB"}
            for value in fees
        ],
        "availableChannel": {"@type": "ServiceChannel", "processingTime": span.iso} if span and span.iso else None,
    }
    return {key: value for key, value in data.items() if value}
