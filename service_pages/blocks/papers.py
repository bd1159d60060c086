"""Forms to fill in and laws to go by."""

from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.bilingual.language import ENGLISH, active_language
from portal.blocks import FactBlock, FactDocumentBlock, FactURLBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.rows import RowValue
from portal.collections import is_public

FORM, SAMPLE, GUIDE = "form", "sample", "guide"
KINDS = [
    (FORM, gettext_lazy("Form")),
    (SAMPLE, gettext_lazy("Filled-in sample")),
    (GUIDE, gettext_lazy("Guide to filling it in")),
]


class FormValue(RowValue):
    @property
    def kind_label(self) -> str:
        return str(dict(KINDS).get(self.get("kind"), ""))

    @property
    def shown(self):
        """The file in the reader's language, else the Thai one; None where there is none for everybody."""
        wanted = ("file_en", "file_th") if active_language() == ENGLISH else ("file_th", "file_en")
        return next((self[name] for name in wanted if self.get(name) and is_public(self[name])), None)


class FormBlock(RowBlock):
    """A form, a filled-in sample or a guide: as a file of the portal in each language, or where it is on the web."""

    title = blocks.CharBlock(
        max_length=300,
        default="",
        label=pgettext_lazy("of a form or a channel", "Name"),
        help_text=gettext_lazy("The title printed on it, such as: application for an identity card."),
    )
    kind = TextChoiceBlock(
        choices=KINDS,
        default=FORM,
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy("A filled-in sample saves people a second visit. Give it a row of its own."),
    )
    number = FactBlock(
        required=False,
        default="",
        max_length=60,
        label=gettext_lazy("Form number"),
        help_text=gettext_lazy("As printed."),
    )
    file_th = FactDocumentBlock(
        required=False,
        label=gettext_lazy("File (Thai)"),
        help_text=gettext_lazy(
            "Best a PDF with text that can be selected and read aloud, not a scan. A file for staff only is not shown."
        ),
    )
    file_en = FactDocumentBlock(
        required=False,
        label=gettext_lazy("File (English)"),
        help_text=gettext_lazy("Only if there is an English version. Without one, English readers get the Thai file."),
    )
    url = FactURLBlock(
        required=False,
        default="",
        label=gettext_lazy("Web address"),
        help_text=gettext_lazy(
            "Only if it is kept on another site: the address of the form itself, beginning with https://."
        ),
    )

    class Meta:
        icon = "form"
        label = gettext_lazy("Form")
        value_class = FormValue
        preview_value = {
            "title": "คำขอมีบัตร มีบัตรใหม่ หรือเปลี่ยนบัตร",
            "kind": FORM,
            "number": "บ.ป.1",
            "file_th": None,
            "file_en": None,
            "url": "",
        }
        description = gettext_lazy("A form to take away, a sample or a guide.")


class FormRowsBlock(RowsStreamBlock):
    form = FormBlock()

    class Meta:
        required = False


class LawBlock(RowBlock):
    """A law, rule or order the service goes by. Its Thai name is the authoritative one."""

    title = blocks.CharBlock(
        max_length=400,
        default="",
        label=gettext_lazy("Law"),
        help_text=gettext_lazy("Its full name with the year. The English is shown as an unofficial translation."),
    )
    section = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=gettext_lazy("Sections"),
        help_text=gettext_lazy("Those the service goes by, such as: sections 6 and 7. Leave empty for the whole law."),
    )
    url = FactURLBlock(
        required=False,
        default="",
        label=gettext_lazy("Web address"),
        help_text=gettext_lazy(
            "Where the law itself can be read, such as in the Royal Gazette. It begins with https://."
        ),
    )

    class Meta:
        icon = "openquote"
        label = gettext_lazy("Law")
        preview_value = {
            "title": "พระราชบัญญัติบัตรประจำตัวประชาชน พ.ศ. 2526",
            "section": "มาตรา 6",
            "url": "https://www.ratchakitcha.soc.go.th/",
        }
        description = gettext_lazy("An act, regulation or announcement.")


class LawRowsBlock(RowsStreamBlock):
    law = LawBlock()

    class Meta:
        required = False
