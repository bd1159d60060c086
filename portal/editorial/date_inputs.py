"""Wagtail's calendars for days and moments, which leave alone what is typed.

When its field is left, the calendar reads it in one way of writing, 2026-10-01, and puts today in place of all others.
"""

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

AS_TYPED = {"validateOnBlur": False}


class EraDateInput(AdminDateInput):
    def get_config(self):
        return {**super().get_config(), **AS_TYPED}


class EraDateTimeInput(AdminDateTimeInput):
    def get_config(self):
        return {**super().get_config(), **AS_TYPED}
