"""The board in the editors' menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.standard import views
from home.standard.menu import HOOK
from home.standard.pack import screens
from home.standard.urls import urlpatterns


class BoardItem(MenuItem):
    def is_shown(self, request):
        return views.may_keep(request.user)


def _item():
    return BoardItem(_("Board"), reverse(views.BOARD), name="standard-board", icon_name="tasks", order=100)


def _packs():
    return BoardItem(
        _("Evidence packs"), reverse(screens.LIST), name="evidence-packs", icon_name="folder-open-inverse", order=950
    )


def _addresses():
    return [path("standard/", include(urlpatterns))]


def register() -> None:
    hooks.register(HOOK, _item)
    hooks.register(HOOK, _packs)
    hooks.register("register_admin_urls", _addresses)
