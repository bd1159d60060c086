"""Dates in the editors' forms."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from portal.bilingual.dates import EraDateField, EraDateTimeField
from portal.editorial.date_inputs import EraDateInput, EraDateTimeInput


def understand_both_eras() -> None:
    """Every day and every moment that an editor types may be Buddhist or common era, in Thai or Arabic digits."""
    register_form_field_override(models.DateField, override={"form_class": EraDateField, "widget": EraDateInput})
    register_form_field_override(
        models.DateTimeField, override={"form_class": EraDateTimeField, "widget": EraDateTimeInput}
    )
