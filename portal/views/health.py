"""For whatever watches the portal."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse

# What is told besides and not required, by name: each at most a second late, and raises nothing.
states: dict[str, Callable[[], dict]] = {}


def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request):
    """Ready to serve: the database answers. The search engine's state is told, not required (``states``)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "unavailable"}, status=503)
    return JsonResponse({"ready": True, "database": "ok"} | {name: state() for name, state in states.items()})
