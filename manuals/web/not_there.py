"""What a manual does not have, told with what it has: each makes the 404 to raise."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from manuals.editions.in_force import EditionFacts, editions_of
from manuals.web.files import files_of
from portal.bilingual.dates import format_date
from portal.models import BasePage
from portal.not_found import NotFoundHere

Way = tuple[str, str]


def in_force_now(page: BasePage) -> NotFoundHere:
    return NotFoundHere(_("No edition in force"), no_edition(page), [_manual(page), *_editions(page)])


def no_edition(page: BasePage) -> str:
    """Why nothing of the manual is in force today: a sentence."""
    if not editions_of(page.translation_key):
        return _("No edition of this manual has been issued yet.")
    last = last_withdrawn(page)
    if last is None:
        return _("No edition of this manual is in force yet.")
    message = _("No edition of this manual is in force now. Edition %(number)s was withdrawn on %(day)s.")
    return message % {"number": last.number, "day": format_date(last.withdrawn)}


def last_withdrawn(page: BasePage) -> EditionFacts | None:
    """The edition whose withdrawal is the latest."""
    withdrawn = [(one.withdrawn, one.number, one) for one in editions_of(page.translation_key) if one.withdrawn]
    return max(withdrawn, key=lambda row: row[:2])[-1] if withdrawn else None


def on(page: BasePage, day: date) -> NotFoundHere:
    """Before the first edition, or between a withdrawal and the next one."""
    standing = [one for one in editions_of(page.translation_key) if one.withdrawn is None]
    message = _("On %(day)s no edition of this manual was in force.")
    if day > timezone.localdate():
        message = _("As announced so far, no edition of this manual will be in force on %(day)s.")
    sentences = [message % {"day": format_date(day)}]
    if standing:
        first = min(standing, key=lambda one: (one.effective, one.number))
        took_effect = _("Edition %(number)s took effect on %(first)s.")
        takes_effect = _("Edition %(number)s will take effect on %(first)s.")
        told = takes_effect if first.effective > timezone.localdate() else took_effect
        sentences.append(told % {"number": first.number, "first": format_date(first.effective)})
    return NotFoundHere(_("No edition on that day"), " ".join(sentences), [_manual(page), *_editions(page)])


def edition(page: BasePage, number: int) -> NotFoundHere:
    numbers = ", ".join(str(facts.number) for facts in editions_of(page.translation_key))
    message = _("This manual has no edition %(number)s. It has: %(numbers)s.")
    reason = message % {"number": str(number)[:20], "numbers": numbers} if numbers else no_edition(page)
    return NotFoundHere(_("There is no such edition"), reason, [_manual(page), *_editions(page)])


def service(page: BasePage, facts: EditionFacts, code: str) -> NotFoundHere:
    message = _("The service “%(code)s” is not in edition %(number)s of this manual.")
    reason = message % {"code": code[:60], "number": facts.number}
    return NotFoundHere(_("This service is not in the manual"), reason, [_manual(page), _edition(page, facts)])


def file(page: BasePage, facts: EditionFacts, name: str) -> NotFoundHere:
    message = _("Edition %(number)s of this manual has no file “%(name)s.pdf”.")
    reason = message % {"number": facts.number, "name": name[:80]}
    files = [(link.label, link.address) for link in files_of(page.translation_key, facts) if link.address]
    return NotFoundHere(_("There is no such file"), reason, [_manual(page), *files])


def _manual(page: BasePage) -> Way:
    return page.title, page.path_url


def _editions(page: BasePage) -> Iterator[Way]:
    """Each of them, the first one first, then what each has changed."""
    editions = editions_of(page.translation_key)
    yield from (_edition(page, facts) for facts in editions)
    if editions:
        yield _("All editions and what each has changed"), f"{page.path_url}editions/"


def _edition(page: BasePage, facts: EditionFacts) -> Way:
    message = _("Edition %(number)s, from %(day)s")
    label = message % {"number": facts.number, "day": format_date(facts.effective)}
    return label, f"{page.path_url}editions/{facts.number}/"
