"""What is typed and uploaded for a brand asset and its variants."""

from django import forms
from django.core.files.base import ContentFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from branding.intake import read_approval, read_master, safe_name
from branding.kinds import Kind
from branding.models import AssetVariant, BrandAsset
from portal.bilingual.dates import EraDateField
from portal.bilingual.language import active_language
from portal.tree import snapshot
from service_pages.models import AgencyPage

WORDS = ("title_th", "title_en", "description_th", "description_en")
LINES = {"rows": 3}


def agencies() -> list[tuple[str, str]]:
    found = snapshot().of_model(AgencyPage, active_language())
    return [("", "—"), *sorted(((node.translation_key, node.title) for node in found), key=lambda pair: pair[1])]


class WordsForm(forms.ModelForm):
    """What may be said better of an asset that has been current; all else of it stays."""

    BESIDES: tuple[str, ...] = ()  # fields of the asset that follow from those of the form

    class Meta:
        model = BrandAsset
        fields = WORDS
        widgets = {name: forms.Textarea(attrs=LINES) for name in ("description_th", "description_en")}


class AssetForm(forms.ModelForm):
    """A draft in full. The agency is chosen by its name."""

    BESIDES: tuple[str, ...] = ("approval_name",)

    agency_key = forms.ChoiceField(
        label=_("Agency"),
        required=False,
        choices=lazy(agencies, list),
        help_text=_("For an agency symbol: the agency it belongs to."),
    )
    approved_on = EraDateField(
        label=_("Approved on"), required=False, help_text=_("Day/month/year, such as 1/10/2569.")
    )
    approval_document = forms.FileField(
        label=_("Approval document"),
        required=False,
        help_text=_(
            "The minutes or order that approve it, as PDF, JPEG or PNG. Only those who care for the centre's image see it."
        ),
    )

    class Meta:
        model = BrandAsset
        fields = (
            "kind",
            "agency_key",
            *WORDS,
            "version",
            "approval_document",
            "approved_on",
            "approved_by_th",
            "approved_by_en",
        )
        widgets = {name: forms.Textarea(attrs=LINES) for name in ("description_th", "description_en")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.agency_key:
            self.initial["agency_key"] = self.instance.agency_key.hex
        if self.instance.pk and self.instance.variants.exists():
            self.fields["kind"].disabled = True  # its drawings were chosen for it

    def clean_agency_key(self):
        return self.cleaned_data["agency_key"] or None

    def clean_approval_document(self):
        """The file, read safely; the one that is there where none is uploaded."""
        file = self.cleaned_data["approval_document"]
        if "approval_document" not in self.files:
            return file
        name = safe_name(file.name)
        self.instance.approval_name = name
        return ContentFile(read_approval(file, name), name=name)

    @property
    def has_agencies(self) -> bool:
        return len(agencies()) > 1

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") != Kind.AGENCY:
            cleaned["agency_key"] = None
        return cleaned


class MasterForm(forms.Form):
    file = forms.FileField(
        label=_("Drawing"),
        help_text=_(
            "SVG drawn in paths, or a PNG of at least 2,000 pixels on its longer side. All other sizes and formats are made of it."
        ),
        widget=forms.FileInput(attrs={"accept": ".svg,.png,image/svg+xml,image/png"}),
    )

    def clean_file(self):
        """Keeps what was read in ``master`` and its name in ``name``. Raises UploadRefused with a sentence."""
        file = self.cleaned_data["file"]
        self.name = safe_name(file.name)
        self.master = read_master(file, self.name)
        return file


class VariantForm(MasterForm, forms.ModelForm):
    """A new variant of ``asset`` with its master."""

    field_order = ("wording", "layout", "colouring", "file")

    class Meta:
        model = AssetVariant
        fields = ("wording", "layout", "colouring")

    def __init__(self, asset: BrandAsset, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.asset = asset

    def clean(self):
        cleaned = super().clean()
        choice = {name: cleaned.get(name) for name in self.Meta.fields}
        if all(choice.values()) and self.instance.asset.variants.filter(**choice).exists():
            raise forms.ValidationError(
                _(
                    "The asset has this variant already: words, layout and colours are the same. Replace its drawing instead."
                )
            )
        return cleaned
