"""Whether evidence added by hand can be opened, and since when not."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.standard.models import AddedEvidence
from portal.ages import later
from portal.bilingual.dates import format_date
from portal.bilingual.language import active_language
from portal.collections import is_public
from portal.tree import Node, snapshot


@dataclass(frozen=True, slots=True)
class Judged:
    """``url``: where it can be opened, '' where it cannot. ``fault``: why it does not count, '' while it does.

    ``is_old``: it can be opened, but its time is over.
    """

    added: AddedEvidence
    url: str
    fault: str
    is_old: bool = False

    @property
    def holds(self) -> bool:
        return not self.fault


def judge(added: AddedEvidence, day: datetime.date) -> Judged:
    url, fault = _opened(added)
    due = valid_until(added)
    is_old = not fault and due < day
    if is_old:
        fault = _("It was valid until %(day)s.") % {"day": format_date(due)}
    if not fault and added.day > day:
        fault = _("It is dated %(day)s, which is still to come.") % {"day": format_date(added.day)}
    return Judged(added, url, fault, is_old)


def valid_until(added: AddedEvidence) -> datetime.date:
    return later(added.day, added.months)


def _opened(added: AddedEvidence) -> tuple[str, str]:
    """The address, and why it cannot be opened by those it is meant for."""
    if added.page_key:
        return _page(added)
    if added.document:
        if added.is_public and not is_public(added.document):
            return "", _("The document is private by now; public evidence has to be open to everybody.")
        return added.document.url, ""
    if added.url:
        return added.url, ""
    return "", _("The document has been deleted.")


def _page(added: AddedEvidence) -> tuple[str, str]:
    node: Node | None = snapshot().by_key(added.page_key, active_language())
    if node is None:
        return "", _("The page is not published, or has been deleted.")
    if added.is_public and node.restricted:
        return "", _("The page is private by now; public evidence has to be open to everybody.")
    return node.url, ""
