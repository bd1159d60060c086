"""The door for programs: who may ask, how often, and how faults are told."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from portal.operations.rates import limited

METHODS = "GET, HEAD, OPTIONS"

View = Callable[[HttpRequest], HttpResponse]


class WrongParameterError(ValueError):
    """A parameter has a value that is not accepted; the message is the sentence to answer with."""


def for_programs(name: str) -> Callable[[View], View]:
    """GET, HEAD, OPTIONS for browsers that ask beforehand, 405 for others, 400 for a wrong parameter; at most
    ``REQUEST_LIMITS[name]`` a minute, then 429. Faults are ``{"error": …}``; every answer may be read by any site.
    """

    def decorate(view: View) -> View:
        counted = limited(name, _too_often)(view)

        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            response = _answer(counted, request)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response

        return answer

    return decorate


def _answer(view: View, request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, "Access-Control-Allow-Methods": METHODS})
    if request.method not in ("GET", "HEAD"):
        sentence = f"{request.method} is not accepted here. Accepted: {METHODS}."
        return as_json({"error": sentence}, status=405, headers={"Allow": METHODS})
    try:
        return view(request)
    except WrongParameterError as error:
        return as_json({"error": str(error)}, status=400)


def _too_often(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    sentence = f"More than {limit} requests in a minute from one address. Please ask again in {seconds} seconds."
    return as_json({"error": sentence}, status=429, headers={"Access-Control-Expose-Headers": "Retry-After"})


def as_json(data: dict, status: int = 200, headers: dict[str, str] | None = None) -> JsonResponse:
    return JsonResponse(data, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})
