"""Locations and holidays in the editors' menu."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from home import panels
from home.holidays.views import NEEDED_RIGHTS, ImportHolidaysView
from home.models import Holiday, Location


class LocationViewSet(SnippetViewSet):
    model = Location
    icon = "site"
    list_display = ["name_th", "name_en", BooleanColumn("is_main", label=_("main location"))]
    edit_handler = panels.LOCATION


class HolidayIndexView(IndexView):
    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if all(self.user_has_permission(right) for right in NEEDED_RIGHTS):
            address = reverse("wagtailsnippets_home_holiday:import")
            buttons.append(HeaderButton(_("Import a list"), url=address, icon_name="upload"))
        return buttons


class HolidayViewSet(SnippetViewSet):
    model = Holiday
    icon = "calendar-alt"
    list_display = ["day", "name_th", "name_en", "source"]
    ordering = ["-date"]
    index_view_class = HolidayIndexView

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("import/", ImportHolidaysView.as_view(), name="import")]
