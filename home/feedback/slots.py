"""What stands at the end of every public page."""

from portal.bilingual.language import active_language
from portal.tree import snapshot


def useful(page) -> dict | None:
    """The page's key, for the question whether it was useful; None for pages that are not for everybody."""
    key = getattr(page, "translation_key", None)
    node = snapshot().by_key(key, active_language()) if key else None
    return {"key": key} if node and not node.restricted else None
