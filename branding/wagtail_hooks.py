"""What branding adds to the editors' menu, addresses and logs."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from branding import lifecycle, office_files
from branding.models import Theme
from branding.rights import may_care
from branding.screens import views
from branding.screens.urls import urlpatterns
from branding.signs import hooks as signs
from branding.theme.rights import ThemePolicy
from branding.theme.viewset import ThemeViewSet

register_permission_policy(Theme, ThemePolicy(Theme))
register_snippet(ThemeViewSet)
signs.register()

menu = Menu(register_hook_name="register_branding_menu_item")


@hooks.register("register_admin_menu_item")
def branding_menu():
    return SubmenuMenuItem(_("Branding"), menu, name="branding", icon_name="image", order=630)


class AssetsItem(MenuItem):
    def is_shown(self, request):
        return may_care(request.user)


@hooks.register("register_branding_menu_item")
def assets_item():
    return AssetsItem(_("Logos and symbols"), reverse(views.LIST), name="branding-assets", icon_name="image", order=100)


@hooks.register("register_reports_menu_item")
def retired_item():
    return AssetsItem(
        views.ReportView.page_title, reverse(views.REPORT), name="branding-retired", icon_name="warning", order=1250
    )


@hooks.register("register_admin_urls")
def brand_addresses():
    return [
        path("branding/", include(urlpatterns)),
        path("reports/retired-logos/", views.ReportView.as_view(), name=views.REPORT),
    ]


@hooks.register("register_log_actions")
def brand_deeds(actions):
    actions.register_action(lifecycle.MADE_CURRENT, _("Make current"), _("Made current"))
    actions.register_action(lifecycle.RETIRED, _("Retire"), _("Retired"))
    actions.register_action(lifecycle.DRAWN, _("Upload a drawing"), _("Drawing uploaded"))
    actions.register_action(office_files.STORED, _("Upload an office file"), _("Office file uploaded"))
    actions.register_action(office_files.REMOVED, _("Remove an office file"), _("Office file removed"))
    actions.register_action(lifecycle.APPROVED, _("Approve a drawing"), _("Drawing approved"))
    actions.register_action(lifecycle.REMOVED, _("Remove a drawing"), _("Drawing removed"))
