"""The results page in both languages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.bilingual.language import active_language
from portal.facets import NoSuchChoice
from portal.operations.rates import limited
from search.query import MAX_CHARACTERS
from search.results import ResultsPage


def _too_often(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    words = request.GET.get("q", "")[:MAX_CHARACTERS]
    return render(request, "search/too_often.html", {"seconds": seconds, "words": words}, status=429)


@require_safe
@limited("search", _too_often)
def results(request: HttpRequest) -> HttpResponse:
    """200 with what was found or with help; 404, in words and with links to go on, for a value or page that is none.

    429, in words too, from an address that asks too often.
    """
    page = ResultsPage(request, active_language())
    problem, choices = "", []
    try:
        page.ask()
        page.shown = page.pagination.page
        page.count()
    except Http404 as error:
        problem = str(error)
        choices = error.choices if isinstance(error, NoSuchChoice) else []
    context = {"search": page, "problem": problem, "choices": choices}
    return render(request, "search/results.html", context, status=404 if problem else 200)
