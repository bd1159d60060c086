"""What the centre adds to the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from home.standard.menu import menu
from home.viewsets import HolidayViewSet, LocationViewSet

register_snippet(LocationViewSet)
register_snippet(HolidayViewSet)


@hooks.register("register_admin_menu_item")
def standard_menu():
    return SubmenuMenuItem(_("Standard"), menu, name="standard", icon_name="clipboard-list", order=640)
