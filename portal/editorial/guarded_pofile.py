"""Translations from a PO file: all of them or none, and a sentence for a file that is none."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.views.edit_translation import upload_pofile

# What polib and wagtail-localize meet in a file that is a table of something else, or of nothing.
_UNREADABLE = (KeyError, IndexError, ValueError, TypeError, AttributeError)


@require_admin_access
def guarded_pofile(request, translation_id: int):
    """wagtail-localize's view; it asks who may edit."""
    if request.method == "POST" and "file" not in request.FILES:
        return _refused(request, _("Choose the PO file first."))
    try:
        with transaction.atomic():
            return upload_pofile(request, translation_id)
    except _UNREADABLE:
        return _refused(
            request, _("The file is no PO file of this translation. Download the file here, fill it in, and upload it.")
        )


def _refused(request, sentence: str):
    messages.error(request, sentence)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
