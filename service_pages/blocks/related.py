from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from portal.bilingual.language import THAI, active_language
from portal.blocks import FactBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.rows import RowValue
from portal.tree import Node
from service_pages.codes import CODE_FORMAT, CodeInput, public_services

BEFORE, NEXT, ALIKE = "before", "next", "related"
RELATIONS = [
    (BEFORE, pgettext_lazy("related service", "Needed first")),
    (NEXT, pgettext_lazy("related service", "Often comes next")),
    (ALIKE, pgettext_lazy("related service", "Related")),
]


def no_such_service(code: str) -> ValidationError:
    message = _("There is no published service with the code “%(code)s”, or not everybody may see it.")
    return ValidationError(message % {"code": code})


class ServiceCodeBlock(FactBlock):
    """The code of a service that everybody may see; services are suggested while typing."""

    @cached_property
    def field(self):
        field = super().field
        field.widget = CodeInput()
        return field

    def clean(self, value):
        code = super().clean(value)
        CODE_FORMAT(code)
        return code


class RelatedServiceValue(RowValue):
    @property
    def node(self) -> Node | None:
        """The service in the reader's language; None while it is not for everybody."""
        return public_services(active_language()).get(self.get("service"))

    @property
    def relation_label(self) -> str:
        return str(dict(RELATIONS).get(self.get("relation"), ""))


class RelatedServiceBlock(RowBlock):
    """Another service of the centre that belongs to this one."""

    service = ServiceCodeBlock(
        max_length=60,
        default="",
        label=gettext_lazy("Service"),
        help_text=gettext_lazy("The code of a published service that everybody may see, such as id-card-renew."),
    )
    relation = TextChoiceBlock(
        choices=RELATIONS,
        default=ALIKE,
        label=gettext_lazy("Relation"),
        help_text=gettext_lazy(
            "Seen from this page: what people need before, what they often do next, or what is alike."
        ),
    )

    class Meta:
        icon = "link"
        label = gettext_lazy("Related service")
        value_class = RelatedServiceValue
        preview_value = {"service": "id-card-renew", "relation": ALIKE}
        description = gettext_lazy("A service people need before, after or beside this one.")


class RelatedRowsBlock(RowsStreamBlock):
    none = None
    related = RelatedServiceBlock()

    class Meta:
        required = False

    def clean(self, value):
        """What the editor's form refuses; an import holds codes against the services of its file too."""
        cleaned = super().clean(value)
        known = public_services(THAI)
        wrong = {
            number: blocks.StructBlockValidationError(block_errors={"service": no_such_service(row.value["service"])})
            for number, row in enumerate(cleaned)
            if row.value["service"] not in known
        }
        if wrong:
            raise StreamBlockValidationError(block_errors=wrong)
        return cleaned
