"""What keeps manuals from being deleted, told before Wagtail tries."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from manuals.models import CitizenManualPage
from manuals.models.edition import Edition
from portal.bilingual.language import THAI

MOST_NAMED = 5


def refusal(pages: Iterable[Page]) -> str:
    """Why ``pages`` cannot be deleted with all below them, as a sentence that names manuals and their editions; '' where
    they can. Two queries.
    """
    numbers = _standing(_titles(pages))
    if not numbers:
        return ""
    named = [
        _("“%(title)s” (edition %(numbers)s)") % {"title": title, "numbers": ", ".join(map(str, own))}
        for title, own in numbers[:MOST_NAMED]
    ]
    told = ", ".join(named)
    if len(numbers) > MOST_NAMED:
        told = _("%(named)s and %(number)d more") % {"named": told, "number": len(numbers) - MOST_NAMED}
    message = ngettext(
        "%(number)d manual cannot be deleted, because people may rely on it: %(named)s. Withdraw its editions first, or unpublish the manual.",
        "%(number)d manuals cannot be deleted, because people may rely on them: %(named)s. Withdraw their editions first, or unpublish the manuals.",
        len(numbers),
    )
    return message % {"number": len(numbers), "named": told}


def _titles(pages: Iterable[Page]) -> dict[UUID, str]:
    """The manuals on ``pages`` or below them, by key; by their Thai titles where those are among them."""
    paths = [Q(path__startswith=page.path) for page in pages]
    if not paths:
        return {}
    found = CitizenManualPage.objects.filter(reduce(or_, paths)).order_by("path")
    rows = list(found.values_list("translation_key", "title", "locale__language_code"))
    return {key: title for key, title, _code in sorted(rows, key=lambda row: row[2] == THAI)}


def _standing(titles: dict[UUID, str]) -> list[tuple[str, list[int]]]:
    """Titles and numbers of the editions that are not withdrawn."""
    editions = Edition.objects.filter(manual_key__in=titles, withdrawal=None).order_by("number")
    numbers: dict[UUID, list[int]] = {}
    for key, number in editions.values_list("manual_key", "number"):
        numbers.setdefault(key, []).append(number)
    return [(title, numbers[key]) for key, title in titles.items() if key in numbers]
