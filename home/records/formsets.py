"""Rows of a record, checked as parts of it."""

from django.utils.translation import gettext as _

from home.formsets import RowsFormSet


class RowsWithinFormSet(RowsFormSet):
    """Tells at each row what does not fit the record around it."""

    def clean(self):
        super().clean()
        for form in self.forms:
            if self._is_kept(form):
                for name, sentence in form.instance.faults_within(self.instance).items():
                    form.add_error(name, sentence)


class AttendancesFormSet(RowsWithinFormSet):
    def refuse(self, row, earlier):
        if row.identity and row.identity == earlier.identity:
            return ("person" if row.person_id else "name"), _("“%(name)s” stands here twice. Keep one.") % {"name": row}
        return None
