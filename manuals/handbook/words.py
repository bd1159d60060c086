"""What of a section can be found: its words for the staff's index."""

from wagtail.rich_text import RichText

from manuals.handbook.ids import without_brackets
from portal.blocks.text import plain_lines
from portal.editorial.rows import rows_of, stream_fields
from portal.indexing import STAFF, PageDocument

_TEXTS = ("mission", "position", "hand_over_contact", "hand_over_phone", "change_note")


def document_of(page) -> PageDocument:
    """The words of a section. Its id and the code of its service are names: by them it is asked for at the counter."""
    texts = [getattr(page, name) for name in _TEXTS]
    for field in stream_fields(page):
        texts += (words.text for row in rows_of(page, field) for words in row.words())
    texts.append(plain_lines(RichText(page.internal_notes)))
    return PageDocument(
        "handbook",
        page.title,
        without_brackets(page.purpose),
        keywords="\n".join(filter(None, (page.section_id, page.service))),
        body=without_brackets("\n".join(filter(None, texts))),
        code=page.service,
        audience=STAFF,
    )
