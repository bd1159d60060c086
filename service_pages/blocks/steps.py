from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.blocks import RowsStreamBlock
from service_pages.durations import UNITS, Duration


class StepValue(blocks.StructValue):
    @property
    def span(self) -> Duration | None:
        """The stated time; None when it is not stated."""
        value, unit = self.get("duration"), self.get("unit")
        return Duration.of(value, unit) if value is not None and unit else None


class StepBlock(blocks.StructBlock):
    """One step of a service, with its time and the unit that does it."""

    title = blocks.CharBlock(
        max_length=200, default="", label=gettext_lazy("Step"), help_text=gettext_lazy("What happens, in a few words.")
    )
    detail = blocks.TextBlock(required=False, default="", rows=2, label=gettext_lazy("Detail"))
    duration = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        label=gettext_lazy("Time"),
        help_text=gettext_lazy("Leave empty if no time is stated."),
    )
    unit = blocks.ChoiceBlock(choices=UNITS, required=False, label=gettext_lazy("Unit"))
    responsible = blocks.CharBlock(required=False, default="", max_length=200, label=gettext_lazy("Responsible unit"))

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
            "responsible": "งานทะเบียนและบัตร",
        }
        description = gettext_lazy("What the citizen does or what happens to the case, and how long it takes.")

    def clean(self, value):
        cleaned = super().clean(value)
        if (cleaned.get("duration") is None) != (not cleaned.get("unit")):
            message = _("Enter both a number and a unit, or leave both empty if no time is stated.")
            empty = "duration" if cleaned.get("duration") is None else "unit"
            raise blocks.StructBlockValidationError(block_errors={empty: ValidationError(message)})
        return cleaned


class StepRowsBlock(RowsStreamBlock):
    step = StepBlock()

    class Meta:
        required = False
