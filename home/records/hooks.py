"""What the records add to the editors' menu and addresses."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from home.records import cover_screen, proposals
from home.records.viewsets import VIEWSETS
from home.standard.menu import HOOK


class PermittedItem(MenuItem):
    """An item for those with ``permission``."""

    def __init__(self, *args, permission: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


def proposals_item() -> MenuItem:
    address, permission = reverse(proposals.NAME), proposals.MAY_DECIDE
    return PermittedItem(_("Proposed needs"), address, icon_name="comment", order=204, permission=permission)


def cover_item() -> MenuItem:
    address, permission = reverse(cover_screen.NAME), cover_screen.MAY_SEE
    return PermittedItem(_("Cover of services"), address, icon_name="group", order=240, permission=permission)


def addresses() -> list:
    return [
        path("standard/records/proposals/", proposals.ProposalsView.as_view(), name=proposals.NAME),
        path("standard/cover/", cover_screen.CoverView.as_view(), name=cover_screen.NAME),
        path("standard/cover/csv/", cover_screen.CoverCsvView.as_view(), name=cover_screen.AS_CSV),
    ]


def register() -> None:
    for viewset in VIEWSETS:
        register_snippet(viewset)
    hooks.register("register_admin_urls", addresses)
    hooks.register(HOOK, proposals_item)
    hooks.register(HOOK, cover_item)
