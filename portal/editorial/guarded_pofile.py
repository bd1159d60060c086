"""Translations from a PO file: all of them or none, and a sentence for a file that is none."""

import logging
from tempfile import NamedTemporaryFile

import polib
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import upload_pofile

from portal.operations.bodies import is_storable

logger = logging.getLogger(__name__)

# What polib meets in a file that is a table of something else, or of nothing.
_UNREADABLE = (OSError, LookupError, ValueError, TypeError, AttributeError)


@require_admin_access
def guarded_pofile(request, translation_id: int):
    """wagtail-localize's view; it asks who may edit. It gets a file that it can read, of this translation."""
    if request.method == "POST":
        if "file" not in request.FILES:
            return _refused(request, _("Choose the PO file first."))
        translation = Translation.objects.filter(pk=translation_id).first()
        if translation and (fault := _fault(request.FILES["file"], translation)):
            logger.warning("PO file for translation %s refused: %s", translation.uuid, fault)
            return _refused(
                request,
                _("The file is no PO file of this translation. Download the file here, fill it in, and upload it."),
            )
    with transaction.atomic():
        return upload_pofile(request, translation_id)


def _fault(upload, translation: Translation) -> str:
    """Why ``upload`` is no PO file of ``translation``, for the log; '' when it is one. It can be read again afterwards."""
    content = upload.read()
    upload.seek(0)
    try:
        table = _read(content)
    except _UNREADABLE as error:
        return f"cannot be read ({type(error).__name__})"
    if table.metadata.get("X-WagtailLocalize-TranslationID") != str(translation.uuid):
        return "belongs to another translation or to none"
    texts = (text for entry in table for text in (entry.msgid, entry.msgctxt or "", entry.msgstr))
    return "" if all(map(is_storable, texts)) else "holds text that cannot be stored"


def _read(content: bytes) -> polib.POFile:
    """By way of a file: polib takes a text for the name of one if there is such a file."""
    with NamedTemporaryFile(suffix=".po") as file:
        file.write(content)
        file.flush()
        return polib.pofile(file.name)


def _refused(request, sentence: str):
    messages.error(request, sentence)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
