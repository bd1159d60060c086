"""What a head types on the board: evidence, who closes a gap, the file of a standard."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.models import Page

from home.standard.models import AddedEvidence, Care, StandardFile
from home.standard.reading import LARGEST, Criterion, read
from home.standard.routes import TAKEN
from portal.bilingual.dates import EraDateField
from portal.editorial.date_inputs import EraDateInput
from portal.editorial.guarded_titles import may_name
from portal.evidence import measures
from portal.models import User

DAY_HELP = _("Day/month/year, such as 1/10/2569.")


class EvidenceForm(forms.ModelForm):
    """Evidence for ``criterion``: exactly one of page, document and address."""

    page: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=Page.objects.all(), required=False, label=_("Page of this site"), widget=AdminPageChooser()
    )
    day = EraDateField(label=_("Date of the evidence"), help_text=DAY_HELP, widget=EraDateInput)
    stands_for = forms.ChoiceField(
        label=_("Stands for the measure"),
        required=False,
        help_text=_("Only where the evidence proves what the portal cannot find itself. Say why below."),
    )

    class Meta:
        model = AddedEvidence
        fields = (
            "title_th",
            "title_en",
            "page",
            "document",
            "url",
            "day",
            "months",
            "stands_for",
            "reason",
            "is_public",
        )
        widgets = {"document": AdminDocumentChooser(), "reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, criterion: Criterion, *args, user: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        known = [
            (demand.measure, measures()[demand.measure].name)
            for demand in criterion.demands
            if demand.measure in measures()
        ]
        cast(forms.ChoiceField, self.fields["stands_for"]).choices = [
            ("", _("Nothing: it is shown beside the measures")),
            *known,
        ]
        if not known:  # the criterion is proved by what is added here, and nothing else
            del self.fields["stands_for"], self.fields["reason"]

    def clean(self):
        cleaned = super().clean()
        page = cleaned.get("page")
        for name in ("page", "document"):
            thing = cleaned.get(name)
            if name in self.changed_data and thing and self.user and not may_name(self.user, thing):
                self.add_error(name, _("A page or file was chosen that you may not see. Choose another."))
        self.instance.page_key = page.translation_key if page else None
        return cleaned


class CareForm(forms.ModelForm):
    due = EraDateField(label=_("By when"), required=False, help_text=DAY_HELP, widget=EraDateInput)
    owner = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, empty_label=_("Nobody yet"), label=_("Who")
    )

    class Meta:
        model = Care
        fields = ("owner", "due", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["owner"]).queryset = User.objects.filter(is_active=True).order_by(
            "first_name", "username"
        )


class FileForm(forms.Form):
    """``text`` of the file, read and found without fault; its ``standard``."""

    file = forms.FileField(
        label=_("File of the standard"),
        help_text=_("YAML in UTF-8, as the files that can be downloaded here."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        too_large = _("The file is larger than 200,000 characters. A standard is much shorter.")
        if file.size > 4 * LARGEST:
            raise forms.ValidationError(too_large)
        try:
            self.text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("The file is not text in UTF-8.")) from None
        self.standard = read(self.text, measures())
        if self.standard.key in TAKEN:
            sentence = _("key: “%(key)s” is the address of another page of the standard. Choose another key.")
            raise forms.ValidationError(sentence % {"key": self.standard.key})
        return file

    def save(self) -> StandardFile:
        stored, _created = StandardFile.objects.update_or_create(key=self.standard.key, defaults={"text": self.text})
        return stored
