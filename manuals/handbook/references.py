"""References from section to section, ``[[H-012]]``: links to readers, checked before publication."""

import re
from collections.abc import Iterator

from django.db.models import CharField, TextField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from manuals.handbook.ids import ID, references_in
from manuals.handbook.memory import is_narrowed, node_of
from portal.bilingual.language import active_language, marked
from portal.editorial.rows import rows_of, stream_fields
from portal.tree import Node

# What the tag of an element holds stays as it is.
_TAG_OR_REFERENCE = re.compile(rf"<[^>]*>|\[\[\s*(?P<id>{ID})\s*\]\]")
# There is no link within a link.
_LINK_OR_OTHER = re.compile(rf"(?P<opening><a\b[^>]*>)(?P<words>.*?)</a>|{_TAG_OR_REFERENCE.pattern}", re.DOTALL)


def linked(text) -> SafeString:
    """``text``, escaped unless it is safe, with references as links that bear the sections' present titles.

    Within a link a reference becomes id and title alone. The id alone stands for a section that is not published, or
    that not all who read the handbook may see.
    """
    html = str(conditional_escape(text))
    return mark_safe(_LINK_OR_OTHER.sub(_shown, html))  # noqa: S308 (escaped above, and what is put in is escaped)


def _shown(found: re.Match) -> str:
    if found["opening"]:
        return f"{found['opening']}{_TAG_OR_REFERENCE.sub(_named, found['words'])}</a>"
    node = _node(found)
    if node is None:
        return found["id"] or found[0]
    return format_html('<a href="{}">{}</a>', node.url, _title(found["id"], node))


def _named(found: re.Match) -> str:
    node = _node(found)
    return _title(found["id"], node) if node else found["id"] or found[0]


def _title(section_id: str, node: Node) -> SafeString:
    return format_html("{} {}", section_id, marked(node.title))


def _node(found: re.Match) -> Node | None:
    """None for a tag, and for a section that is not shown."""
    node = node_of(found["id"], active_language()) if found["id"] else None
    return None if node is None or is_narrowed(node) else node


def references_of(page) -> list[str]:
    """What the words of ``page``, as it is in memory, refer to, each once."""
    return references_in("\n".join(_texts(page)))


def _texts(page) -> Iterator[str]:
    for field in page._meta.get_fields():
        if isinstance(field, CharField | TextField) and field.model is type(page):
            yield getattr(page, field.name) or ""
    for field in stream_fields(page):
        for row in rows_of(page, field):
            yield from (words.text for words in row.words())
