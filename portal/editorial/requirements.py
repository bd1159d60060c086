"""What a page type says it needs before it may be published."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def is_filled(value: Any) -> bool:
    """Whether a field says something: words, rows or an explicit "none", related rows; 0 and False are answers."""
    if hasattr(value, "all"):
        return bool(value.all())
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and (not hasattr(value, "__len__") or len(value) > 0)


@dataclass(frozen=True)
class Requirement:
    """A field that must be filled in before a page is published.

    ``message`` says what is missing and why, to the editor. ``when`` decides from the page whether it is needed at all,
    ``met`` from the page whether it is fulfilled; without ``met`` the field must be filled. Both see the page's own
    fields and rows and ask the database for nothing else. ``code`` tells two requirements of one field apart.
    """

    field: str
    message: str | Promise
    when: Callable[[Any], bool] | None = None
    met: Callable[[Any], bool] | None = None
    code: str = ""

    def told(self, page: Any) -> str:
        """The sentence for the editor of ``page``, in the active language."""
        return str(self.message)

    def is_missing_from(self, page: Any) -> bool:
        if self.when and not self.when(page):
            return False
        return not (self.met(page) if self.met else is_filled(getattr(page, self.field)))


@dataclass(frozen=True)
class Finding:
    """A sentence for editors about a place of the form, in the language that was active when it was asked for.

    ``row``: id of the block concerned, '' for the whole field. ``anchor``: id of the field in the editor's form.
    """

    code: str
    field: str
    message: str
    anchor: str
    row: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The same in every language and wording."""
        return self.code, self.field, self.row

    @property
    def target(self) -> str:
        """A CSS selector of the place in the editor's form: the row, or the field. Wagtail's script replaces a stream."""
        if self.row:
            return f'[data-contentpath="{self.row}"]'
        return f"#{self.anchor}" if self.anchor != self.field else f'[data-contentpath="{self.field}"]'


class Missing(Finding):
    """Something that keeps a page from being published."""


class Remark(Finding):
    """Something that may be meant and may be a slip. It keeps nothing from being published."""


SUMMARY = Requirement(
    "summary", _("The summary is missing. It tells people in lists and search results what the page is about.")
)
