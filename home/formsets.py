"""What the rows of a location must not be together: overlapping hours, the same thing twice. Told at the row."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel

from home.opening import overlap


class RowsFormSet(BaseChildFormSet):
    """Compares each row with those before it; ``refuse`` says which field is wrong, and why."""

    def clean(self):
        super().clean()
        rows = [form for form in self.forms if self._is_kept(form)]
        for number, form in enumerate(rows):
            for earlier in rows[:number]:
                if not form.errors and (fault := self.refuse(form.instance, earlier.instance)):
                    form.add_error(*fault)

    def _is_kept(self, form) -> bool:
        is_filled = form.has_changed() or form.instance.pk
        return bool(is_filled) and not form.errors and not self._should_delete_form(form)

    def refuse(self, row: Any, earlier: Any) -> tuple[str, str] | None:
        """The field of ``row`` that cannot stand beside ``earlier``, and a sentence; None when they go together."""
        return None


class HoursFormSet(RowsFormSet):
    def refuse(self, row, earlier):
        if row.weekday == earlier.weekday and overlap((row.opens, row.closes), (earlier.opens, earlier.closes)):
            return "opens", _("These hours overlap with %(hours)s.") % {"hours": earlier}
        return None


class ExceptionsFormSet(RowsFormSet):
    def refuse(self, row, earlier):
        if row.starts > earlier.last_day or earlier.starts > row.last_day:
            return None
        if row.span and earlier.span and not overlap(row.span, earlier.span):
            return None
        return "starts", _("Another exception of the same day overlaps with this one: %(reason)s.") % {
            "reason": earlier.name
        }


def once(field: str) -> type[RowsFormSet]:
    """Rows of which no two have the same value in ``field``."""

    class OnceFormSet(RowsFormSet):
        def refuse(self, row, earlier):
            if getattr(row, field) == getattr(earlier, field):
                return field, _("“%(row)s” appears twice. Keep one.") % {"row": earlier}
            return None

    return OnceFormSet


class CheckedInlinePanel(InlinePanel):
    """An inline panel whose rows are checked together by ``formset``."""

    def __init__(self, *args, formset: Callable, **kwargs):
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "formset": self.formset}

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options
