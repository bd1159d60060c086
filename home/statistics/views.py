"""The public pages of figures, of the centre and of each service, and their tables as CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.statistics import figures, tables
from home.statistics.models import ServiceMonth
from home.statistics.showing import CSV, FORMAT, TABLE, YEAR, Shown, ShownCentre
from portal.bilingual.fiscal_years import FiscalYear
from portal.not_found import NotFoundHere
from portal.services import services

CENTRE, SERVICE = "home_statistics", "home_statistics_service"
LONGEST_TOLD = 60


@require_safe
def centre(request: HttpRequest) -> HttpResponse:
    """The centre's figures of the fiscal year ``?year=``; ``?format=csv&table=`` is one of the tables as a file.

    404 with a sentence and links for a year without data, and for what is no year, table or page.
    """
    years = figures.years()
    shown = ShownCentre(request, figures.of_centre(_year(request, years)), years)
    return _file(shown, "statistics") or render(request, "home/statistics/centre.html", {"shown": shown})


@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """As ``centre``, of one service that everybody may see."""
    known = services().get(code)
    if known is None:
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:LONGEST_TOLD]})
    years = figures.years(ServiceMonth.objects.filter(service_code=code))
    shown = Shown(request, figures.of_service(code, _year(request, years)), years)
    context = {"shown": shown, "service": known}
    return _file(shown, f"statistics-{code}") or render(request, "home/statistics/service.html", context)


def _year(request: HttpRequest, years: list[FiscalYear]) -> FiscalYear:
    """The year asked for; without one, the last with data."""
    asked = request.GET.get(YEAR, "")
    if not asked:
        return years[0]
    try:
        year = FiscalYear.parse(asked[:LONGEST_TOLD])
        reason = _("There are no figures for the fiscal year %(year)s.") % {"year": year.shown}
    except ValueError as error:
        year, reason = None, str(error)
    if year is None or year not in years:
        choices = [(str(known), f"{request.path}?{YEAR}={known.shown}") for known in years]
        raise NotFoundHere(_("No figures for this year"), reason, choices)
    return year


def _file(shown: Shown, name: str) -> HttpResponse | None:
    """The table that is asked for as a file; None where a page is asked for."""
    wanted = shown.request.GET.get(FORMAT)
    if wanted is None:
        return None
    known = {table.key: table for table in shown.tables}
    table = known.get(shown.request.GET.get(TABLE) or shown.months.key)
    if wanted != CSV or table is None:
        choices = [(f"{table.title} (CSV)", shown.file_address(table)) for table in shown.tables]
        raise NotFoundHere(_("There is no such file"), _("These tables can be had as CSV."), choices)
    file_name = f"{name}-{table.key}-{shown.year.shown}.csv"
    return HttpResponse(
        tables.as_csv(table.headings, table.rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, file_name) or "attachment"},
    )
