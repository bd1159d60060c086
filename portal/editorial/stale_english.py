"""What is out of date in the English of a Thai page, and the editor's word that a change was minor."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page

from portal.bilingual.counterparts import is_thai
from portal.bilingual.held import mark_minor, stale_strings
from portal.models import HeldText

LOG_ACTION = "portal.english_stands"


class StaleEnglishView(WagtailAdminTemplateMixin, View):
    """Lists what English readers see in an earlier wording or in Thai; ticked wordings are no longer out of date.

    For those who may publish the Thai page: they know whether their change touched the meaning.
    """

    template_name = "portal/admin/stale_english.html"
    page_title = _("English out of date")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if self.page.is_root() or not is_thai(self.page):
            raise Http404
        if not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get(self, request, page_id):
        return self.render_to_response(self.get_context_data())

    def post(self, request, page_id):
        paths = request.POST.getlist("path")
        if cleared := mark_minor(self.page, paths):
            log(instance=self.page, action=LOG_ACTION, user=request.user, data={"paths": sorted(paths)})
            text = ngettext("%(number)d English text kept.", "%(number)d English texts kept.", cleared)
            messages.success(request, text % {"number": cleared})
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return []

    def get_context_data(self, **kwargs):
        strings = stale_strings(self.page)
        changed = [(string, self._field_name(string.path)) for string in strings if not string.is_missing]
        missing = [(string, self._field_name(string.path)) for string in strings if string.is_missing]
        return super().get_context_data(page=self.page, changed=changed, missing=missing, **kwargs)

    def _field_name(self, path: str) -> str:
        field = self.page._meta.get_field(path.partition(".")[0])
        return str(getattr(field, "verbose_name", field.name))


def header_button(page: Page, user) -> Button | None:
    """The way to the list, where there is something on it."""
    held = HeldText.objects.filter(page__translation_key=page.translation_key).exclude(page=page.pk)
    if page.is_root() or not held.exists() or not page.permissions_for_user(user).can_publish():
        return None
    address = reverse("portal_stale_english", args=[page.pk])
    return Button(_("English out of date"), address, priority=62, icon_name="wagtail-localize-language")


class EnglishStandsFormatter(LogFormatter):
    label = _("English text kept")
    message = _("Marked a change to the Thai text as minor and kept the English text")
