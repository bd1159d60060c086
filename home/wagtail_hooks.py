"""What the centre adds to the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from home.feedback import hooks as feedback_hooks
from home.records import hooks as records_hooks
from home.standard import hooks as standard
from home.standard.menu import menu
from home.statistics import hooks as statistics_hooks
from home.survey import hooks as survey_hooks
from home.viewsets import HolidayViewSet, LocationViewSet

register_snippet(LocationViewSet)
register_snippet(HolidayViewSet)
standard.register()
feedback_hooks.register()
statistics_hooks.register()
survey_hooks.register()
records_hooks.register()


@hooks.register("register_admin_menu_item")
def standard_menu():
    return SubmenuMenuItem(_("Standard"), menu, name="standard", icon_name="clipboard-list", order=640)
