"""Thin shells over portal/slots.py and the page's own properties."""

import json
import re

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal import look, slots
from portal.bilingual.language import ENGLISH, THAI, active_language, language_of, marked
from portal.bilingual.parts import parts_of
from portal.look import Drawing
from portal.pictures import shown

register = template.Library()

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What would end a script element or begin a comment in it, as JSON escapes.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def slot(context, name, page=None):
    """What other apps show in the slot ``name`` of this page."""
    return slots.render(name, page, context.get("request"))


@register.simple_tag
def contents_with_slot(page, name):
    """The contents of ``page`` with what other apps show in the slot ``name``, which stands before the last part."""
    own = page.contents
    return [*own[:-1], *slots.entries(name, page), *own[-1:]]


@register.simple_tag
def at_height(drawing: Drawing, height: int) -> int:
    """The width in pixels that a drawing of the look has at ``height`` pixels."""
    return drawing.at_height(height)


@register.simple_tag
def agency_symbol(page) -> Drawing | None:
    """The symbol of the agency whose page it is, from memory."""
    return look.current().agency_symbols.get(page.translation_key.hex)


@register.simple_tag
def is_demonstration() -> bool:
    """For templates rendered without a request, where no context processor runs."""
    return settings.DEMONSTRATION


@register.inclusion_tag("components/shown_picture.html")
def shown_picture(image, shape="content", hero=False, decoration=False, private=False):
    """A picture in a shape (portal/pictures/); nothing where there is none to show. The last three: see shown()."""
    return {"picture": shown(image, shape, decoration=decoration, private=private), "hero": hero}


@register.simple_tag
def wording(page, path, text):
    """A translatable string of a page row: its language marked, an out-of-date translation labelled, Thai beneath."""
    held = page.held.get(path) if page else None
    return render_to_string("components/wording.html", {"text": text, "held": held}) if held else marked(text)


@register.simple_tag
def row_text(page, field, row, name):
    """``wording`` of the string ``name`` of a row in the stream ``field``."""
    return wording(page, f"{field}.{row.id}.{name}", row.value[name])


@register.filter
def anchor(row_id: str) -> str:
    """The id of a row in its page, in eight characters: thirty whole ones are a kilobyte that nothing compresses."""
    return row_id[:8] if _UUID.fullmatch(row_id) else row_id


@register.simple_tag
def held_text(page, path):
    """The out-of-date translation of ``path``; None where the translation is current."""
    return page.held.get(path) if page else None


@register.simple_tag
def parts(page, paths) -> list[tuple[str, str]]:
    """Anchor and name of each part of the page that holds a string of ``paths``."""
    return parts_of(page, paths)


@register.filter
def lang_attribute(text) -> SafeString | str:
    """`` lang="th"`` for an element that holds Thai text on an English page, else nothing."""
    if active_language() == ENGLISH and language_of(str(text)) == THAI:
        return mark_safe(' lang="th"')  # a constant
    return ""


@register.simple_tag
def json_ld(data):
    """Structured data as a block that no browser runs; what could leave the element is escaped."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))  # escaped above


@register.filter
def field_path(row, name):
    """wagtail-localize's path of a row's field below its stream: ``<block id>.<name>``."""
    return f"{row.id}.{name}"
