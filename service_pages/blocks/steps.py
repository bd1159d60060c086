from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.blocks import FactBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.rows import RowValue
from service_pages.blocks.choices import GROUPS
from service_pages.durations import DAY, HOUR, MINUTE, MONTH, UNITS, WEEK, WORKING_DAY, YEAR, Duration

# A hundred years, roughly, in each unit.
LONGEST = {
    MINUTE: 52_560_000, HOUR: 876_000, DAY: 36_500, WORKING_DAY: 36_500, WEEK: 5_200, MONTH: 1_200, YEAR: 100,
}  # fmt: skip
NUMBER_AND_UNIT = gettext_lazy("Enter both a number and a unit, or leave both empty if no time is stated.")
AS_WRITTEN_HELP = gettext_lazy("The words of the manual or order, exactly, where they say more than the number.")
UNIT_HELP = gettext_lazy(
    "Choose working days only where the manual or the law counts them: weekends and public holidays are left out."
)


def check_time(block: RowBlock, value, number: str) -> None:
    """A number needs a unit, a unit a number, and no stated time is nothing. Raises on the field at fault."""
    stated, unit = value.get(number), value.get("unit")
    no_time = _("A time of 0 is no time. Leave it empty if no time is stated.") if stated == 0 else ""
    if stated and unit and stated > LONGEST[unit]:
        no_time = _("This is more than a hundred years. Check the number and the unit.")
    block.refuse(
        unit=str(NUMBER_AND_UNIT) if stated is not None and not unit else "",
        **{number: str(NUMBER_AND_UNIT) if stated is None and unit else no_time},
    )


class TimeValue(RowValue):
    """A row that states a time in ``value`` and ``unit``."""

    number = "value"

    @property
    def span(self) -> Duration | None:
        """The stated time; None when it is not stated."""
        value, unit = self.get(self.number), self.get("unit")
        return Duration.of(value, unit) if value is not None and unit else None


class StepValue(TimeValue):
    number = "duration"

    def is_of(self, way: str) -> bool:
        """Whether the step belongs to the way with this letter; a step without a letter belongs to all."""
        return self.get("way") in (way, "", None)


class StepBlock(RowBlock):
    """One step of a service, with its time and the unit that does it."""

    title = blocks.CharBlock(
        max_length=200, default="", label=gettext_lazy("Step"), help_text=gettext_lazy("What happens, in a few words.")
    )
    detail = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=gettext_lazy("Detail"),
        help_text=gettext_lazy(
            "Who does what, in a sentence or two, such as: staff check the papers and give you a receipt. Papers and fees have rows of their own."
        ),
    )
    duration = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        label=gettext_lazy("Time"),
        help_text=gettext_lazy("Leave empty if no time is stated."),
    )
    unit = TextChoiceBlock(
        choices=UNITS,
        required=False,
        label=gettext_lazy("Unit"),
        help_text=UNIT_HELP,
    )
    as_written = FactBlock(
        required=False, default="", max_length=200, label=gettext_lazy("Time as written"), help_text=AS_WRITTEN_HELP
    )
    responsible = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=gettext_lazy("Responsible unit"),
        help_text=gettext_lazy(
            "The section or office that does the step, by the name on its sign, such as: civil registration section."
        ),
    )
    way = TextChoiceBlock(
        choices=GROUPS,
        required=False,
        label=gettext_lazy("Way"),
        help_text=gettext_lazy("Only where the service can be had in several ways, such as with a booking online."),
    )

    class Meta:
        icon = "list-ol"
        label = gettext_lazy("Step")
        value_class = StepValue
        template = "components/step_preview.html"
        preview_value = {
            "title": "ยื่นคำขอและตรวจสอบหลักฐาน",
            "detail": "เจ้าหน้าที่ตรวจสอบความครบถ้วนของเอกสาร",
            "duration": 10,
            "unit": "minute",
            "as_written": "",
            "responsible": "งานทะเบียนและบัตร",
            "way": "",
        }
        description = gettext_lazy("What the citizen does or what happens to the case, and how long it takes.")

    def clean(self, value):
        cleaned = super().clean(value)
        check_time(self, cleaned, "duration")
        return cleaned


class StepRowsBlock(RowsStreamBlock):
    step = StepBlock()

    class Meta:
        required = False


class TotalBlock(RowBlock):
    """A way to have the service, and its total time where the manual states one that its steps do not add up to."""

    name = blocks.CharBlock(
        max_length=200, default="", label=gettext_lazy("Way"), help_text=gettext_lazy("Such as: with a booking online.")
    )
    way = TextChoiceBlock(
        choices=GROUPS,
        required=False,
        label=gettext_lazy("Letter"),
        help_text=gettext_lazy("The letter of its steps. Steps without a letter belong to every way."),
    )
    value = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        label=gettext_lazy("Total time, if other than the sum"),
        help_text=gettext_lazy("Leave empty: the total is computed from the steps. A total of its own needs a reason."),
    )
    unit = TextChoiceBlock(
        choices=UNITS,
        required=False,
        label=gettext_lazy("Unit"),
        help_text=UNIT_HELP,
    )
    reason = blocks.CharBlock(
        required=False,
        default="",
        max_length=300,
        label=gettext_lazy("Why it is not the sum of the steps"),
        help_text=gettext_lazy(
            "A reason that citizens understand, such as: the papers have been checked online beforehand."
        ),
    )
    as_written = FactBlock(
        required=False, default="", max_length=200, label=gettext_lazy("Time as written"), help_text=AS_WRITTEN_HELP
    )

    class Meta:
        icon = "time"
        label = gettext_lazy("Total time")
        value_class = TimeValue
        preview_value = {
            "name": "กรณีจองคิวออนไลน์",
            "way": "A",
            "value": 60,
            "unit": "minute",
            "reason": "ตรวจเอกสารล่วงหน้าแล้ว",
            "as_written": "",
        }
        description = gettext_lazy(
            "A way to have the service, where there are several, or a total that is not the sum."
        )

    def clean(self, value):
        cleaned = super().clean(value)
        check_time(self, cleaned, "value")
        return cleaned


class TotalRowsBlock(RowsStreamBlock):
    none = None
    total = TotalBlock()

    class Meta:
        required = False

    def faults_between(self, rows: list) -> dict[int, dict[str, str]]:
        """A letter stands for one way."""
        letters = [row.get("way") or "" for row in rows]
        message = _("The letter %(letter)s stands for another way already. Choose another.")
        return {
            number: {"way": message % {"letter": letter}}
            for number, letter in enumerate(letters)
            if letter and letter in letters[:number]
        }
