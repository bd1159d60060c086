"""The form of a record: it takes no file and no page that its editor may not see."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from portal.editorial.guarded_titles import may_name


class RecordForm(WagtailAdminModelForm):
    class Media:
        css = {"all": ["home/records/records.css"]}

    def clean(self):
        cleaned = super().clean()
        file, key = cleaned.get("file"), cleaned.get("page_key")
        if "file" in self.changed_data and file:
            self._refuse_hidden("file", [file])
        if "page_key" in self.changed_data and key:
            self._refuse_hidden("page_key", Page.objects.filter(translation_key=key))
        return cleaned

    def _refuse_hidden(self, name, things) -> None:
        """Of a page and its translation, one that may be seen is enough."""
        if self.for_user and not any(may_name(self.for_user, thing) for thing in things):
            self.add_error(name, _("A page or file was chosen that you may not see. Choose another."))
