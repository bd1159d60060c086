"""What several services cost somebody in chosen cases: what is certain adds up, the rest is listed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from portal.blocks.rows import EMPTY, NONE
from service_pages.blocks.fees import ALWAYS, AMOUNT, CONDITIONAL, baht
from service_pages.paper_list import applies, cases_at


@dataclass(frozen=True)
class ServiceFees:
    """The fees of a service: rows that are ``certain``, rows that are ``open``, and whether the field says none or nothing."""

    service: object
    certain: tuple
    open: tuple
    state: str

    @property
    def total(self) -> Decimal:
        """Baht, to the satang."""
        return sum((row.value["amount"] for row in self.certain), Decimal(0))

    @property
    def is_free(self) -> bool:
        return self.state == NONE

    @property
    def is_known(self) -> bool:
        """Whether the record says anything of fees."""
        return self.state != EMPTY

    @property
    def is_for_others(self) -> bool:
        """Whether all fees are paid in other cases only."""
        return self.is_known and not (self.is_free or self.certain or self.open)

    @property
    def figure(self) -> str:
        return in_baht(self.total) if self.certain else ""

    @property
    def remark(self) -> str:
        """What is said of open fees beside a sum; '' where there is no sum."""
        return _("Not in the sum: it depends on your case.") if self.certain else ""


@dataclass(frozen=True)
class FeeTotals:
    services: tuple[ServiceFees, ...]

    @property
    def total(self) -> Decimal:
        return sum((fees.total for fees in self.services), Decimal(0))

    @property
    def is_whole(self) -> bool:
        """Whether nothing but the total is paid: no open fee, no service without a word on fees."""
        return not any(fees.open or not fees.is_known for fees in self.services)

    @property
    def figure(self) -> str:
        """The total in words; '' where nothing is certain, which is not "free"."""
        if self.is_whole or self.total:
            return in_baht(self.total)
        return ""


def in_baht(amount: Decimal) -> str:
    return _("%(amount)s baht") % {"amount": baht(amount)} if amount else _("Free")


def total_fees(services: Iterable, cases: Collection[str]) -> FeeTotals:
    """From ``rows["fees"]`` and ``states`` of each service; rows of other cases are left out."""
    return FeeTotals(tuple(_fees_of(service, cases) for service in services))


def _fees_of(service, cases: Collection[str]) -> ServiceFees:
    own_cases = cases_at(service, cases)
    rows = [row for row in service.rows["fees"] if applies(row.value, own_cases)]
    groups = Counter(row.value["group"] for row in rows if row.value.get("group"))
    certain = [row for row in rows if applies(row.value, cases) and is_certain_here(row.value, groups)]
    return ServiceFees(
        service, tuple(certain), tuple(row for row in rows if row not in certain), service.states["fees"]
    )


def is_certain_here(value, groups: Counter[str]) -> bool:
    """Whether somebody whom the row applies to pays this amount, once. ``groups``: how many rows of each are left.

    A row that names cases is then as certain as one for everybody, unless a note says more; so is the last of its group.
    """
    if value.get("kind") != AMOUNT or not value.is_stated or value.get("per"):
        return False
    if value.get("group") and not (value.get("cases") and groups[value["group"]] == 1):
        return False
    return value.get("applies") in (ALWAYS, None, "") or (
        value["applies"] == CONDITIONAL and bool(value.get("cases")) and not value.get("note")
    )
