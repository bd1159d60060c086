"""The public results: of a service, and of the centre with all its services."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.survey.figures import channels_in_words, doubt_in_words, figures, formula_in_words, period_in_words
from home.survey.rules import rules
from home.survey.tables import public_file
from home.survey.tallies import Counts, Period, Published, published, years
from portal.bilingual.fiscal_years import FiscalYear
from portal.not_found import NotFoundHere
from portal.pagination import Pagination
from portal.services import services

SERVICE, CENTRE = "home_survey_results", "home_survey_satisfaction"
FORMAT, CSV = "format", "csv"
PER_PAGE = 50


@require_safe
def of_service(request: HttpRequest, code: str) -> HttpResponse:
    """404 alike for a service that is not there and for one that is not for everybody."""
    service = services().get(code)
    if service is None:
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    shown = published(asked_period(request))
    counts = shown.services.get(code, Counts())
    return render(
        request, "home/survey/service_results.html", {"service": service, **_told(request, shown, counts, code)}
    )


@require_safe
def of_centre(request: HttpRequest) -> HttpResponse:
    """The centre's figures, then those of each public service, fifty a page; all as a file with ``?format=csv``."""
    shown = published(asked_period(request))
    if FORMAT in request.GET:
        return as_file(request, shown)
    listed = [code for code in services() if code in shown.services]
    pagination = Pagination(listed, request, PER_PAGE)
    rows = [
        (services()[code], figures(shown.services[code], rules()), shown.services[code].n)
        for code in pagination.page.object_list
    ]
    told = {**_told(request, shown, shown.centre), "elsewhere": shown.elsewhere}
    return render(request, "home/survey/centre_results.html", {"rows": rows, "pagination": pagination, **told})


def as_file(request: HttpRequest, shown: Published) -> HttpResponse:
    """404 with a sentence and the way to the file for a format that is none."""
    if request.GET[FORMAT] != CSV:
        choices = [(_("Satisfaction of visitors") + " (CSV)", f"{request.path}?{FORMAT}={CSV}")]
        raise NotFoundHere(_("There is no such file"), _("These tables can be had as CSV."), choices)
    name = f"satisfaction-{shown.period.first:%Y%m%d}-{shown.period.last:%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(public_file(shown), content_type="text/csv; charset=utf-8", headers=headers)


def asked_period(request: HttpRequest) -> Period:
    """``?year=2569`` or 2026; without it the present one. Raises Http404 with a sentence."""
    today = timezone.localdate()
    if not (typed := request.GET.get("year")):
        return Period.current(today)
    try:
        year = FiscalYear.parse(typed[:20])
    except ValueError as error:
        raise Http404(str(error)) from None
    if year > FiscalYear.of(today):
        raise Http404(_("The fiscal year %(year)s has not begun yet.") % {"year": year.shown})
    return Period.of_year(year)


def _told(request: HttpRequest, shown: Published, counts: Counts, code: str | None = None) -> dict:
    return {
        "figures": figures(counts, rules()),
        "n": counts.n,
        "left_out": counts.left_out,
        "channels": channels_in_words(counts),
        "doubt": doubt_in_words(counts),
        "period": period_in_words(shown.period),
        "formula": formula_in_words(rules()),
        "rules": rules(),
        "years": years(code),
        "is_indexed": not request.GET,
        "chosen": request.GET.get("year", ""),
    }
