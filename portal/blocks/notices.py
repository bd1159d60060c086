"""Something the reader must not miss."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from portal.blocks.choices import TextChoiceBlock


class NoticeBlock(blocks.StructBlock):
    """A short notice: information, or something that stops people from being served."""

    KINDS = [("information", pgettext_lazy("kind of notice", "Information")), ("important", _("Important"))]

    kind = TextChoiceBlock(choices=KINDS, default="information", label=_("Kind"))
    title = blocks.CharBlock(default="", label=_("Title"))
    text = blocks.TextBlock(required=False, default="", label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")
        template = "components/notice.html"
        preview_value = {
            "kind": "important",
            "title": "งดให้บริการวันหยุดนักขัตฤกษ์",
            "text": "เปิดให้บริการตามปกติในวันทำการถัดไป",
        }
        description = _("Set apart from the text. At most one per page.")
