"""What a citizen manual holds beside its words: the services it covers, and appendices."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from portal.bilingual.language import THAI
from portal.blocks import RowBlock
from portal.blocks.drafts import UnfinishedRowsMixin
from service_pages.blocks.related import ServiceCodeBlock, no_such_service
from service_pages.codes import public_services


class ManualServicesBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    """The services of a manual in their order, by code; each once, and each one that everybody may see."""

    service = ServiceCodeBlock(
        max_length=60,
        default="",
        label=gettext_lazy("Service"),
        help_text=gettext_lazy("The code of a published service that everybody may see, such as id-card-renew."),
    )

    class Meta:
        required = False

    def clean(self, value):
        cleaned = super().clean(value)
        known, seen, wrong = public_services(THAI), set(), {}
        for number, row in enumerate(cleaned):
            if row.value not in known:
                wrong[number] = no_such_service(row.value)
            elif row.value in seen:
                message = _("The service “%(code)s” is in the manual already. Remove one of the two.")
                wrong[number] = ValidationError(message % {"code": row.value})
            seen.add(row.value)
        if wrong:
            raise StreamBlockValidationError(block_errors=wrong)
        return cleaned


class AppendixBlock(RowBlock):
    """Something to look up at the end of a manual: addresses, words explained."""

    heading = blocks.CharBlock(default="", max_length=200, label=gettext_lazy("Heading"))
    text = blocks.TextBlock(
        default="",
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("Plain text. An empty line begins a new paragraph."),
    )

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Appendix")
        preview_value = {"heading": "ช่องทางร้องเรียน", "text": "ศูนย์ดำรงธรรม โทร. 1567"}
        description = gettext_lazy(
            "What readers look up and what belongs to no single service. One matter an appendix."
        )


class AppendicesBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    appendix = AppendixBlock()

    class Meta:
        required = False
