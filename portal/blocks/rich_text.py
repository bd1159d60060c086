"""Running text: links to pages, and what the editors' field takes."""

from django.core.exceptions import BadRequest
from django.utils.html import escape
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from portal.bilingual.language import active_language
from portal.collections import is_public
from portal.tree import snapshot

MAX_DIGITS = 19  # of a number in the database; Python refuses to read one of thousands


class CarefulRichTextArea(DraftailRichTextArea):
    """Refuses (400) what the editor's script never sends; drops half emojis, which can be neither stored nor shown."""

    def value_from_datadict(self, data, files, name):
        try:
            html = super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, AttributeError, LookupError, ExporterException) as error:
            raise BadRequest(f"{name} is no rich text.") from error
        return html and html.encode("utf-8", "ignore").decode("utf-8")


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language, without a query; to none that is not for everybody."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [_opening_tag(attrs.get("id", "")) for attrs in attrs_list]


class PublicDocumentLinkHandler(DocumentLinkHandler):
    """Leads to a document; to none that is not for everybody."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [f'<a href="{escape(file.url)}">' if is_public(file) else "<a>" for file in cls.get_many(attrs_list)]


def _opening_tag(page_id: str) -> str:
    tree = snapshot()
    node = tree.node(int(page_id)) if page_id.isdecimal() and len(page_id) <= MAX_DIGITS else None
    shown = tree.by_key(node.translation_key, active_language()) if node else None
    return f'<a href="{escape(shown.url)}">' if shown and not shown.restricted else "<a>"
