"""What people ask for: without a result, without a click, and which services they open; by language and month."""

import django_filters
from django.db.models import F, Max, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from portal.bilingual.dates import format_date
from portal.bilingual.language import active_language
from portal.indexing import PUBLIC
from portal.tables.cells import guarded
from search import labels
from search.editors.forms import MakeSynonymForm
from search.editors.models import PageClicks, QueryLog
from search.models import SearchDocument

WITHOUT_RESULT, WITHOUT_CLICK, WANTED = "search_without_result", "search_without_click", "search_wanted"
BYTE_ORDER_MARK = "\ufeff".encode()


def month_filter(model) -> django_filters.ChoiceFilter:
    """By the months of which rows are kept, the last one first."""
    return django_filters.ChoiceFilter(label=_("Month"), method=_in_month, choices=lambda: _months(model))


def language_filter() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=_("Language of the search"), choices=list(labels.LANGUAGES.items()))


def _months(model) -> list[tuple[str, str]]:
    return [(f"{month:%Y-%m}", format_date(month, "month")) for month in model.objects.dates("day", "month", "DESC")]


def _in_month(queryset, name: str, month: str):
    year, number = map(int, month.split("-"))
    return queryset.filter(day__year=year, day__month=number)


class QueryFilters(WagtailFilterSet):
    language = language_filter()
    month = month_filter(QueryLog)

    class Meta:
        model = QueryLog
        fields = ["language"]


class WantedFilters(WagtailFilterSet):
    language = language_filter()
    month = month_filter(PageClicks)

    class Meta:
        model = PageClicks
        fields = ["language"]


class LogReport(ReportView):
    """A table of sums for those who may see the log. Files hold no formulas, and the mark without which spreadsheets
    misread Thai."""

    any_permission_required = ["view"]
    header_icon = "search"
    is_searchable = False

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(QueryLog)

    def get_filename(self):
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def get_preprocess_function(self, field, value, export_format):
        if isinstance(value, str):
            return guarded
        return super().get_preprocess_function(field, value, export_format)

    def stream_csv(self, queryset):
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)


class SynonymColumn(Column):
    """Leads from a question to the form that makes it a synonym, and from there back to ``report``, an address."""

    cell_template_name = "search/editors/make_synonym_cell.html"

    def __init__(self, report: str):
        super().__init__("synonym", label="")
        self.report = report

    def get_cell_context_data(self, instance, parent_context):
        asked = urlencode({"query": instance["query"], "language": instance["language"], "next": self.report})
        address = f"{reverse('search_make_synonym')}?{asked}"
        return super().get_cell_context_data(instance, parent_context) | {"address": address}


class QuestionsReport(LogReport):
    """The questions that the chosen days hold, added up; a subclass says which of them."""

    model = QueryLog
    filterset_class = QueryFilters
    list_export = ["query", "language", "times", "empty", "opened", "last"]
    export_headings = {
        "query": _("Words searched for"),
        "language": _("Language of the search"),
        "times": _("Asked"),
        "empty": _("Without a result"),
        "opened": _("Results opened"),
        "last": _("Last asked"),
    }

    @cached_property
    def columns(self):
        columns = [
            Column("query", label=_("Words searched for"), sort_key="query"),
            Column(
                "language",
                label=_("Language of the search"),
                accessor=lambda row: labels.LANGUAGES.get(row["language"], ""),
            ),
            NumberColumn("times", label=_("Asked"), sort_key="times"),
            NumberColumn("empty", label=_("Without a result"), sort_key="empty"),
            NumberColumn("opened", label=_("Results opened"), sort_key="opened"),
            Column(
                "last", label=_("Last asked"), accessor=lambda row: format_date(row["last"], "short"), sort_key="last"
            ),
        ]
        present = f"{reverse(self.index_url_name)}?{self.request.GET.urlencode()}"
        return [*columns, SynonymColumn(present)] if MakeSynonymForm.is_for(self.request.user) else columns

    def get_filtered_queryset(self):
        """Days are chosen before they are added up."""
        rows = self.filter_queryset(QueryLog.objects.order_by()).values("query", "language")
        sums = rows.annotate(times=Sum("asked"), empty=Sum("without_result"), opened=Sum("clicks"), last=Max("day"))
        return self.narrowed(sums).order_by(self.ordering, "query", "language")

    def narrowed(self, rows):
        raise NotImplementedError


class WithoutResultReport(QuestionsReport):
    page_title = _("Searches without a result")
    index_url_name, index_results_url_name = WITHOUT_RESULT, f"{WITHOUT_RESULT}_results"
    export_filename = "searches-without-result"
    default_ordering = "-empty"

    def narrowed(self, rows):
        return rows.filter(empty__gt=0)


class WithoutClickReport(QuestionsReport):
    """Something was found, and nobody opened it."""

    page_title = _("Searches without a click")
    index_url_name, index_results_url_name = WITHOUT_CLICK, f"{WITHOUT_CLICK}_results"
    export_filename = "searches-without-click"
    default_ordering = "-times"

    def narrowed(self, rows):
        return rows.filter(opened=0, times__gt=F("empty"))


class WantedReport(LogReport):
    """The public services by how often they were opened from the results, whatever had been asked."""

    page_title = _("Most wanted services")
    index_url_name, index_results_url_name = WANTED, f"{WANTED}_results"
    export_filename = "most-wanted-services"
    model = PageClicks
    filterset_class = WantedFilters
    default_ordering = "-opened"
    list_export = ["code", "title", "agency", "opened"]
    export_headings = {
        "code": _("Code of the service"),
        "title": _("Service"),
        "agency": _("Agency"),
        "opened": _("Opened from results"),
    }
    columns = [
        Column("title", label=_("Service")),
        Column("agency", label=_("Agency")),
        NumberColumn("opened", label=_("Opened from results"), sort_key="opened"),
    ]

    def get_filtered_queryset(self):
        services = SearchDocument.objects.filter(audience=PUBLIC, type="service").values("key")
        rows = self.filter_queryset(PageClicks.objects.order_by()).filter(key__in=services)
        return rows.values("key").annotate(opened=Sum("clicks")).order_by(self.ordering, "key")

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list):
        """With names, in the language of the reader where there are some; for the screen and for files."""
        rows = list(object_list)
        documents = SearchDocument.objects.filter(audience=PUBLIC, key__in=[row["key"] for row in rows])
        named = sorted(documents, key=lambda document: document.locale == active_language())
        names = {document.key: document for document in named}
        return [
            {
                **row,
                "code": names[row["key"]].code,
                "title": names[row["key"]].title,
                "agency": names[row["key"]].agency_name,
            }
            for row in rows
            if row["key"] in names
        ]
