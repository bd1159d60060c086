"""What manuals add to the editors' menu, addresses and page headers."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from manuals.making import manual_of
from manuals.models import CitizenManualPage
from manuals.screens import views
from manuals.screens.scope import Scope
from portal.bilingual.counterparts import thai_of
from service_pages.models import ServicePage


class ManualsMenuItem(MenuItem):
    """For those who answer for some manual."""

    def is_shown(self, request):
        return bool(Scope.of(request.user))


@hooks.register("register_admin_menu_item")
def manuals_menu_item():
    return ManualsMenuItem(
        _("Citizen manuals"), reverse(views.LIST), name="citizen-manuals", icon_name="doc-full", order=610
    )


@hooks.register("register_admin_urls")
def manual_addresses():
    one = "manuals/<int:manual_id>/"
    return [
        path("manuals/", views.ListView.as_view(), name=views.LIST),
        path("manuals/make/<int:page_id>/", views.MakeView.as_view(), name=views.MAKE),
        path(one, views.OneView.as_view(), name=views.ONE),
        path(f"{one}issue/", views.IssueView.as_view(), name=views.ISSUE),
        path(f"{one}words/", views.WordsView.as_view(), name=views.WORDS),
        path(f"{one}editions/<int:number>/withdraw/", views.WithdrawView.as_view(), name=views.WITHDRAW),
    ]


@hooks.register("register_page_header_buttons")
def manual_button(page, user, view_name, next_url=None):
    """From a service to its manual, or to where it is made; from a manual to its editions."""
    if isinstance(page, CitizenManualPage):
        if Scope.of(user).may_see(page):
            yield Button(_("Editions"), reverse(views.ONE, args=[page.pk]), icon_name="doc-full", priority=80)
    elif isinstance(page, ServicePage):
        service = thai_of(page).specific
        scope = Scope.of(user)
        manual = manual_of(service)
        if manual and scope.sees_service(service):
            yield Button(_("Citizen manual"), reverse(views.ONE, args=[manual.pk]), icon_name="doc-full", priority=80)
        elif service.code and scope.may_make(service):
            yield Button(
                _("Make the manual"), reverse(views.MAKE, args=[service.pk]), icon_name="doc-full", priority=80
            )
