"""What the portal adds to Wagtail's admin, and what it asks rights for there."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal import collections
from portal.bilingual.counterparts import is_thai, thai_of
from portal.blocks.rich_text import PublicDocumentLinkHandler, PublicPageLinkHandler
from portal.editorial import guarded_reports, guarded_translation, hidden_pages, stale_english
from portal.editorial.guarded_pages import Reach
from portal.editorial.reserved_addresses import refuse_move
from portal.tree import snapshot


@hooks.register("register_admin_urls", order=-1)
def guarded_translation_urls():
    """wagtail-localize's own addresses, found first; its names still lead to them."""
    return [
        path("localize/submit/page/<int:page_id>/", guarded_translation.GuardedSubmit.as_view()),
        path("localize/update/<int:translation_source_id>/", guarded_translation.GuardedUpdate.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", guarded_translation.guarded_convert_to_alias),
        path("localize/translate/<int:translation_id>/disable/", guarded_translation.refuse_to_stop),
        path("localize/reports/translations/", guarded_reports.GuardedTranslationsReport.as_view()),
        path(
            "localize/reports/translations/results/",
            guarded_reports.GuardedTranslationsReport.as_view(results_only=True),
        ),
    ]


@hooks.register("register_admin_urls")
def stale_english_url():
    return [path("pages/<int:page_id>/english/", stale_english.StaleEnglishView.as_view(), name="portal_stale_english")]


@hooks.register("register_page_header_buttons")
def stale_english_button(page, user, view_name, next_url=None):
    if button := stale_english.header_button(page, user):
        yield button


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(stale_english.LOG_ACTION)(stale_english.EnglishStandsFormatter)


@hooks.register("before_edit_page", order=-1)
def english_waits_for_thai(request, page):
    """wagtail-localize would speak of validation errors."""
    if request.method == "POST" and request.POST.get("action") == "publish" and not is_thai(page):
        thai = thai_of(page)
        if thai and not thai.live:
            messages.error(request, _("The Thai page is not published. Publish it first."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_move_page")
def english_pages_move_with_thai(request, page, destination):
    """By other ways the move is made and undone (portal/bilingual/moves.py); an editor is told instead."""
    thai = thai_of(page)
    if thai and not is_thai(page):
        messages.error(request, _("An English page always follows its Thai page. Move the Thai page instead."))
        return redirect("wagtailadmin_pages:edit", thai.pk)
    return None


@hooks.register("before_move_page")
def no_page_moves_out_of_sight(request, page, destination):
    return _refuse_reserved(request, [page], destination, reverse("wagtailadmin_pages:move", args=[page.pk]))


@hooks.register("before_bulk_action")
def no_pages_move_out_of_sight(request, action_type, objects, action):
    """All of them stay where they are."""
    if action_type != "move" or action.model is not Page:
        return None
    return _refuse_reserved(request, objects, action.cleaned_form.cleaned_data["chooser"], request.get_full_path())


def _refuse_reserved(request, pages, destination, address):
    """Leads to ``address``, with a sentence for each of ``pages`` that would not be seen below ``destination``; or None."""
    refused = False
    for page in pages:
        try:
            refuse_move(page, page.get_parent(), destination)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            refused = True
    return redirect(address) if refused else None


@hooks.register("before_copy_page")
def pages_have_one_place(request, page):
    """A second address of the same page would be a second owner of its service code or of its agency's rights."""
    if request.method == "POST" and request.POST.get("alias"):
        messages.error(request, _("A page can have only one place. Copy it without “Alias”."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("before_serve_document", order=-1)
def documents_for_holders_of_a_permission(document, request):
    """404, as for a document that is not there: a sign-in page would tell that it is."""
    if not collections.may_open(request.user, document):
        raise Http404


@hooks.register("after_unpublish_page")
def what_went_with_it(request, page):
    hidden_pages.tell_what_went_with(request, page)


@hooks.register("after_publish_page")
def what_is_in_its_way(request, page):
    page.refresh_from_db(fields=["live"])
    hidden_pages.tell_what_is_in_the_way(request, page)


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_see(pages, request):
    """The chooser shows titles: drafts and private pages only to those who may work on them."""
    reach = Reach.of(request.user)
    readable = {node.page_id for node in snapshot().nodes if reach.may_read(node)}
    own = policy_registry.get_by_type(Page).explorable_instances(request.user).values_list("pk", flat=True)
    every = Page.objects.filter(depth__gt=1).values_list("pk", flat=True)
    return pages.exclude(pk__in=set(every) - readable - set(own))


@hooks.register("before_convert_alias_page")
def aliases_become_translations(request, page):
    """An ordinary English page would no longer follow the facts of the Thai one."""
    thai = thai_of(page)
    if thai and not is_thai(page):
        return redirect(reverse("wagtail_localize:submit_page_translation", args=[thai.pk]))
    return None


@hooks.register("construct_reports_menu")
def reports_of_the_whole_site(request, menu_items):
    guarded_reports.for_the_whole_site_only(request, menu_items)


@hooks.register("insert_global_admin_css")
def thai_letters():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin.css"))


@hooks.register("insert_editor_js")
def links_to_fields():
    return format_html('<script src="{}"></script>', static("portal/js/field-links.js"))


@hooks.register("register_rich_text_features", order=10)
def links_to_public_things_only(features):
    """After Wagtail's own, which it takes the place of."""
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(PublicDocumentLinkHandler)
