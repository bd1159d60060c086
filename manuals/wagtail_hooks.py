"""What manuals and the handbook add to the editors' menu, addresses, page headers and groups."""

from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from manuals.handbook.deletion import warning_before_deletion
from manuals.screens import deletion, left_alone, views
from manuals.screens.scope import Scope
from manuals.screens.way import way_to_manual


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
    """In the list of pages; over the form of the page itself the same way is a button that is seen at once (slots.py)."""
    way = way_to_manual(page, user) if view_name != "edit" else None
    if way:
        yield Button(way.label, way.address, icon_name="doc-full", priority=80)


@hooks.register("before_delete_page")
def manuals_that_count_stay(request, page):
    """The page is told beforehand; by other ways the deletion fails (manuals/receivers.py)."""
    return _refuse_deletion(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def manuals_that_count_stay_in_bulk(request, action_type, objects, action):
    if action_type != "delete" or action.model is not Page:
        return None
    return _refuse_deletion(request, objects, request.get_full_path())


def _refuse_deletion(request, pages, address):
    """Leads to ``address`` with a sentence about the manuals on ``pages`` or below them that cannot go; or None."""
    if request.method != "POST":
        return None
    if sentence := deletion.refusal(pages):
        messages.error(request, sentence)
        return redirect(address)
    left_alone.note(request, pages)
    return None


@hooks.register("after_delete_page")
def manuals_left_by_deletion(request, page):
    left_alone.warn(request, left_alone.noted(request))


@hooks.register("after_unpublish_page")
@hooks.register("after_set_privacy")
def manuals_left_alone(request, page):
    left_alone.warn(request, left_alone.codes_below([page]))


@hooks.register("after_bulk_action")
def manuals_left_alone_in_bulk(request, action_type, objects, action):
    if action.model is Page and action_type == "delete":
        left_alone.warn(request, left_alone.noted(request))
    elif action.model is Page and action_type == "unpublish":
        left_alone.warn(request, left_alone.codes_below(objects))


@hooks.register("before_delete_page")
def references_to_a_section_are_told(request, page):
    """On the screen that asks whether to delete it."""
    if request.method == "GET" and (warning := warning_before_deletion([page])):
        messages.warning(request, warning)


@hooks.register("before_bulk_action")
def references_to_sections_are_told(request, action_type, objects, action):
    if action_type == "delete" and action.model is Page and (warning := warning_before_deletion(objects)):
        messages.warning(request, warning)


@hooks.register("register_permissions")
def permissions_of_the_handbook():
    """Listed in the form of a group, so that a superuser can give them to another one."""
    return Permission.objects.filter(content_type__app_label="manuals", codename__in=("read_handbook", "see_receipts"))
