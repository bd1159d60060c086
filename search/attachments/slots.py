"""What editors of a page are told of its files: which of them nobody finds by their words, and why."""

from portal import slots
from portal.models import BasePage
from search.attachments.texts import public_texts


def files_not_searched(page) -> dict | None:
    """The rows with a problem, of the page as it is published; None where there is none."""
    if not page.pk or not isinstance(page, BasePage) or page.private_by_type:
        return None
    rows = list(public_texts().filter(pages=page.pk).exclude(problem="").select_related("document"))
    return {"rows": rows} if rows else None


def register() -> None:
    template = "search/attachments/editor.html"
    slots.register("editor.before_form", template=template, context=files_not_searched, queries=5)
