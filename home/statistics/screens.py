"""The editors' screens: counts of a month, a file of counts, typical times, and what a year's counts say."""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.statistics import export, template, use
from home.statistics.choosing import Choice
from home.statistics.count_grid import CountGrid
from home.statistics.forms import FileForm
from home.statistics.grid import Grid
from home.statistics.reading import MAX_BYTES, Count, read_counts
from home.statistics.rights import may_record
from home.statistics.storing import ChangedMeanwhileError, Plan, store
from home.statistics.time_grid import TimeGrid
from home.statistics.times import comparisons
from portal.bilingual.dates import format_date
from portal.pagination import Pagination
from portal.services import reserved_codes, services
from portal.tables.faults import Faults, ImportRefusedError

ENTRY, IMPORT, TEMPLATE = "home_statistics_entry", "home_statistics_import", "home_statistics_template"
EXPORT, TIMES, USE = "home_statistics_export", "home_statistics_times", "home_statistics_use"
TEMPLATES = "home/statistics/admin"
SALT = "home.statistics.import"
# Long enough to read what would change, short enough that it is still what the file said.
CONFIRM_WITHIN_SECONDS = 3600
MOST_LISTED = 200


class StatisticsView(WagtailAdminTemplateMixin, View):
    """For those who record counts. ``tabs``: the screens of the room."""

    header_icon = "table"

    def dispatch(self, request, *args, **kwargs):
        if not may_record(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def choice(self) -> Choice:
        return Choice(self.request)

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        words = {
            ENTRY: _("Users by month"),
            IMPORT: pgettext("statistics", "Import"),
            TIMES: _("Typical times"),
            USE: _("What the counts say"),
        }
        tabs = [(label, reverse(name)) for name, label in words.items()]
        return [(label, address, address == self.request.path) for label, address in tabs]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(tabs=self.tabs, **context))

    def get_breadcrumbs_items(self):
        return []


class GridView(StatisticsView):
    """A page of services with fields; what is sent is stored as a whole or shown again with every fault."""

    def grid(self, data=None) -> Grid:
        raise NotImplementedError

    def get(self, request):
        return self.show_grid(self.grid())

    def post(self, request):
        with transaction.atomic():
            grid = self.grid(request.POST)
            if grid.errors:
                return self.show_grid(grid)
            written, gone = grid.save(request.user)
        words = _("Saved: %(written)d. Taken back to “no data”: %(gone)d.")
        messages.success(request, words % {"written": written, "gone": gone})
        return redirect(self.request.get_full_path())

    def show_grid(self, grid: Grid):
        return self.show(choice=self.choice, grid=grid)


class EntryView(GridView):
    page_title = gettext_lazy("Users by month")
    template_name = f"{TEMPLATES}/entry.html"

    def grid(self, data=None) -> CountGrid:
        return CountGrid(self.choice.shown, data, self.choice.month)

    def get_page_subtitle(self):
        return format_date(self.choice.month, "month")


class TimesView(GridView):
    page_title = gettext_lazy("Typical times")
    template_name = f"{TEMPLATES}/times.html"

    def grid(self, data=None) -> TimeGrid:
        promised = {code: service.promised_minutes for code, service in services().items()}
        return TimeGrid(self.choice.shown, data, self.choice.year, promised)

    def get_page_subtitle(self):
        return str(self.choice.year)


class UseView(StatisticsView):
    """Users against services, services without users, promised against typical time, of a fiscal year."""

    page_title = gettext_lazy("What the counts say")
    template_name = f"{TEMPLATES}/use.html"

    def get(self, request):
        year = self.choice.year
        times = Pagination(comparisons(year), request, per_page=50)
        found = use.between(year.months[0], year.months[-1])
        return self.show(choice=self.choice, use=found, times=times, most=MOST_LISTED)

    def get_page_subtitle(self):
        return str(self.choice.year)


class ImportView(StatisticsView):
    """Nothing is stored before the second step; what is confirmed is exactly what was shown, signed for this person."""

    template_name = f"{TEMPLATES}/import.html"
    page_title = gettext_lazy("Import users by month")
    header_icon = "upload"

    def get(self, request):
        return self.show(form=FileForm())

    def post(self, request):
        if "counts" in request.POST:
            return self._store()
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        file = form.cleaned_data["file"]
        try:
            counts = read_counts(file.name, file.read(MAX_BYTES + 1), reserved_codes(), Faults())
        except ImportRefusedError as refused:
            return self.show(form=FileForm(), faults=refused.faults[:MOST_LISTED], fault_count=len(refused.faults))
        return self._ask(counts)

    def _ask(self, counts: list[Count]):
        plan = Plan.of(counts)
        listed = plan.changed[:MOST_LISTED]
        return self.show(plan=plan, listed=listed, counts=self._signed(counts), seen=plan.fingerprint)

    def _store(self):
        try:
            counts = self._unsigned(self.request.POST["counts"])
        except signing.BadSignature:
            messages.error(self.request, _("The confirmation came too late or was changed. Choose the file again."))
            return redirect(IMPORT)
        try:
            plan = store(counts, self.request.user, seen=self.request.POST.get("seen", ""))
        except ChangedMeanwhileError:
            messages.warning(self.request, _("Other figures are stored by now. Look at the changes once more."))
            return self._ask(counts)
        done = len(plan.new) + len(plan.changed)
        words = ngettext("%(count)d count was saved.", "%(count)d counts were saved.", done)
        messages.success(self.request, words % {"count": done})
        return redirect(ENTRY)

    @property
    def _salt(self) -> str:
        return f"{SALT}.{self.request.user.pk}"

    def _signed(self, counts: list[Count]) -> str:
        rows = [(count.service_code, count.month.isoformat(), count.channel, count.users) for count in counts]
        return signing.dumps(rows, salt=self._salt, compress=True)

    def _unsigned(self, text: str) -> list[Count]:
        rows = signing.loads(text, salt=self._salt, max_age=CONFIRM_WITHIN_SECONDS)
        return [Count(code, export.month_from(month), channel, users) for code, month, channel, users in rows]


class TemplateView(StatisticsView):
    """An empty workbook with help in the language of the person."""

    def get(self, request):
        return HttpResponse(
            template.workbook(services().values()),
            content_type=template.CONTENT_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{template.NAME}"'},
        )


class ExportView(StatisticsView):
    """All counts of a fiscal year in the columns of the import."""

    def get(self, request):
        year = self.choice.year
        return StreamingHttpResponse(
            export.lines(year),
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="users-by-month-{year.shown}.csv"',
                "Cache-Control": "private, no-store",
            },
        )
