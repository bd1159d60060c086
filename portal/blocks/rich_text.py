"""Links to pages within running text."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from portal.bilingual.language import active_language
from portal.tree import snapshot


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language, without a query; to none that is not for everybody."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [_opening_tag(attrs.get("id", "")) for attrs in attrs_list]


def _opening_tag(page_id: str) -> str:
    tree = snapshot()
    node = tree.node(int(page_id)) if page_id.isdecimal() else None
    shown = tree.by_key(node.translation_key, active_language()) if node else None
    return f'<a href="{escape(shown.url)}">' if shown and not shown.restricted else "<a>"
