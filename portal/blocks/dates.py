from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.widgets import AdminDateInput

from portal.bilingual.dates import EraDateField


class EraDateBlock(blocks.DateBlock):
    """A day, typed in the Buddhist or the common era, in Thai or Arabic digits."""

    @cached_property
    def field(self):
        return EraDateField(widget=AdminDateInput(format=self.format), **self.field_options)
