from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.blocks import RowsStreamBlock

AMOUNT, PERCENT, VARIES = "amount", "percent", "varies"
KINDS = [
    (AMOUNT, gettext_lazy("Amount in baht")),
    (PERCENT, gettext_lazy("Percentage")),
    (VARIES, gettext_lazy("No fixed amount")),
]


def baht(amount: Decimal) -> str:
    """A number of baht without its unit: 1,000 or 0.50; whole baht without decimals."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


class FeeValue(blocks.StructValue):
    @property
    def is_stated(self) -> bool:
        """Whether the number of its kind is there; a draft may lack it."""
        column = {AMOUNT: "amount", PERCENT: "percent"}.get(self.get("kind"))
        return column is None or self.get(column) is not None

    @property
    def figure(self) -> str:
        """The fee in words of the active language: "20 baht a copy", "2 % of the appraised value"; '' when not stated."""
        if not self.is_stated:
            return ""
        return {AMOUNT: self._amount, PERCENT: self._percent}.get(self.get("kind"), self._varies)()

    def _amount(self) -> str:
        if not self["amount"]:
            return _("Free")
        text = _("%(amount)s baht") % {"amount": baht(self["amount"])}
        return _("%(fee)s per %(unit)s") % {"fee": text, "unit": self["per"]} if self.get("per") else text

    def _percent(self) -> str:
        text = _("%(number)s per cent") % {"number": f"{self['percent'].normalize():f}"}
        text = _("%(fee)s of %(base)s") % {"fee": text, "base": self["base"]} if self.get("base") else text
        return _("%(fee)s per %(unit)s") % {"fee": text, "unit": self["per"]} if self.get("per") else text

    @property
    def is_in_the_note(self) -> bool:
        """Whether the note is all that is said of the fee."""
        return self.get("kind") == VARIES

    def _varies(self) -> str:
        return _("See the note")

    @property
    def limits(self) -> str:
        """Minimum and maximum in words, '' when there are none."""
        words = []
        if self.get("minimum") is not None:
            words.append(_("at least %(amount)s baht") % {"amount": baht(self["minimum"])})
        if self.get("maximum") is not None:
            words.append(_("at most %(amount)s baht") % {"amount": baht(self["maximum"])})
        return ", ".join(words)


class FeeBlock(blocks.StructBlock):
    """A fee: a fixed amount, an amount per unit, or a percentage of something stated."""

    item = blocks.CharBlock(max_length=300, default="", label=gettext_lazy("Fee for"))
    kind = blocks.ChoiceBlock(choices=KINDS, default=AMOUNT, label=gettext_lazy("Kind"))
    amount = blocks.DecimalBlock(
        required=False, min_value=0, max_digits=12, decimal_places=2, label=gettext_lazy("Baht")
    )
    percent = blocks.DecimalBlock(
        required=False, min_value=0, max_value=100, max_digits=6, decimal_places=3, label=gettext_lazy("Per cent")
    )
    base = blocks.CharBlock(required=False, default="", max_length=200, label=gettext_lazy("Percentage of"))
    minimum = blocks.DecimalBlock(
        required=False, min_value=0, max_digits=12, decimal_places=2, label=gettext_lazy("At least (baht)")
    )
    maximum = blocks.DecimalBlock(
        required=False, min_value=0, max_digits=12, decimal_places=2, label=gettext_lazy("At most (baht)")
    )
    per = blocks.CharBlock(
        required=False,
        default="",
        max_length=60,
        label=gettext_lazy("Per"),
        help_text=gettext_lazy("The unit the amount is charged for, such as copy, vehicle or page."),
    )
    note = blocks.TextBlock(required=False, default="", rows=2, label=gettext_lazy("Condition or note"))

    class Meta:
        icon = "tag"
        label = gettext_lazy("Fee")
        value_class = FeeValue
        template = "components/fee_preview.html"
        preview_value = {
            "item": "ค่าธรรมเนียมการออกบัตรใหม่",
            "kind": AMOUNT,
            "amount": Decimal(100),
            "percent": None,
            "base": "",
            "minimum": None,
            "maximum": None,
            "per": "",
            "note": "",
        }
        description = gettext_lazy("What the citizen pays. One fee per row.")

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["kind"] == AMOUNT and cleaned.get("amount") is None:
            errors["amount"] = ValidationError(_("Enter the amount in baht, or choose another kind."))
        if cleaned["kind"] == PERCENT and cleaned.get("percent") is None:
            errors["percent"] = ValidationError(_("Enter the percentage, or choose another kind."))
        if cleaned["kind"] == VARIES and not cleaned.get("note"):
            errors["note"] = ValidationError(_("Explain in the note what the fee depends on."))
        if None not in (cleaned.get("minimum"), cleaned.get("maximum")) and cleaned["minimum"] > cleaned["maximum"]:
            errors["maximum"] = ValidationError(_("The maximum must not be less than the minimum."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class FeeRowsBlock(RowsStreamBlock):
    fee = FeeBlock()

    class Meta:
        required = False
