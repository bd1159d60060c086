"""The results page in both languages, and the same answer as JSON."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from portal.bilingual.language import LANGUAGES, THAI, active_language
from portal.facets import NoSuchChoice
from search.engines import SearchUnavailableError
from search.finding import Result, find
from search.query import MAX_CHARACTERS
from search.results import ResultsPage

LIMIT, MOST = 20, 50


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """200 with what was found or with help; 404, in words and with links to go on, for a value or page that is none."""
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


@csrf_exempt
def search_json(request: HttpRequest) -> JsonResponse:
    """``q``; ``lang`` th (default) or en, preferred and not filtered; ``limit`` 1 to 50 (20); ``page`` from 1.

    Faults of the question are 400, other methods 405, both with a sentence. Pages of other sites may read the answer.
    """
    if request.method not in ("GET", "HEAD"):
        return _json({"error": f"{request.method} is not accepted here, only GET."}, status=405, Allow="GET, HEAD")
    try:
        language = _language(request.GET.get("lang", THAI))
        limit = _number(request, "limit", LIMIT, MOST)
        page = _number(request, "page", 1)
    except ValueError as error:
        return _json({"error": str(error)}, status=400)
    return _json(_payload(request.GET.get("q", ""), language, (page - 1) * limit, page * limit))


def _payload(text: str, language: str, start: int, stop: int) -> dict:
    """``engine`` is null and ``results`` empty where no engine can answer."""
    try:
        answer = find(text, language)
    except SearchUnavailableError:
        return {"query": text[:MAX_CHARACTERS], "total": 0, "results": [], "did_you_mean": None, "engine": None}
    return {
        "query": answer.text,
        "total": answer.total,
        "results": [_result(result) for result in answer.results(start, stop)],
        "did_you_mean": answer.did_you_mean,
        "engine": answer.engine,
    }


def _result(result: Result) -> dict[str, str | None]:
    document = result.document
    return {
        "code": document.code or None,
        "title": document.title,
        "url": result.url,
        "type": document.type,
        "agency": document.agency or None,
        "locale": document.locale,
        "summary": document.summary,
    }


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"lang={text[:20]} is no language of this portal. Accepted: {', '.join(LANGUAGES)}.")
    return text


def _number(request: HttpRequest, name: str, default: int, most: int = 1000) -> int:
    """A whole number from 1 to ``most``; ValueError with a sentence otherwise."""
    text = request.GET.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most):
        raise ValueError(f"{name}={text[:20]} is no number from 1 to {most}.")
    return int(text)


def _json(data: dict, status: int = 200, **headers: str) -> JsonResponse:
    headers |= {"Access-Control-Allow-Origin": "*"}
    return JsonResponse(data, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})
