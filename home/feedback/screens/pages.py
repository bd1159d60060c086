"""The screen on which editors read whether their pages were useful, and what readers missed."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.feedback.cases import may_handle
from home.feedback.models import PageFeedback
from home.feedback.screens.base import FeedbackView
from home.feedback.screens.filters import PageFilters
from home.feedback.subjects import subject_of
from portal.bilingual.dates import format_date
from portal.tables.cells import guarded

MOST_ROWS = 50_000


def may_read(user) -> bool:
    """Whether the account edits any page, or handles cases."""
    return user.is_authenticated and (
        may_handle(user) or policy_registry.get_by_type(Page).user_has_permission(user, "change")
    )


def readable(user) -> QuerySet[PageFeedback]:
    """The words on the pages that the account edits; all of them for those who handle cases."""
    if may_handle(user):
        return PageFeedback.objects.all()
    return PageFeedback.objects.filter(translation_key__in=edited(user).values("translation_key"))


def edited(user) -> QuerySet[Page]:
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


@dataclass(frozen=True)
class Row:
    """What readers said of a page. ``address``: '' of one that is not public now."""

    key: UUID
    title: str
    address: str
    useful: int
    useless: int
    with_words: int

    @property
    def share(self) -> str:
        """Of those who found it useful, in per cent."""
        return f"{100 * self.useful / (self.useful + self.useless):.0f} %"


class PagesScreen(FeedbackView):
    page_title = gettext_lazy("Was this page useful?")

    def dispatch(self, request, *args, **kwargs):
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def filters(self) -> PageFilters:
        return PageFilters(self.request.GET)

    @cached_property
    def chosen(self) -> QuerySet[PageFeedback]:
        return self.filters.chosen(readable(self.request.user))


class PagesView(PagesScreen):
    """The pages by how many readers missed something; with ``?of=`` what was said of one page."""

    template_name = "home/feedback/screens/pages.html"

    def get(self, request):
        rows = self.chosen
        context = {"filters": self.filters, "query": self.query, "may_handle": may_handle(request.user)}
        if key := self.filters.cleaned_data.get("of"):
            page = self.paginated(rows.order_by("-day", "-pk"))
            return self.show(page=page, words=page, title=titles([key], request.user)[key][0], **context)
        sums = (
            rows.order_by()
            .values("translation_key")
            .annotate(
                good=Count("pk", filter=Q(useful=True)),
                bad=Count("pk", filter=Q(useful=False)),
                written=Count("pk", filter=~Q(words="")),
            )
        )
        page = self.paginated(sums.order_by("-bad", "-good", "translation_key"))
        named = titles((row["translation_key"] for row in page), request.user)
        pages = [
            Row(
                row["translation_key"],
                *named[row["translation_key"]],
                row["good"],
                row["bad"],
                row["written"],
            )
            for row in page
        ]
        return self.show(page=page, pages=pages, **context)


class CsvView(PagesScreen):
    """What was chosen, a word a row, safe from formulas; with the mark without which spreadsheets misread Thai."""

    def get(self, request):
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(
            [
                _("Day"),
                _("Page"),
                _("Address"),
                pgettext("feedback", "Language"),
                pgettext("feedback", "Useful"),
                _("What was missing"),
            ]
        )
        words = list(self.chosen.order_by("-day", "-pk")[:MOST_ROWS])
        named = titles({word.translation_key for word in words}, request.user)
        answers = {True: pgettext("useful", "Yes"), False: pgettext("useful", "No")}
        for word in words:
            title, address = named[word.translation_key]
            cells = [format_date(word.day), title, address, word.language, answers[word.useful], word.words]
            writer.writerow([guarded(str(cell)) for cell in cells])
        disposition = 'attachment; filename="page-feedback.csv"'
        content = file.getvalue().encode("utf-8-sig")
        return HttpResponse(content, "text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def titles(keys: Iterable[UUID], user) -> dict[UUID, tuple[str, str]]:
    """Title and path of pages and routes by key, in the active language; of those that are not for everybody, only the
    ones that the account edits have a title."""
    found, others = dict.fromkeys(keys, (_("a page that is not public now"), "")), []
    for key in found:
        if subject := subject_of(key):
            found[key] = (subject.title, subject.url)
        else:
            others.append(key)
    if others:
        for page in edited(user).filter(translation_key__in=others).order_by("-locale_id"):
            found[page.translation_key] = (page.draft_title, "")
    return found
