from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm

from portal.editorial.reserved_addresses import refuse_reserved_below


class PageCopyForm(CopyForm):
    """Tells at its field that an address is the portal's own."""

    def clean(self):
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if slug := cleaned.get("new_slug"):
            try:
                refuse_reserved_below(slug, parent)
            except ValidationError as error:
                self.add_error("new_slug", error.messages)
        return cleaned
