"""The one view of all pages: routed by the tree in memory, guarded by Wagtail's own hooks."""

from urllib.parse import quote

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from wagtail import hooks
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from portal.tree import Node, snapshot


def serve(request, path):
    """The live page at ``path`` below the home page of the address's language; 404 where there is none.

    Below a page that is private by type, nobody is told what exists: strangers are asked to sign in at every address,
    and those who may not read, for their rights or for a restriction of one page, get 404 at every address.
    """
    node, rest = snapshot().find(request.LANGUAGE_CODE, path)
    if node and is_closed(node, request.user):
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.get_full_path())
    if node and node.withheld:
        raise Http404
    page, args, kwargs = route(request, node, rest)
    is_let_in = False

    def serve_page(*arguments):
        nonlocal is_let_in
        is_let_in = True
        return _serve(*arguments)

    chain = serve_page
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    response = chain(page, request, args, kwargs)
    if not is_let_in and is_private_by_type(node):
        request.portal_page = None  # the form that asks for a password is the page's own
        raise Http404
    return response


def _serve(page, request, args, kwargs):
    """What Wagtail does first, here after the restrictions have been asked: OPTIONS would tell that a page is there."""
    for hook in hooks.get_hooks("before_serve_page"):
        response = hook(page, request, args, kwargs)
        if isinstance(response, HttpResponse):
            return response
    return serve_chain(page, request, args, kwargs)


def is_private_by_type(node: Node) -> bool:
    return getattr(node.model, "private_by_type", False)


def is_closed(node: Node, user) -> bool:
    """Whether the type of the live page ``node`` is private and says that ``user`` may not read it."""
    return is_private_by_type(node) and not node.model().is_open_to(user)


def route(request, node: Node | None, rest: list[str]):
    """The page of ``node``, and the view of its own for the rest of the address."""
    if node is None or (rest and not issubclass(node.model, RoutablePageMixin)):
        raise Http404
    request._wagtail_site = snapshot().site
    try:
        page = node.load()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not page.live:
        raise Http404
    if not rest:
        return page.route(request, [])
    # Not by page.route: where no address of the page itself fits, it looks for pages below that are not in the tree.
    match = request.routable_resolver_match = page.resolve_subpage("/" + "/".join(rest) + "/")
    return RouteResult(page, args=(match.func, match.args, match.kwargs))


def without_thai_prefix(request, rest=""):
    """``/th/…`` to ``/…``: Thai has one address. Never to another host, which ``//`` at the beginning would name."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect("/" + quote(rest.lstrip("/\\")) + (f"?{query}" if query else ""))
