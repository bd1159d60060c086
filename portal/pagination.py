"""Page numbers of a list: an address that names no page is 404 with a sentence, never another page's content."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

PARAMETER = "page"


@dataclass
class Pagination:
    """``items`` cut into pages of ``per_page``; the number comes from ``?page=``. Costs a count and a slice."""

    items: Any  # a queryset, or what has a length and gives slices
    request: HttpRequest
    per_page: int

    @cached_property
    def page(self) -> Page:
        """Raises Http404, with a sentence that names the pages there are."""
        paginator: Paginator = Paginator(self.items, self.per_page)
        number = self.request.GET.get(PARAMETER) or "1"
        try:
            return paginator.page(number)
        except InvalidPage:
            message = _("There is no page “%(number)s” in this list. It has pages 1 to %(last)d.")
            raise Http404(message % {"number": number[:20], "last": paginator.num_pages}) from None

    def address(self, number: int) -> str:
        """The query of another page of the same list; page 1 carries no number."""
        query = self.request.GET.copy()
        query.pop(PARAMETER, None)
        if number > 1:
            query[PARAMETER] = str(number)
        encoded = query.urlencode()
        return f"?{encoded}" if encoded else self.request.path

    @property
    def previous(self) -> str | None:
        return self.address(self.page.previous_page_number()) if self.page.has_previous() else None

    @property
    def next(self) -> str | None:
        return self.address(self.page.next_page_number()) if self.page.has_next() else None

    @property
    def links(self) -> list[tuple[int | None, str]]:
        """Numbers around the present page with their addresses; (None, '') where numbers are left out."""
        elided = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [(n, self.address(n)) if isinstance(n, int) else (None, "") for n in elided]
