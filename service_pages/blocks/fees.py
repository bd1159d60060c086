from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.blocks import FactBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock, TextMultipleChoiceBlock
from portal.blocks.rows import RowValue
from service_pages.blocks.choices import AMOUNT_DECIMALS, CASES, GROUPS, LARGEST_AMOUNT_DIGITS, people
from service_pages.blocks.steps import AS_WRITTEN_HELP

AMOUNT, RANGE, PERCENT, VARIES = "amount", "range", "percent", "varies"
KINDS = [
    (AMOUNT, gettext_lazy("Amount in baht")),
    (RANGE, gettext_lazy("Between two amounts")),
    (PERCENT, gettext_lazy("Percentage")),
    (VARIES, gettext_lazy("No fixed amount")),
]
ALWAYS, CONDITIONAL, OPTIONAL, DEPOSIT = "always", "conditional", "optional", "deposit"
APPLIES = [
    (ALWAYS, pgettext_lazy("who pays a fee", "Everybody pays it")),
    (CONDITIONAL, pgettext_lazy("who pays a fee", "Only in the case told in the note")),
    (OPTIONAL, pgettext_lazy("who pays a fee", "Only if you ask for it")),
    (DEPOSIT, pgettext_lazy("who pays a fee", "A deposit that is given back")),
]
ONE_OF, HIGHER_OF = "one_of", "higher_of"
RULES = [(ONE_OF, gettext_lazy("one of them is paid")), (HIGHER_OF, gettext_lazy("the higher one is paid"))]


