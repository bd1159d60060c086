from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.bilingual.language import THAI, active_language
from portal.blocks import FactBlock, RowBlock, RowsStreamBlock
from portal.blocks.rows import RowValue
from portal.tree import Node
from service_pages.codes import CODE_FORMAT, CodeInput, public_services

BEFORE, NEXT, ALIKE = "before", "next", "related"
RELATIONS = [
    (BEFORE, pgettext_lazy("related service", "Needed first")),
    (NEXT, pgettext_lazy("related service", "Often comes next")),
    (ALIKE, pgettext_lazy("related service", "Related")),
]


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
        if code not in public_services(THAI):
            message = _("There is no published service with the code “%(code)s”, or not everybody may see it.")
            raise ValidationError(message % {"code": code})
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

    service = ServiceCodeBlock(max_length=60, default="", label=gettext_lazy("Service"))
    relation = blocks.ChoiceBlock(choices=RELATIONS, default=ALIKE, label=gettext_lazy("Relation"))

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
