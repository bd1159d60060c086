"""Addresses that the portal answers itself: a page with one of them would never be seen.

A page is refused one when it is made, renamed, moved or copied. One that stands there already, because the portal has
taken the address since, may be saved.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.signals import pre_page_move

from portal.bilingual.counterparts import HOME_DEPTH
from portal.bilingual.language import THAI
from portal.tree import STEPLEN

PAGES = "wagtail_serve"


def check_address(page: Page) -> None:
    """Raises ValidationError at the slug of a page whose place in the tree is known, unless it stands there already.

    Asks the database for nothing where the address is free.
    """
    try:
        refuse_reserved(page.slug, len(page.path) // STEPLEN - 1, page.allowed_parent_page_models())
    except ValidationError:
        if not Page.objects.filter(pk=page.pk, path=page.path, slug=page.slug).exists():
            raise


def refuse_reserved_below(slug: str, parent: Page) -> None:
    """Raises ValidationError at ``slug`` where a page of that name below ``parent`` would not be seen."""
    refuse_reserved(slug, parent.depth, [parent.specific_class])


def refuse_move(page: Page, before: Page, after: Page) -> None:
    """Raises ValidationError where ``page`` goes out of sight from ``before`` to ``after``; among its siblings it may move."""
    if before.pk != after.pk:
        refuse_reserved_below(page.slug, after)


def refuse_reserved(slug: str, parent_depth: int, parents: list[type[Page]]) -> None:
    """``parents``: the classes the page above may be of. Raises ValidationError for an address of the portal's own."""
    is_taken = parent_depth == HOME_DEPTH and _is_the_portals(slug)
    if is_taken or any(_is_answered_by(parent, slug) for parent in parents):
        message = _("The portal itself uses the address “%(slug)s”. Choose another.")
        raise ValidationError({"slug": message % {"slug": slug}})


def _is_the_portals(slug: str) -> bool:
    first = [address.strip("/").partition("/")[0] for address in (settings.STATIC_URL, settings.MEDIA_URL)]
    if slug in (*first, *dict(settings.LANGUAGES)):
        return True
    with override(THAI):  # whose addresses have no prefix; the English ones mirror them
        return any(_leads_elsewhere(address) for address in (f"/{slug}/", f"/{slug}/x/"))


def _leads_elsewhere(address: str) -> bool:
    try:
        return resolve(address).url_name != PAGES
    except Resolver404:
        return True


def _is_answered_by(parent: type[Page], slug: str) -> bool:
    if slug in getattr(parent, "reserved_slugs", ()):
        return True
    return issubclass(parent, RoutablePageMixin) and _is_a_route(parent, slug)


def _is_a_route(parent: type[RoutablePageMixin], slug: str) -> bool:
    patterns = parent.get_subpage_urls()
    return any(pattern.resolve(f"{slug}/") or pattern.resolve(f"{slug}/x/") for pattern in patterns)


def _moves(instance, parent_page_before, parent_page_after, **kwargs) -> None:
    refuse_move(instance, parent_page_before, parent_page_after)


def connect() -> None:
    pre_page_move.connect(_moves, dispatch_uid="portal.reserved_addresses")
