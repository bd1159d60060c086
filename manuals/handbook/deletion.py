"""What is said before a section goes to which others refer: their references will show its id alone."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Page

from manuals.handbook.references import references_of
from manuals.models import HandbookPage


def warning_before_deletion(pages: Iterable[Page]) -> str:
    """The sections that stay and refer to one that goes with ``pages``, or lies below them; '' where there is none."""
    going = HandbookPage.objects.none()
    for page in pages:
        going |= HandbookPage.objects.descendant_of(page, inclusive=True)
    codes = set(going.values_list("section_id", flat=True))
    referring = _referring_to(codes) if codes else {}
    if not referring:
        return ""
    named = "; ".join(f"{title} → {', '.join(ids)}" for title, ids in referring.items())
    message = _("Other sections refer to what is deleted: %(sections)s. Their references will show the id alone.")
    return message % {"sections": named}


def _referring_to(codes: set[str]) -> dict[str, list[str]]:
    """Id and title of each section, and which of ``codes`` it refers to; a section once, whatever its languages."""
    found: dict[str, tuple[str, list[str]]] = {}
    for page in HandbookPage.objects.filter(alias_of=None).exclude(section_id__in=codes).order_by("path"):
        if ids := [code for code in references_of(page) if code in codes]:
            found.setdefault(page.section_id, (page.title, ids))
    return {f"{section} {title}": ids for section, (title, ids) in found.items()}
