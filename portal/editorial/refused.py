"""The word for a publication that did not take place."""

from collections.abc import Sequence

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from portal.editorial.requirements import Missing


class PublicationRefused(ValidationError):
    """A publication that was rolled back; the sentence is for the editor, the draft is kept.

    ``page_id``: the page the editor was publishing; None where there is none. ``missing``: what must be filled in first.
    Always a ValidationError by field, as Wagtail's API asks of it.
    """

    def __init__(self, message: str, page_id: int | None = None, missing: Sequence[Missing] = ()):
        reasons: dict[str, list[str]] = {}
        for item in missing:
            reasons.setdefault(item.field, []).append(item.message)
        super().__init__({NON_FIELD_ERRORS: [message], **reasons})
        self.headline, self.page_id, self.missing = message, page_id, tuple(missing)
