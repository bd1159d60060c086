"""What this room adds to the editors' menu and addresses."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.standard.menu import HOOK
from home.statistics import screens
from home.statistics.rights import may_record


class StatisticsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_record(request.user)


def menu_item() -> MenuItem:
    address = reverse(screens.ENTRY)
    return StatisticsMenuItem(_("Users by month"), address, name="statistics", icon_name="table", order=300)


def addresses() -> list:
    below = "standard/statistics/"
    return [
        path(below, screens.EntryView.as_view(), name=screens.ENTRY),
        path(f"{below}import/", screens.ImportView.as_view(), name=screens.IMPORT),
        path(f"{below}template/", screens.TemplateView.as_view(), name=screens.TEMPLATE),
        path(f"{below}export/", screens.ExportView.as_view(), name=screens.EXPORT),
        path(f"{below}times/", screens.TimesView.as_view(), name=screens.TIMES),
        path(f"{below}use/", screens.UseView.as_view(), name=screens.USE),
    ]


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register(HOOK, menu_item)
