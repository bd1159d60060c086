"""Wrong passwords are counted by django-axes: for a name at an address, for an address, and for a name.

The forms of pages and collections with a shared password are counted like sign-ins, each restriction as a name.
"""

from collections.abc import Callable
from functools import wraps

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import render
from wagtail.documents.views.serve import authenticate_with_password as wagtail_collection_password
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.views import authenticate_with_password as wagtail_page_password


class Handler(AxesDatabaseHandler):
    """Each of AXES_LOCKOUT_PARAMETERS has a limit of its own (settings.SIGN_IN_LIMITS, in the same order)."""

    def get_failures(self, request, credentials=None) -> int:
        """The count that is nearest to its limit, as a share of AXES_FAILURE_LIMIT: there, the door is shut."""
        shares = [0]
        counted = zip(
            settings.AXES_LOCKOUT_PARAMETERS,
            self.get_user_attempts(request, credentials),
            settings.SIGN_IN_LIMITS,
            strict=True,
        )
        for parameter, attempts, limit in counted:
            if parameter == "ip_address" and request.axes_ip_address is None:
                continue
            failures = attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            shares.append(failures * settings.AXES_FAILURE_LIMIT // limit)
        return max(shares)

    def reset_user_attempts(self, request, credentials=None) -> int:
        """Success forgives the failures of this name at this address, the first parameter: not those of an address,
        which a guesser with an account of their own could then begin anew at will."""
        deleted, _by_model = self.filter_user_attempts(request, credentials)[0].delete()
        return deleted


def locked_out(request, *args, **kwargs):
    """Too many failed attempts: wait, told in words. Status 429."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "portal/locked_out.html", {"minutes": minutes}, status=429)


def page_asks(page_view_restriction_id: int, page_id: int) -> bool:
    """Whether the restriction has a password, and the page is one that it opens. Wagtail's form names any page."""
    restriction = PageViewRestriction.objects.filter(
        pk=page_view_restriction_id, restriction_type=PageViewRestriction.PASSWORD
    )
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is None or getattr(page.specific_class, "private_by_type", False):
        return False
    return any(page.path.startswith(path) for path in restriction.values_list("page__path", flat=True))


def collection_asks(restriction_id: int) -> bool:
    return CollectionViewRestriction.objects.filter(
        pk=restriction_id, restriction_type=CollectionViewRestriction.PASSWORD
    ).exists()


def throttled(kind: str, argument: str, asks: Callable[..., bool]):
    """Counts the failures of a view that takes the shared password of a restriction, the ``argument`` of its address.

    ``kind`` and the restriction's id make the name that is counted; with its space it is no user's name. ``asks`` is given
    the address's arguments: where no password is asked for, 404.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, **kwargs):
            if not asks(**kwargs):
                raise Http404
            if request.method != "POST":
                return view(request, **kwargs)
            credentials = {"username": f"{kind} {kwargs[argument]}"}
            if not AxesProxyHandler.is_allowed(request, credentials):
                return locked_out(request)
            response = view(request, **kwargs)
            if response.status_code == 302:
                AxesProxyHandler.get_implementation().reset_user_attempts(request, credentials)
            else:
                AxesProxyHandler.user_login_failed(guarded, credentials, request)
            return response

        return guarded

    return decorate


page_password = throttled("page restriction", "page_view_restriction_id", page_asks)(wagtail_page_password)
collection_password = throttled("collection restriction", "restriction_id", collection_asks)(
    wagtail_collection_password
)
