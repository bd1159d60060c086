"""References from section to section, ``[[H-012]]``: links to readers, checked before publication."""

import re
from collections.abc import Iterator

from django.db.models import TextField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import RichTextField

from manuals.handbook.ids import ID, references_in
from manuals.handbook.memory import is_narrowed, node_of
from portal.bilingual.language import active_language, marked
from portal.editorial.rows import rows_of, stream_fields

# A link that an editor has made stays as it is: there is no link within a link.
_LINK_OR_REFERENCE = re.compile(rf"(?P<link><a\b.*?</a>)|\[\[\s*(?P<id>{ID})\s*\]\]", re.DOTALL)


def linked(text) -> SafeString:
    """``text``, escaped unless it is safe, with references as links that bear the sections' present titles.

    The id alone stands for a section that is not published, or that not all who read the handbook may see.
    """
    html = str(conditional_escape(text))
    return mark_safe(_LINK_OR_REFERENCE.sub(_shown, html))  # noqa: S308 (escaped above, and what is put in is escaped)


def _shown(found: re.Match) -> str:
    if found["link"]:
        return found["link"]
    node = node_of(found["id"], active_language())
    if node is None or is_narrowed(node):
        return found["id"]
    return format_html('<a href="{}">{} {}</a>', node.url, found["id"], marked(node.title))


def references_of(page) -> list[str]:
    """What the words of ``page``, as it is in memory, refer to, each once."""
    return references_in("\n".join(_texts(page)))


def _texts(page) -> Iterator[str]:
    for field in page._meta.get_fields():
        if isinstance(field, TextField | RichTextField) and field.model is type(page):
            yield getattr(page, field.name) or ""
    for field in stream_fields(page):
        for row in rows_of(page, field):
            yield from (words.text for words in row.words())
