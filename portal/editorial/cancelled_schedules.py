"""Mail to the people of a page whose scheduled publication was refused, in both languages."""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.models import Page, Revision

from portal.bilingual.language import ENGLISH, THAI
from portal.editorial.missing import missing_before_publication
from portal.editorial.refused import PublicationRefused

logger = logging.getLogger(__name__)

SUBJECT = "“%(page)s” ไม่ได้เผยแพร่ตามกำหนดเวลา / was not published as scheduled"
_SUBJECT_TITLE_LENGTH = 60


def tell(revision: Revision, error: ValidationError) -> None:
    """Mail the owner of the page and the last editor; a mail server that is away is logged and holds up nobody."""
    addresses = _addresses(revision)
    if not addresses:
        logger.warning("Nobody can be told that the schedule of “%s” was cancelled: no address.", revision.object_str)
        return
    title = " ".join(revision.object_str.split())
    facts = {
        "page": title,
        "thai": _reasons(revision, error, THAI),
        "english": _reasons(revision, error, ENGLISH),
        "address": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[revision.object_id]),
    }
    try:
        send_mail(SUBJECT % {"page": title[:_SUBJECT_TITLE_LENGTH]}, _body(facts), addresses)
    except OSError:
        logger.exception("Nobody could be told that the schedule of “%s” was cancelled", title)


def _body(facts: dict) -> str:
    return render_to_string("portal/mail/schedule_cancelled.txt", facts)


def _addresses(revision: Revision) -> list[str]:
    page = revision.content_object
    people = (revision.user, page.owner if isinstance(page, Page) else None)
    addresses = (person.email for person in people if person and person.is_active and person.email)
    return list(dict.fromkeys(addresses))


def _reasons(revision: Revision, error: ValidationError, language: str) -> list[str]:
    """In ``language`` where it is about something missing; another refusal is a sentence already."""
    if isinstance(error, PublicationRefused) and error.missing:
        with override(language):
            return [item.message for item in missing_before_publication(revision.as_object())]
    return error.messages
