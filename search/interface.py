"""The search for programs: the answer and the suggestions as JSON, which pages of other sites may read too."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext, override

from portal.bilingual.language import ENGLISH, LANGUAGES, THAI, active_language
from search import labels
from search.analysis import has_thai
from search.engines import SearchUnavailableError
from search.finding import Result, find
from search.programs import WrongParameterError, as_json, for_programs
from search.query import MAX_CHARACTERS
from search.suggesting import Suggestion, suggest

LIMIT, MOST = 20, 50
# Readers type the same beginnings; names change rarely, and a page that has gone answers for itself.
SUGGESTIONS_KEPT = "public, max-age=60"

<<<<<<< HEAD
View = Callable[[HttpRequest], HttpResponse]


class WrongParameterError(ValueError):
    """A parameter has a value that is not accepted; the message is the sentence to answer with."""


def too_often(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    sentence = f"More than {limit} requests in a minute from one address. Please ask again in {seconds} seconds."
    return _json({"error": sentence}, status=429, headers={"Access-Control-Expose-Headers": "Retry-After"})


def for_programs(name: str) -> Callable[[View], View]:
    """GET, HEAD, OPTIONS for browsers that ask beforehand, 405 for others, 400 for a wrong parameter; at most
    ``REQUEST_LIMITS[name]`` a minute, then 429. Faults are ``{"error": …}``; every answer may be read by any site.
    """

    def decorate(view: View) -> View:
        counted = limited(name, too_often)(view)

        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            response = _answer(counted, request)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response

        return answer

    return decorate

=======
>>>>>>> s6-qd

@for_programs("search.json")
def search_json(request: HttpRequest) -> HttpResponse:
    """``q``; ``lang`` th (default) or en, preferred and not filtered; ``limit`` 1 to 50 (20); ``page`` from 1."""
    language = _language(request.GET.get("lang", THAI))
    limit = _number(request.GET, "limit", LIMIT, MOST)
    page = _number(request.GET, "page", 1)
    return as_json(_payload(request.GET.get("q", ""), language, (page - 1) * limit, page * limit))


@for_programs("suggestions")
def suggestions_json(request: HttpRequest) -> HttpResponse:
    """What begins like ``q``: ``{query, suggestions: [{text, url, kind, kind_name, locale}], label, status}``.

    ``lang``: th or en, that of the address by default. ``label`` and ``status`` are what a screen reader is told.
    """
    language = _language(request.GET.get("lang", active_language()))
    text = request.GET.get("q", "")[:MAX_CHARACTERS]
    with override(language):
        found = [_suggestion(one) for one in suggest(text, language)]
        payload = {"query": text, "suggestions": found, "label": gettext("Suggestions"), "status": _status(len(found))}
    response = as_json(payload)
    response.headers["Cache-Control"] = SUGGESTIONS_KEPT
    return response


<<<<<<< HEAD
def _answer(view: View, request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, "Access-Control-Allow-Methods": METHODS})
    if request.method not in ("GET", "HEAD"):
        sentence = f"{request.method} is not accepted here. Accepted: {METHODS}."
        return _json({"error": sentence}, status=405, headers={"Allow": METHODS})
    try:
        return view(request)
    except WrongParameterError as error:
        return _json({"error": str(error)}, status=400)


=======
>>>>>>> s6-qd
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


def _suggestion(one: Suggestion) -> dict[str, str]:
    kind = str(labels.TYPES.get(one.kind, ""))
    locale = THAI if has_thai(one.text) else ENGLISH
    return {"text": one.text, "url": one.url, "kind": one.kind, "kind_name": kind, "locale": locale}


def _status(count: int) -> str:
    if not count:
        return gettext("No suggestions. Press Enter to search.")
    words = ngettext(
        "%(count)d suggestion. Use the up and down arrow keys to choose.",
        "%(count)d suggestions. Use the up and down arrow keys to choose.",
        count,
    )
    return words % {"count": count}


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise WrongParameterError(f"lang={text[:20]} is no language of this portal. Accepted: {', '.join(LANGUAGES)}.")
    return text


def _number(parameters: Mapping[str, str], name: str, default: int, most: int = 1000) -> int:
    """A whole number from 1 to ``most``, or WrongParameterError."""
    text = parameters.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most):
        raise WrongParameterError(f"{name}={text[:20]} is no number from 1 to {most}.")
    return int(text)
