"""The form in which editors write a page."""

from itertools import groupby

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet

from portal.editorial.guarded_choices import CarefulPageForm
from portal.editorial.missing import COMMENTS, missing_before_publication
from portal.editorial.requirements import Missing
from portal.editorial.reserved_addresses import refuse_reserved_below

PUBLISHING_ACTIONS = ("action-publish", "action-submit", "action-restart-workflow")


class PageForm(CarefulPageForm):
    """Saves a draft whatever is missing; refuses to publish, submit or approve an incomplete page, at its fields.

    Browsers end lines by CR LF: taken as it comes, it would make every text of several lines a changed one.
    """

    def __init__(self, data=None, *args, **kwargs):
        if data is not None:
            data = data.copy()
            for name in data:
                data.setlist(name, [text.replace("\r\n", "\n") for text in data.getlist(name)])
        super().__init__(data, *args, **kwargs)

    def defer_required_fields(self):
        """A row of an inline panel that was added and holds nothing yet is no row of a draft."""
        super().defer_required_fields()
        for formset in self._related_rows():
            for form in formset.forms:
                if _is_blank(form):
                    self.data[form.add_prefix(DELETION_FIELD_NAME)] = "on"

    def _related_rows(self) -> list[BaseChildFormSet]:
        return [formset for name, formset in self.formsets.items() if name != COMMENTS]

    def clean(self):
        cleaned = super().clean()
        slug = cleaned.get("slug")
        if slug and not self.instance.path:  # one that has its place checks itself
            try:
                refuse_reserved_below(slug, self.parent_page)
            except ValidationError as error:
                self.add_error(None if "slug" not in self.fields else "slug", error.messages)
        checked = cleaned.get("last_checked")
        if checked and checked > timezone.localdate():
            self.add_error("last_checked", _("This day is still to come. Enter today or an earlier day."))
        return cleaned

    @property
    def is_for_publication(self) -> bool:
        """Whether the button that was pressed leads to readers; a moderator may always ask for changes."""
        if self.is_deferred_validation or not self.is_bound:
            return False
        approves = "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"
        return approves or any(name in self.data for name in PUBLISHING_ACTIONS)

    def is_valid(self):
        is_valid = super().is_valid()
        if self.is_for_publication:
            self._take_in_related_rows()
            return self._tell(missing_before_publication(self.instance)) and is_valid
        return is_valid

    def _take_in_related_rows(self) -> None:
        """Put the rows of inline panels on the page in memory, as saving would."""
        for formset in self._related_rows():
            if formset.is_valid():
                formset.save(commit=False)

    def _tell(self, missing: list[Missing]) -> bool:
        """Whether nothing is missing; a field that has an error of its own already is left with it."""
        for field, items in groupby(missing, key=lambda item: item.field):
            message = " ".join(item.message for item in items)
            if field not in self.fields:
                self.add_error(None, message)
            elif field not in self.errors:
                self.add_error(field, message)
        return not missing


def _is_blank(form: BaseForm) -> bool:
    about_the_row = {"id", DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
    return not any(form[name].data for name in form.fields if name not in about_the_row)
