"""What feedback adds to the editors' menu and addresses."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.feedback.cases import may_handle
from home.feedback.screens import base, cases, pages
from home.standard.menu import HOOK


class PagesItem(MenuItem):
    def is_shown(self, request):
        return pages.may_read(request.user)


class CasesItem(MenuItem):
    def is_shown(self, request):
        return may_handle(request.user)


def pages_item() -> MenuItem:
    return PagesItem(
        pages.PagesScreen.page_title, reverse(base.PAGES), name="page-feedback", icon_name="comment", order=710
    )


def cases_item() -> MenuItem:
    return CasesItem(_("Suggestions and complaints"), reverse(base.CASES), name="cases", icon_name="mail", order=700)


def addresses() -> list:
    top = "standard/feedback/"
    return [
        path(top, pages.PagesView.as_view(), name=base.PAGES),
        path(f"{top}pages.csv", pages.CsvView.as_view(), name=base.CSV),
        path(f"{top}cases/", cases.ListView.as_view(), name=base.CASES),
        path(f"{top}cases/<int:case_id>/", cases.OneView.as_view(), name=base.CASE),
    ]


def permissions():
    """Listed in the form of a group, so that a superuser can give the right to others."""
    return Permission.objects.filter(content_type__app_label="home", codename="handle_case")


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_permissions", permissions)
    for item in (cases_item, pages_item):
        hooks.register(HOOK, item)
