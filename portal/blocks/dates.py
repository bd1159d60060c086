from django.utils.functional import cached_property
from wagtail import blocks

from portal.bilingual.dates import EraDateField
from portal.editorial.date_inputs import EraDateInput


class EraDateBlock(blocks.DateBlock):
    """A day, typed in the Buddhist or the common era, in Thai or Arabic digits."""

    @cached_property
    def field(self):
        return EraDateField(widget=EraDateInput(format=self.format), **self.field_options)
