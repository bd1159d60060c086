"""What manuals show on the page of a service."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import announced, in_force
from manuals.editions.in_force import record_ahead as since_when
from manuals.models import CitizenManualPage
from manuals.web.covered import manual_of_service
from manuals.web.files import files_of
from portal import slots
from portal.bilingual.language import ENGLISH
from service_pages.models import ServicePage


def edition_in_force(page) -> dict | None:
    """The edition in force of the service's own manual: its page, its PDFs, and the QR code of the service's address."""
    manual = manual_of_service(page.code, page.language) if page.node else None
    edition = in_force(manual.translation_key, timezone.localdate()) if manual else None
    if manual is None or edition is None:
        return None
    prefix = "/en" if page.language == ENGLISH else ""
    files = files_of(manual.translation_key, edition)
    return {"manual": manual, "edition": edition, "files": files, "picture": f"{prefix}/s/{page.code}/qr.svg"}


def other_words(page) -> dict | None:
    """Since when the record says something else than the edition in force; the edition that is announced."""
    manual = manual_of_service(page.code, page.language) if page.node else None
    if manual is None:
        return None
    present, coming = in_force(manual.translation_key), announced(manual.translation_key)
    since = since_when(manual.translation_key, page.translation_key, present.number) if present else None
    return {"manual": manual, "since": since, "coming": coming} if since or coming else None


def manual_asked_for(page) -> dict | None:
    """The manual in force of a service that was asked for by its name."""
    manual = manual_of_service(page.code, page.language) if isinstance(page, ServicePage) else None
    return {"manual": manual} if manual and in_force(manual.translation_key, timezone.localdate()) else None


def way_of_editors(page) -> dict | None:
    """For the editors of a service and of a manual; which way an account has, the template asks."""
    return {} if page.pk and isinstance(page, ServicePage | CitizenManualPage) else None


def register() -> None:
    template = "manuals/slots"
    slots.register("editor.before_form", template=f"{template}/editor.html", context=way_of_editors, queries=0)
    slots.register(
        "service.before_feedback",
        template=f"{template}/edition.html",
        context=edition_in_force,
        queries=0,
        entry=("manual", _("Citizen manual")),
    )
    slots.register("search.direct", template=f"{template}/direct.html", context=manual_asked_for, queries=0)
    slots.register("service.after_facts", template=f"{template}/record_ahead.html", context=other_words, queries=0)