def baht(amount: Decimal) -> str:
    """A number of baht without its unit: 1,000 or 0.50; whole baht without decimals."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def amount_block(label, **options) -> blocks.DecimalBlock:
    """Baht, to the satang."""
    return blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=LARGEST_AMOUNT_DIGITS,
        decimal_places=AMOUNT_DECIMALS,
        label=label,
        **options,
    )


class FeeValue(RowValue):
    @property
    def is_stated(self) -> bool:
        """Whether the numbers of its kind are there; a draft may lack them."""
        needed = {AMOUNT: ("amount",), RANGE: ("amount", "amount_to"), PERCENT: ("percent",)}
        return all(self.get(name) is not None for name in needed.get(self.get("kind"), ()))

    @property
    def is_certain(self) -> bool:
        """Whether everybody pays it, once, and the same amount: such fees add up."""
        is_alone = self.get("applies") in (ALWAYS, None, "") and not self.get("group") and not self.get("cases")
        return self.get("kind") == AMOUNT and is_alone and not self.get("per") and self.is_stated

    @property
    def figure(self) -> str:
        """The fee in words of the active language: "20 baht a copy", "2 % of the appraised value"; '' when not stated."""
        if not self.is_stated:
            return ""
        written = {AMOUNT: self._amount, RANGE: self._range, PERCENT: self._percent}
        return written.get(self.get("kind"), self._varies)()

    def _amount(self) -> str:
        if not self["amount"]:
            return _("Free")
        return self._each(_("%(amount)s baht") % {"amount": baht(self["amount"])})

    def _range(self) -> str:
        values = {"least": baht(self["amount"]), "most": baht(self["amount_to"])}
        return self._each(_("%(least)s to %(most)s baht") % values)

    def _percent(self) -> str:
        text = _("%(number)s per cent") % {"number": f"{self['percent'].normalize():f}"}
        return self._each(_("%(fee)s of %(base)s") % {"fee": text, "base": self["base"]} if self.get("base") else text)

    def _each(self, fee: str) -> str:
        return _("%(fee)s per %(unit)s") % {"fee": fee, "unit": self["per"]} if self.get("per") else fee

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

    @property
    def paid_by(self) -> str:
        """Who pays it, as a phrase; '' where that does not depend on who applies."""
        whom = people(self.get("cases"))
        return _("Paid by %(people)s") % {"people": whom} if whom else ""

    @property
    def group_rule(self) -> str:
        """Its group and what of that is paid, as a sentence; '' where it belongs to none."""
        if not self.get("group"):
            return ""
        if self.get("rule") == HIGHER_OF:
            return _("Group %(letter)s: only the higher fee of this group is paid.") % {"letter": self["group"]}
        return _("Group %(letter)s: only one fee of this group is paid.") % {"letter": self["group"]}

    @property
    def who_pays(self) -> str:
        """In words, '' where everybody does."""
        return "" if self.get("applies") in (ALWAYS, None, "") else str(dict(APPLIES)[self["applies"]])


class FeeBlock(RowBlock):
    """A fee: a fixed amount, a range, an amount per unit, or a percentage of something stated."""

    item = blocks.CharBlock(
        max_length=300,
        default="",
        label=gettext_lazy("Fee for"),
        help_text=gettext_lazy("What the payment is for, such as: a new card in place of a lost one."),
    )
    kind = TextChoiceBlock(
        choices=KINDS,
        default=AMOUNT,
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy("Choose “No fixed amount” only if the note can tell what the fee depends on."),
    )
    amount = amount_block(
        gettext_lazy("Baht"),
        help_text=gettext_lazy("Only the number, such as 100; 0 means free. For “Between two amounts”, the lower one."),
    )
    amount_to = amount_block(gettext_lazy("to (baht)"), help_text=gettext_lazy("Only for “between two amounts”."))
    percent = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_value=100,
        max_digits=6,
        decimal_places=3,
        label=gettext_lazy("Per cent"),
        help_text=gettext_lazy("Only the number, such as 2 or 0.5. For the kind “Percentage”."),
    )
    base = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=gettext_lazy("Percentage of"),
        help_text=gettext_lazy("What the percentage is taken of, such as: the appraised value of the land."),
    )
    minimum = amount_block(
        gettext_lazy("At least (baht)"),
        help_text=gettext_lazy(
            "The least that is paid, even if the calculation gives less. Leave empty if there is no such limit."
        ),
    )
    maximum = amount_block(
        gettext_lazy("At most (baht)"),
        help_text=gettext_lazy(
            "The most that is paid, even if the calculation gives more. Leave empty if there is no such limit."
        ),
    )
    per = blocks.CharBlock(
        required=False,
        default="",
        max_length=60,
        label=gettext_lazy("Per"),
        help_text=gettext_lazy("The unit the amount is charged for, such as copy, vehicle or page."),
    )
    applies = TextChoiceBlock(
        choices=APPLIES,
        default=ALWAYS,
        label=gettext_lazy("Who pays it"),
        help_text=gettext_lazy(
            "Fixed amounts that everybody pays are added up for the reader. Choose another line for all that depends on a case."
        ),
    )
    cases = TextMultipleChoiceBlock(
        choices=CASES,
        required=False,
        label=gettext_lazy("Paid by"),
        help_text=gettext_lazy("If none is ticked, the fee does not depend on who applies."),
    )
    group = TextChoiceBlock(
        choices=GROUPS,
        required=False,
        label=gettext_lazy("Group of fees"),
        help_text=gettext_lazy("Fees with the same letter exclude each other, such as the lines of a schedule."),
    )
    rule = TextChoiceBlock(
        choices=RULES,
        required=False,
        label=gettext_lazy("In the group"),
        help_text=gettext_lazy("Which fee of the group is paid. Choose the same in every row of the group."),
    )
    note = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=gettext_lazy("Condition or note"),
        help_text=gettext_lazy("When it is paid or what it depends on, such as: only if the card is lost."),
    )
    as_written = FactBlock(
        required=False, default="", max_length=300, label=gettext_lazy("Fee as written"), help_text=AS_WRITTEN_HELP
    )

    class Meta:
        icon = "tag"
        label = gettext_lazy("Fee")
        value_class = FeeValue
        template = "components/fee_preview.html"
        preview_value = {
            "item": "ค่าธรรมเนียมการออกบัตรใหม่",
            "kind": AMOUNT,
            "amount": Decimal(100),
            "amount_to": None,
            "percent": None,
            "base": "",
            "minimum": None,
            "maximum": None,
            "per": "",
            "applies": ALWAYS,
            "cases": [],
            "group": "",
            "rule": "",
            "note": "",
            "as_written": "",
        }
        description = gettext_lazy("What the citizen pays. One fee per row.")

    def clean(self, value):
        cleaned = super().clean(value)
        kind, amount, top = cleaned["kind"], cleaned.get("amount"), cleaned.get("amount_to")
        self.refuse(
            amount=_("Enter the amount in baht, or choose another kind.")
            if kind in (AMOUNT, RANGE) and amount is None
            else "",
            amount_to=_amount_to_problem(kind, amount, top),
            percent=_percent_problem(kind, cleaned.get("percent")),
            base=_("Say what the percentage is taken of, such as the appraised value.")
            if kind == PERCENT and not cleaned.get("base")
            else "",
            note=_note_problem(cleaned),
            maximum=_("The maximum must not be less than the minimum.")
            if None not in (cleaned.get("minimum"), cleaned.get("maximum")) and cleaned["minimum"] > cleaned["maximum"]
            else "",
            group=_("Choose a letter for the group too.") if cleaned.get("rule") and not cleaned.get("group") else "",
        )
        return cleaned


def _amount_to_problem(kind: str, amount: Decimal | None, top: Decimal | None) -> str:
    if kind == RANGE and top is None:
        return _("Enter the upper amount in baht, or choose another kind.")
    if kind == RANGE and amount is not None and top is not None and top <= amount:
        return _("The upper amount must be higher than the lower one.")
    return _("An upper amount is only for “between two amounts”.") if kind != RANGE and top is not None else ""


def _percent_problem(kind: str, percent: Decimal | None) -> str:
    if kind != PERCENT:
        return "" if percent is None else _("A percentage is only for the kind “percentage”.")
    if percent is None:
        return _("Enter the percentage, or choose another kind.")
    return "" if percent else _("A percentage of 0 is no fee. Enter the amount 0, or the row “None”.")


def _note_problem(cleaned) -> str:
    if cleaned.get("note"):
        return ""
    if cleaned["kind"] == VARIES:
        return _("Explain in the note what the fee depends on.")
    if cleaned["applies"] == CONDITIONAL and not cleaned.get("cases"):
        return _("Explain in the note in which case the fee is paid, or tick who pays it.")
    return ""


class FeeRowsBlock(RowsStreamBlock):
    fee = FeeBlock()

    class Meta:
        required = False
