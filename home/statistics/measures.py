"""What the counts prove: services in demand (1.2), users against services (8.1), a fitting number of services (8.2).

They look at the twelve months that end with the last one with data: a year that has just begun proves nothing yet.
"""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.statistics import use
from home.statistics.use import Use
from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import NUMBER, PERCENT, Asked, Finding, Proof, State, at_least, measure, share

MONTHS = 12
# The queries of use.up_to, which is asked once for the three, and the generation of the tree.
QUERIES = 4


@measure(
    "home.users_per_service",
    gettext_lazy("Users against the number of services"),
    queries=QUERIES,
    least_average=NUMBER,
    least_months=MONTHS,
    least_known=PERCENT,
)
def users_per_service(asked: Asked) -> Finding:
    """Options: ``least_average`` users a service and month (1), ``least_months`` with data of twelve (12),
    ``least_known`` per cent of the services with data (80)."""
    found = asked.once(use.up_to, asked.day, MONTHS)
    if found is None or found.average is None:
        return _without_data()
    options = asked.options
    is_met = (
        found.average >= options.get("least_average", 1)
        and found.counted >= options.get("least_months", MONTHS)
        and 100 * found.known >= options.get("least_known", 80) * found.offered
    )
    numbers = _numbers(found) | {"average": round(found.average, 1)}

    def says() -> str:
        return _(
            "On average %(average)s users a service and month: %(users)s users of %(known)d of %(offered)d services; "
            "%(counted)d of the %(months)d months to %(last)s have data."
        ) % _in_words(found, average=f"{found.average:,.1f}") + _asked(
            _(
                "Asked for: %(average)s or more, with data of %(months)s months and of %(known)s per cent of the services."
            ),
            average=options.get("least_average", 1),
            months=options.get("least_months", MONTHS),
            known=options.get("least_known", 80),
        )

    return _finding(State.MET if is_met else State.PARTLY, says, found, numbers)


@measure(
    "home.services_without_users",
    gettext_lazy("Services without users"),
    queries=QUERIES,
    most=PERCENT,
    most_unknown=PERCENT,
)
def services_without_users(asked: Asked) -> Finding:
    """Options: ``most`` per cent of the services without users (10), ``most_unknown`` per cent without data (20)."""
    found = asked.once(use.up_to, asked.day, MONTHS)
    if found is None or not found.service_months:
        return _without_data()
    is_met = (
        100 * len(found.unused) <= asked.options.get("most", 10) * found.offered
        and 100 * len(found.unknown) <= asked.options.get("most_unknown", 20) * found.offered
    )

    def says() -> str:
        return _(
            "%(unused)d of %(offered)d services were counted and had no users, and %(unknown)d have no data; "
            "%(counted)d of the %(months)d months to %(last)s have data."
        ) % _in_words(found) + _asked(
            _("Asked for: at most %(most)s per cent without users and %(unknown)s per cent without data."),
            most=asked.options.get("most", 10),
            unknown=asked.options.get("most_unknown", 20),
        )

    return _finding(State.MET if is_met else State.PARTLY, says, found, _numbers(found))


@measure("home.demand", gettext_lazy("Services in demand"), queries=QUERIES, least=PERCENT)
def demand(asked: Asked) -> Finding:
    """Option: ``least`` per cent of the services that have users (80)."""
    found = asked.once(use.up_to, asked.day, MONTHS)
    if found is None or not found.service_months:
        return _without_data()

    def says() -> str:
        return (
            _(
                "%(used)d of %(offered)d services had users, %(users)s in all; "
                "%(counted)d of the %(months)d months to %(last)s have data."
            )
            % _in_words(found)
            + f" {at_least(asked.options.get('least', 80))}"
        )

    return _finding(share(found.used, found.offered, asked.options.get("least", 80)), says, found, _numbers(found))


def _asked(sentence: str, **numbers: int) -> str:
    return " " + sentence % {name: f"{number:,}" for name, number in numbers.items()}


def _without_data() -> Finding:
    return Finding(State.MISSING, gettext_lazy("There are no counts of users."), proofs=())


def _finding(state: State, says: Callable[[], str], found: Use, numbers: dict) -> Finding:
    year = FiscalYear.of(found.last)
    address = f"{reverse('home_statistics')}?year={year.number}"
    proof = Proof(gettext_lazy("Who uses our services"), address, found.as_of, public=True)
    return Finding(state, _lazily(says), numbers, (proof,), found.as_of)


def _lazily(says: Callable[[], str]) -> str | Promise:
    """A sentence that is made in the language in which it is read."""
    return lazy(says, str)()


def _numbers(found: Use) -> dict[str, int | float | str | None]:
    return {
        "users": found.users,
        "offered": found.offered,
        "known": found.known,
        "used": found.used,
        "unused": len(found.unused),
        "unknown": len(found.unknown),
        "counted": found.counted,
        "months": found.months,
    }


def _in_words(found: Use, **more: str) -> dict[str, int | float | str | None]:
    words = _numbers(found) | {"users": f"{found.users:,}", "last": format_date(found.last, "month")}
    return words | more
