"""Thin shells over manuals/handbook."""

import datetime

from django import template
from django.utils import timezone

from manuals.handbook import references
from manuals.handbook.contents import Entry, index_node
from manuals.handbook.reading import Reading
from portal.bilingual.language import active_language
from portal.finding import staff_finder

register = template.Library()

register.filter("linked", references.linked)


@register.simple_tag
def today() -> datetime.date:
    """In Thailand."""
    return timezone.localdate()


@register.simple_tag
def handbook_address() -> str:
    """The first page of the handbook; '' where there is none."""
    node = index_node(active_language())
    return node.url if node else ""


@register.simple_tag
def handbook_is_searched() -> bool:
    """Whether there is a search to offer a field for."""
    return staff_finder() is not None


@register.simple_tag(takes_context=True)
def unread_sections(context) -> list[Entry]:
    """What the officer has still to read; [] for those who are not asked."""
    request = context.get("request")
    return Reading.of(request).unread(active_language()) if request else []


@register.simple_tag(takes_context=True)
def is_unread(context, facts) -> bool:
    """Whether the officer has the present version of a section still to read."""
    request = context.get("request")
    return bool(request and facts) and Reading.of(request).asks_for(facts)
