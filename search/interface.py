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
# Readers type the same beginnings; but the title of a page that has gone is not handed out for long.
SUGGESTIONS_KEPT = "public, max-age=5"


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
