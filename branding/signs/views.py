"""The screen on which signs are chosen and downloaded: a form, and the file as its answer."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branding.intake import safe_name
from branding.rights import CHANGE
from branding.signs.files import SignFile, make_file
from branding.signs.forms import SignForm
from home.models import Location
from portal.pdf.address import doubt_about
from portal.pdf.faults import PdfRefused

SIGNS = "branding_signs"
CHANGE_LOCATION = "home.change_location"


def may_make_signs(user) -> bool:
    """Who cares for the centre's image, or for the facts that signs tell."""
    return user.has_perm(CHANGE) or user.has_perm(CHANGE_LOCATION)


class SignsView(WagtailAdminTemplateMixin, View):
    page_title = _("Signs")
    header_icon = "doc-full"
    template_name = "branding/signs/choose.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_make_signs(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(SignForm())

    def post(self, request):
        form = SignForm(request.POST)
        if form.is_valid():
            try:
                return as_download(
                    make_file(
                        form.kind_of_sign,
                        form.paper,
                        form.cleaned_data["format"],
                        form.cleaned_data["location"],
                        form.counters,
                        with_services=form.cleaned_data["with_services"],
                    )
                )
            except PdfRefused as refused:
                form.add_error(None, refused.sentence)
        return self.show(form)

    def show(self, form: SignForm):
        return self.render_to_response(
            self.get_context_data(form=form, is_possible=Location.objects.exists(), doubt=doubt())
        )

    def get_breadcrumbs_items(self):
        return []


def doubt() -> str:
    """Why the portal's address should not be printed on signs; '' where people only try the portal out."""
    if settings.DEBUG or settings.DEMONSTRATION:
        return ""
    return doubt_about(settings.WAGTAILADMIN_BASE_URL)


def as_download(file: SignFile) -> HttpResponse:
    return HttpResponse(
        file.content,
        content_type=file.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{safe_name(file.name)}"',
            "Cache-Control": "private, no-store",
        },
    )
