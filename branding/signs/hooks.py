"""What signs add to the editors' menu and addresses."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from branding.signs.views import SIGNS, SignsView, may_make_signs


class SignsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_make_signs(request.user)


def menu_item() -> MenuItem:
    return SignsMenuItem(_("Signs"), reverse(SIGNS), name="signs", icon_name="doc-full", order=620)


def addresses() -> list:
    return [path("branding/signs/", SignsView.as_view(), name=SIGNS)]


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_branding_menu_item", menu_item)
