"""The screen on which the file for Word or PowerPoint is uploaded, and what takes it away."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from branding import lifecycle, office_files
from branding.intake import read_office, safe_name
from branding.kinds import Kind
from branding.models import AssetVariant, BrandAsset
from branding.screens.views import ONE, ActView, BrandView

LABELS = {
    Kind.LETTERHEAD: gettext_lazy("File for Word (DOCX or DOTX)"),
    Kind.SLIDES: gettext_lazy("File for PowerPoint (PPTX or POTX)"),
}
HELP = gettext_lazy(
    "At most 20 MB, without macros, comments and tracked changes, with all pictures in the file itself. "
    "The names of its author and office are removed."
)


class OfficeFileForm(forms.Form):
    file = forms.FileField(help_text=HELP)

    def __init__(self, asset: BrandAsset, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.formats = asset.office_formats
        self.fields["file"].label = LABELS[Kind(asset.kind)]
        self.fields["file"].widget = forms.FileInput(attrs={"accept": ",".join(f".{form}" for form in self.formats)})

    def clean_file(self):
        """Keeps what was read in ``office_file``. Raises UploadRefused with a sentence."""
        file = self.cleaned_data["file"]
        self.office_file = read_office(file, safe_name(file.name), self.formats)
        return file


class OfficeFileView(BrandView):
    """Takes the file of a variant of a draft, in the place of the one that is there."""

    template_name = "branding/screens/office_file.html"

    def variant(self, asset_id: int, variant_id: int) -> AssetVariant:
        """Raises Http404, also where the kind of the asset has no such file."""
        asset = self.asset(asset_id, draft=True)
        if not asset.office_formats:
            raise Http404
        return get_object_or_404(asset.variants, pk=variant_id)

    def get(self, request, asset_id, variant_id):
        variant = self.variant(asset_id, variant_id)
        return self._show(variant, OfficeFileForm(variant.asset))

    def post(self, request, asset_id, variant_id):
        variant = self.variant(asset_id, variant_id)
        form = OfficeFileForm(variant.asset, request.POST, request.FILES)
        if not form.is_valid():
            return self._show(variant, form)
        try:
            office_files.store(variant, form.office_file, request.user)
        except lifecycle.NotPossible as refused:
            for sentence in refused.messages:
                messages.error(request, sentence)
            return redirect(ONE, asset_id)
        stored = _("The %(format)s file was checked and stored.") % {"format": form.office_file.format.upper()}
        messages.success(request, " ".join((stored, *form.office_file.removed)))
        return redirect(ONE, asset_id)

    def _show(self, variant, form):
        return self.show(variant=variant, asset=variant.asset, form=form)


class RemoveOfficeFileView(ActView):
    def act(self, asset, variant_id):
        office_files.remove(get_object_or_404(asset.variants, pk=variant_id), self.request.user)
        return asset.pk
