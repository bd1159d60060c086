"""What is said at the top of an edition: what it is today, and on the day that was asked for."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manuals.editions.in_force import EditionFacts, editions_of
from manuals.editions.periods import in_words
from manuals.web import not_there
from manuals.web.files import part_of
from manuals.web.shown import Shown, State
from portal.bilingual.dates import format_date
from portal.bilingual.language import pick
from portal.bilingual.units import in_one_piece
from portal.models import BasePage


@dataclass(frozen=True)
class Standing:
    """A notice. ``ways``: label and address. ``important``: what follows is not what applies today."""

    title: str
    lines: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    important: bool = True


def standing_of(shown: Shown, day: date | None, code: str = "") -> Standing | None:
    """None for the edition in force where no day was asked for. ``code``: of the service of a booklet that is read."""
    why = (*_why(shown.edition), *_nothing_now(shown))
    ways = () if shown.is_in_force else (_to_the_one_in_force(shown, code),)
    if day:
        lines = () if day == shown.today else (_today(shown), *why)
        return Standing(_on(shown, day), lines, ways, not shown.is_in_force)
    return None if shown.is_in_force else Standing(_today(shown), (*_in_force_until(shown), *why), ways)


def standing_of_none(page: BasePage) -> Standing:
    """Of a manual without an edition in force: why, and the way to those that there were."""
    withdrawn = not_there.last_withdrawn(page)
    ways = (_all_editions(page),) if editions_of(page.translation_key) else ()
    return Standing(not_there.no_edition(page), _why(withdrawn) if withdrawn else (), ways)


def _today(shown: Shown) -> str:
    facts = {"number": shown.edition.number, "day": _day(shown.edition.effective, "day")}
    if shown.state is State.WITHDRAWN:
        facts["day"] = _day(shown.edition.withdrawn)
        return _("Edition %(number)s was withdrawn on %(day)s.") % facts
    if shown.state is State.AHEAD:
        return _("Edition %(number)s is not in force yet. It will be in force from %(day)s.") % facts
    if shown.state is State.EARLIER:
        return _("Edition %(number)s is no longer in force.") % facts
    return _("Edition %(number)s is in force today.") % facts


def _in_force_until(shown: Shown) -> tuple[str, ...]:
    if shown.state is State.AHEAD or shown.is_in_force:
        return ()
    if not shown.periods:
        return (_("It never was in force."),)
    return (_("It was in force: %(periods)s.") % {"periods": in_words(shown.periods)},)


def _why(edition: EditionFacts) -> tuple[str, ...]:
    reason = pick(edition.reason["th"], edition.reason["en"]) if edition.reason else ""
    return (reason,) if reason else ()


def _nothing_now(shown: Shown) -> tuple[str, ...]:
    if shown.in_force or shown.state is State.AHEAD:
        return ()
    return (_("No edition of this manual is in force now."),)


def _on(shown: Shown, day: date) -> str:
    message = _("On %(day)s edition %(number)s was in force (%(period)s).")
    if day == shown.today:
        message = _("Today, on %(day)s, edition %(number)s is in force (%(period)s).")
    elif day > shown.today:
        message = _("As announced so far, edition %(number)s will be in force on %(day)s (%(period)s).")
    period = next(period for period in shown.periods if day in period)
    return message % {"day": _day(day), "number": shown.edition.number, "period": period.words}


def _to_the_one_in_force(shown: Shown, code: str) -> tuple[str, str]:
    present = shown.in_force
    if present is None:
        return _all_editions(shown.page)
    message = _("Read edition %(number)s, in force since %(day)s")
    tail = part_of(present, code)
    return message % {"number": present.number, "day": _day(present.effective)}, f"{shown.page.path_url}{tail}"


def _all_editions(page: BasePage) -> tuple[str, str]:
    return _("All editions and what each has changed"), f"{page.path_url}editions/"


def _day(day: date | None, style: str = "date") -> str:
    return in_one_piece(format_date(day, style))
