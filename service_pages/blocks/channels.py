from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.blocks import FactBlock, FactEmailBlock, FactPhoneBlock, FactURLBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.rows import RowValue
from portal.phones import phone_link
from service_pages.blocks.choices import EMAIL_HELP, PHONE_HELP

COUNTER, ONLINE, APP, POST, PHONE, EMAIL, MACHINE, VISIT = (
    "counter", "online", "app", "post", "phone", "email", "machine", "visit")  # fmt: skip
KINDS = [
    (COUNTER, gettext_lazy("At a counter")),
    (ONLINE, gettext_lazy("Online")),
    (APP, gettext_lazy("In an app on your phone")),
    (POST, gettext_lazy("By post")),
    (PHONE, gettext_lazy("By phone")),
    (EMAIL, gettext_lazy("By e-mail")),
    (MACHINE, gettext_lazy("At a self-service machine")),
    (VISIT, gettext_lazy("We come to you")),
]
# What a channel cannot be used without.
NEEDED = {ONLINE: "url", PHONE: "phone", EMAIL: "email"}


class ChannelValue(RowValue):
    @property
    def kind_label(self) -> str:
        return str(dict(KINDS).get(self.get("kind"), ""))

    @property
    def phone_link(self) -> str:
        return phone_link(self.get("phone") or "")


class ChannelBlock(RowBlock):
    """A way to reach the service: a counter, a site, the post, a phone; when, and where."""

    place = blocks.CharBlock(
        max_length=300,
        default="",
        label=gettext_lazy("Place or name"),
        help_text=gettext_lazy("Such as: the joint service centre, every land office, the e-service's name."),
    )
    kind = TextChoiceBlock(
        choices=KINDS,
        default=COUNTER,
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy(
            "How people use it. “Online” needs a web address, “By phone” a number, “By e-mail” an address."
        ),
    )
    at_the_centre = blocks.BooleanBlock(
        required=False,
        label=gettext_lazy("In this centre"),
        help_text=gettext_lazy("Its hours are those of the centre."),
    )
    counters = FactBlock(
        required=False,
        default="",
        max_length=40,
        label=gettext_lazy("Counters"),
        help_text=gettext_lazy("The numbers on the signs, such as 3-5. They are the same in both languages."),
    )
    hours = blocks.CharBlock(
        required=False,
        default="",
        max_length=300,
        label=gettext_lazy("Days and hours"),
        help_text=gettext_lazy("Say whether it is open over lunch and on public holidays."),
    )
    url = FactURLBlock(
        required=False,
        default="",
        label=gettext_lazy("Web address"),
        help_text=gettext_lazy("The page where people start, not the front page of the site. It begins with https://."),
    )
    phone = FactPhoneBlock(
        required=False,
        default="",
        max_length=80,
        label=gettext_lazy("Phone"),
        help_text=PHONE_HELP,
    )
    email = FactEmailBlock(
        required=False,
        default="",
        label=gettext_lazy("E-mail"),
        help_text=EMAIL_HELP,
    )
    note = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("What people must know before they use it, such as: book a queue first."),
    )

    class Meta:
        icon = "site"
        label = gettext_lazy("Channel")
        value_class = ChannelValue
        preview_value = {
            "place": "สำนักงานเขตและที่ว่าการอำเภอทุกแห่ง",
            "kind": COUNTER,
            "at_the_centre": False,
            "counters": "",
            "hours": "วันจันทร์ถึงวันศุกร์ เวลา 08.30–16.30 น. ไม่พักเที่ยง เว้นวันหยุดราชการ",
            "url": "",
            "phone": "",
            "email": "",
            "note": "",
        }
        description = gettext_lazy("A counter, a site, a phone: one way to have the service per row.")

    def clean(self, value):
        cleaned = super().clean(value)
        needed = NEEDED.get(cleaned["kind"])
        if needed and not cleaned.get(needed):
            self.refuse(**{needed: _("Enter it, or choose another kind.")})
        return cleaned


class ChannelRowsBlock(RowsStreamBlock):
    channel = ChannelBlock()

    class Meta:
        required = False
