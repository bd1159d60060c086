"""The public results: of a service, and of the centre with all its services."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.survey.figures import figures, formula_in_words, period_in_words
from home.survey.rules import rules
from home.survey.tallies import Counts, Period, Published, published
from portal.bilingual.fiscal_years import FiscalYear
from portal.pagination import Pagination
from portal.services import services

SERVICE, CENTRE = "home_survey_results", "home_survey_satisfaction"
YEARS = 5  # as far back as the page leads
PER_PAGE = 50


@require_safe
def of_service(request: HttpRequest, code: str) -> HttpResponse:
    """404 alike for a service that is not there and for one that is not for everybody."""
    service = services().get(code)
    if service is None:
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    shown = published(asked_period(request))
    counts = shown.services.get(code, Counts())
    return render(request, "home/survey/service_results.html", {"service": service, **_told(request, shown, counts)})


@require_safe
def of_centre(request: HttpRequest) -> HttpResponse:
    """The centre's figures, then those of each public service, fifty a page."""
    shown = published(asked_period(request))
    listed = [code for code in services() if code in shown.services]
    pagination = Pagination(listed, request, PER_PAGE)
    rows = [
        (services()[code], figures(shown.services[code], rules()), shown.services[code].n)
        for code in pagination.page.object_list
    ]
    told = _told(request, shown, shown.centre)
    return render(request, "home/survey/centre_results.html", {"rows": rows, "pagination": pagination, **told})


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


def _told(request: HttpRequest, shown: Published, counts: Counts) -> dict:
    current = FiscalYear.current()
    return {
        "figures": figures(counts, rules()),
        "n": counts.n,
        "left_out": counts.left_out,
        "period": period_in_words(shown.period),
        "formula": formula_in_words(rules()),
        "rules": rules(),
        "years": [FiscalYear(current.number - back) for back in range(YEARS)],
        "chosen": request.GET.get("year", ""),
    }
