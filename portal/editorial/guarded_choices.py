"""What an editor may link to: a form takes no page, picture or document that its editor may not see."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.models import CollectionMember, Page

from portal.editorial.guarded_titles import may_name

Choice = tuple[type[Model], str]


class CarefulPageForm(WagtailAdminPageForm):
    """The form of a page. What was chosen before stays, whoever chose it; what is new must be visible.

    Also keeps the day on which a page goes down for those who may take it down.
    """

    def clean(self):
        cleaned = super().clean()
        if self.for_user is not None and not self.for_user.is_superuser:
            self._refuse_choices()
            self._refuse_expiry()
        return cleaned

    def _refuse_choices(self) -> None:
        for name in self.fields:
            if name in self.cleaned_data and self._has_hidden(self, name):
                self.add_error(name, self._sentence())
        for formset in self.formsets.values():
            rows = [form for form in formset.forms if formset.is_bound and form.is_valid()]
            if any(self._has_hidden(form, name) for form in rows for name in form.fields):
                self.add_error(None, self._sentence())

    def _has_hidden(self, form, name: str) -> bool:
        if name not in form.changed_data or name not in {field.name for field in form._meta.model._meta.fields}:
            return False
        field = form._meta.model._meta.get_field(name)
        before = set(_choices(field, form.initial.get(name)))
        new = set(_choices(field, form.cleaned_data.get(name))) - before
        things = (model._default_manager.filter(pk=pk).first() for model, pk in new)
        return not all(may_name(self.for_user, thing) for thing in things if thing is not None)

    def _refuse_expiry(self) -> None:
        if "expire_at" not in self.changed_data or self.instance.pk is None:
            return
        if self.instance.permissions_for_user(self.for_user).is_given_here:
            self.add_error("expire_at", _("Only an administrator may take this page down, also by a date."))

    @staticmethod
    def _sentence() -> str:
        return _("A page or file was chosen that you may not see. Choose another.")


def _choices(field, value) -> Iterator[Choice]:
    """Model and id of each page and file that ``value`` of a model's field leads to."""
    if value is None:
        return
    if field.is_relation:
        model = field.related_model
        found = [(model, str(value.pk if isinstance(value, Model) else value))]
    elif hasattr(field, "extract_references"):
        found = [(model, str(pk)) for model, pk, *_path in field.extract_references(value)]
    else:
        return
    for model, pk in found:
        if issubclass(model, Page | CollectionMember) and pk.isascii() and pk.isdigit():
            yield model, pk
