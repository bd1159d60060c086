"""The screens of brand assets: all of them, one with its variants, and what is done with it. They need no JavaScript."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from branding import lifecycle, versions
from branding.intake import safe_name
from branding.kinds import Kind, Making, Origin, Status
from branding.making import make_again, store_master
from branding.models import AssetVariant, BrandAsset
from branding.retired import copies_of
from branding.rights import may_care
from branding.screens.forms import AssetForm, MasterForm, VariantForm, WordsForm

LIST, ONE, ADD, EDIT, REPORT = (
    "branding_assets", "branding_asset", "branding_asset_add", "branding_asset_edit", "branding_retired_report",
)  # fmt: skip
REFRESH_SECONDS = 3
# Of an id, in every database: asked for a larger one, some fail.
LARGEST = 2**31 - 1


class BrandView(WagtailAdminTemplateMixin, View):
    """For those who care for the centre's image."""

    page_title = gettext_lazy("Logos and symbols")
    header_icon = "image"

    def dispatch(self, request, *args, **kwargs):
        if not may_care(request.user) or any(number > LARGEST for number in kwargs.values()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def asset(self, asset_id: int, *, draft: bool = False) -> BrandAsset:
        """Raises Http404; of one that is no draft too where a ``draft`` is asked for."""
        asset = get_object_or_404(BrandAsset.objects.prefetch_related("variants__files"), pk=asset_id)
        if draft and not asset.is_draft:
            raise Http404
        return asset

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        return []


class ListView(BrandView):
    """By kind: what is current, what is prepared, what was."""

    template_name = "branding/screens/list.html"

    def get(self, request):
        order = {status: place for place, status in enumerate((Status.CURRENT, Status.DRAFT, Status.RETIRED))}
        assets = BrandAsset.objects.prefetch_related("variants__files").select_related("successor")
        rows = sorted(assets, key=lambda asset: (order[Status(asset.status)], asset.title))
        kinds = [(kind, [asset for asset in rows if asset.kind == kind]) for kind in Kind]
        return self.show(kinds=[(kind.label, assets) for kind, assets in kinds if assets])


class OneView(BrandView):
    """An asset with all that is known of it; it asks again by itself while files are being made."""

    template_name = "branding/screens/one.html"

    def get(self, request, asset_id):
        return self.page(self.asset(asset_id))

    def get_page_title(self):
        return str(self.asset(self.kwargs["asset_id"]))

    def page(self, asset: BrandAsset, form: VariantForm | None = None) -> HttpResponse:
        variants = list(asset.variants.all())
        is_moving = any(variant.making in (Making.WAITING, Making.RUNNING) for variant in variants)
        response = self.show(
            asset=asset,
            variants=variants,
            obstacles=[] if asset.is_current else lifecycle.obstacles(asset),
            form=form or (VariantForm(asset) if asset.is_draft else None),
            copies=copies_of(asset, self.request.user),
            is_moving=is_moving,
        )
        if is_moving and form is None:
            response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response


class ReportView(BrandView):
    """Retired assets of which copies are still among the pictures and documents, with the places where they stand."""

    template_name = "branding/screens/report.html"
    page_title = gettext_lazy("Retired logos still in use")
    header_icon = "warning"

    def get(self, request):
        retired = BrandAsset.objects.filter(status=Status.RETIRED).select_related("successor")
        rows = [(asset, copies_of(asset, request.user)) for asset in retired]
        return self.show(rows=[(asset, copies) for asset, copies in rows if copies], retired=len(rows))


class AddView(BrandView):
    template_name = "branding/screens/form.html"
    page_title = gettext_lazy("New brand asset")

    def get(self, request):
        return self.show(form=AssetForm())

    def post(self, request):
        form = AssetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        form.instance.changed_by = request.user
        asset = form.save()
        log(asset, "wagtail.create", user=request.user)
        return redirect(ONE, asset.pk)


class EditView(BrandView):
    """A draft in full; of another only its words."""

    template_name = "branding/screens/form.html"

    def get(self, request, asset_id):
        asset = self.asset(asset_id)
        return self.show(form=self.form_of(asset), asset=asset)

    def post(self, request, asset_id):
        asset = self.asset(asset_id)
        form = self.form_of(asset, request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form, asset=asset)
        try:
            lifecycle.save(form, request.user)
        except lifecycle.NotPossible as refused:
            _tell(request, refused)
            return redirect(LIST)
        messages.success(request, _("“%(title)s” was saved.") % {"title": asset.title})
        return redirect(ONE, asset.pk)

    @staticmethod
    def form_of(asset: BrandAsset, data=None, files=None):
        return (AssetForm if asset.is_draft else WordsForm)(data, files, instance=asset)


class AddVariantView(OneView):
    """Uploads the drawing of a new variant of a draft."""

    def get(self, request, asset_id):
        return redirect(ONE, asset_id)

    def post(self, request, asset_id):
        asset = self.asset(asset_id, draft=True)
        form = VariantForm(asset, request.POST, request.FILES)
        if not form.is_valid():
            messages.error(
                request, _("The drawing was not taken. What is wrong stands at its form, at the end of the page.")
            )
            return self.page(asset, form)
        try:
            with transaction.atomic():
                variant = form.save(commit=False)
                store_master(variant, form.master, form.name)
                lifecycle.drawn(variant, request.user)
        except IntegrityError:  # somebody else was quicker
            form.add_error(None, _("The asset has this variant already."))
            return self.page(asset, form)
        except lifecycle.NotPossible as refused:
            _tell(request, refused)
            return redirect(ONE, asset_id)
        _tell_removed(request, form.instance)
        return redirect(ONE, asset_id)


class MasterView(BrandView):
    """Replaces the drawing of a variant of a draft; all its files are made anew."""

    template_name = "branding/screens/master.html"

    def variant(self, asset_id: int, variant_id: int) -> AssetVariant:
        return get_object_or_404(self.asset(asset_id, draft=True).variants, pk=variant_id)

    def get(self, request, asset_id, variant_id):
        return self._show(self.variant(asset_id, variant_id), MasterForm())

    def post(self, request, asset_id, variant_id):
        variant = self.variant(asset_id, variant_id)
        form = MasterForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(variant, form)
        had_office_file = variant.office_file is not None
        try:
            with transaction.atomic():
                variant.origin, variant.approved_at, variant.approved_by = Origin.UPLOADED, None, None
                store_master(variant, form.master, form.name)
                lifecycle.drawn(variant, request.user)
        except lifecycle.NotPossible as refused:
            _tell(request, refused)
            return redirect(ONE, asset_id)
        _tell_removed(request, variant)
        if had_office_file:
            messages.warning(
                request,
                _("The file for Word or PowerPoint showed the drawing before and was removed. Upload a new one."),
            )
        return redirect(ONE, asset_id)

    def _show(self, variant, form):
        return self.show(variant=variant, asset=variant.asset, form=form)


def _tell(request, refused: lifecycle.NotPossible) -> None:
    for sentence in refused.messages:
        messages.error(request, sentence)


def _tell_removed(request, variant: AssetVariant) -> None:
    if variant.removed:
        messages.warning(request, _("Something was left out of the drawing; see it with the variant."))


class ActView(BrandView):
    """A deed by POST, then the asset again."""

    def get(self, request, asset_id, **kwargs):
        return redirect(ONE, asset_id)

    def post(self, request, asset_id, **kwargs):
        try:
            target = self.act(self.asset(asset_id), **kwargs)
        except lifecycle.NotPossible as refused:
            _tell(request, refused)
            target = asset_id
        return redirect(ONE, target) if target else redirect(LIST)

    def act(self, asset: BrandAsset, **kwargs) -> int | None:
        """Returns the id of the asset to show; None for the list. Raises NotPossible."""
        raise NotImplementedError


class MakeCurrentView(ActView):
    """Shows first what will take the place of what."""

    template_name = "branding/screens/confirm.html"

    def get(self, request, asset_id, **kwargs):
        asset = self.asset(asset_id)
        if lifecycle.obstacles(asset):
            return redirect(ONE, asset_id)
        return self.show(asset=asset, replaced=lifecycle.current_of(asset), worn=worn_by(asset))

    def act(self, asset):
        before = lifecycle.make_current(asset, self.request.user)
        said = _("“%(title)s” is current now.") % {"title": asset.title} + " " + worn_by(asset)
        if before:
            said += " " + _("Version %(version)s is retired.") % {"version": before.version}
        messages.success(self.request, said)
        return asset.pk


class RetireView(ActView):
    def act(self, asset):
        lifecycle.retire(asset, self.request.user)
        messages.success(self.request, _("“%(title)s” is retired.") % {"title": asset.title})
        return asset.pk


class NewVersionView(ActView):
    def act(self, asset):
        return versions.new_version(asset, self.request.user).pk


class DeleteView(ActView):
    """Of a draft; what has been current keeps its record."""

    def act(self, asset):
        lifecycle.delete(asset, self.request.user)
        messages.success(self.request, _("The draft “%(title)s” is deleted.") % {"title": asset.title})


class ApproveView(ActView):
    def act(self, asset, variant_id):
        lifecycle.approve(_variant(asset, variant_id), self.request.user)
        return asset.pk


class DeleteVariantView(ActView):
    """Takes a variant away from a draft; a proposal is discarded so too."""

    def act(self, asset, variant_id):
        lifecycle.delete_variant(_variant(asset, variant_id), self.request.user)
        return asset.pk


class AgainView(ActView):
    """Makes the files of a variant once more: after a failure, or where the worker was not running."""

    def act(self, asset, variant_id):
        make_again(_variant(asset, variant_id))
        messages.success(self.request, _("The files are made again."))
        return asset.pk


def worn_by(asset: BrandAsset) -> str:
    """A sentence of who wears an asset of this kind when it is current."""
    if asset.kind == Kind.SYMBOL:
        return _("The header on phones, browser icons and the home screens of phones wear it at once.")
    if asset.kind != Kind.LOGO:
        return _("It is offered on the guidelines page.")
    sentence = _("The header on wide screens, new papers and pictures of shared links wear it at once.")
    symbol = BrandAsset.objects.filter(kind=Kind.SYMBOL, status=Status.CURRENT).first()
    if symbol:
        told = _("The header on phones and browser icons keep the symbol “%(symbol)s”.")
        sentence += " " + told % {"symbol": symbol}
    return sentence


def _variant(asset: BrandAsset, variant_id: int) -> AssetVariant:
    return get_object_or_404(asset.variants, pk=variant_id)


class ApprovalView(BrandView):
    """The approval document, as it was uploaded."""

    def get(self, request, asset_id):
        asset = self.asset(asset_id)
        try:
            content = asset.approval_document.read() if asset.approval_document else b""
        except FileNotFoundError:
            content = b""
        if not content:
            raise Http404
        response = HttpResponse(content, content_type="application/octet-stream")
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        if header := content_disposition_header(True, safe_name(asset.approval_name or asset.approval_document.name)):
            response.headers["Content-Disposition"] = header
        return response
