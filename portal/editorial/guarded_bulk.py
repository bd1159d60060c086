"""Bulk actions take ids from the address and list what may not be acted on by its title: only what may be named is listed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from portal.editorial.guarded_pages import Reach
from portal.editorial.guarded_titles import may_name

_all_actionable_objects = BulkAction.get_actionable_objects


def _actionable_objects(self):
    try:
        objects, others = _all_actionable_objects(self)
    except (Http404, ValueError, Page.DoesNotExist):  # an id of nothing, or none
        if self.request.user.is_superuser:
            raise Http404 from None
        raise PermissionDenied from None  # as for the id of a closed page
    named = {
        name: [thing for thing in things if _may_list(self.request.user, thing)] for name, things in others.items()
    }
    if not objects and not any(named.values()):
        raise PermissionDenied
    return objects, named


def _may_list(user, thing) -> bool:
    """Wagtail lists a page by the title that its editors are writing."""
    return Reach.of(user).holds(thing) if isinstance(thing, Page) else may_name(user, thing)


def list_only_what_may_be_named() -> None:
    """Idempotent; called once at start-up."""
    BulkAction.get_actionable_objects = _actionable_objects
