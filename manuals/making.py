"""Manuals made by code: the list they lie in, and the manual of a service in one step, in both languages."""

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from home.models import HomePage
from home.site import create_site
from manuals.models import CitizenManualPage, ManualIndexPage
from manuals.web.covered import codes_of, key_of_service
from portal.bilingual.counterparts import counterparts
from portal.bilingual.language import THAI
from portal.bilingual.translations import translate_page
from service_pages.models import ServicePage

INDEX_SLUG = "manuals"
INDEX_TITLES = ("คู่มือสำหรับประชาชน", "Citizen manuals")
INDEX_SUMMARIES = (
    "คู่มือสำหรับประชาชนของทุกงานบริการ ฉบับที่ใช้บังคับอยู่ ฉบับก่อนหน้า และไฟล์สำหรับพิมพ์",
    "The citizen manuals of all services: the edition in force, earlier ones, and files to print.",
)


def ensure_index(home: HomePage | None = None) -> ManualIndexPage:
    """The Thai list of manuals; made, with its English page, and the site too, where it is missing."""
    if index := thai_index():
        return index
    home = home or create_site()[0]
    index = ManualIndexPage(
        title=INDEX_TITLES[0],
        slug=INDEX_SLUG,
        summary=INDEX_SUMMARIES[0],
        locale=home.locale,
        show_in_menus=True,
        live=False,
    )
    home.add_child(instance=index)
    index.save_revision().publish()
    index = ManualIndexPage.objects.get(pk=index.pk)
    translate_page(index, {"title": INDEX_TITLES[1], "summary": INDEX_SUMMARIES[1]})
    return index


def thai_index() -> ManualIndexPage | None:
    return ManualIndexPage.objects.filter(locale__language_code=THAI, alias_of=None).first()


def manual_of(service: ServicePage) -> CitizenManualPage | None:
    """The Thai page of the manual of this service alone (manuals/web/covered.py); where it has none, an unpublished one."""
    if not service.code:
        return None
    thai = CitizenManualPage.objects.filter(locale__language_code=THAI)
    if key := key_of_service(service.code):
        return thai.filter(translation_key=key).first()
    return next((manual for manual in naming(service.code).filter(live=False, locale=service.locale_id)
                 if subject_of(manual) == (service.code,)), None)  # fmt: skip


def naming(code: str):
    """The manuals, in both languages, that name this service."""
    return CitizenManualPage.objects.alias(rows=Cast("services", TextField())).filter(rows__contains=f'"{code}"')


def subject_of(manual: CitizenManualPage) -> tuple[str, ...]:
    """The codes of the services that a manual, also an unpublished one, is of: see manuals/web/covered.py."""
    return codes_of(manual.translation_key) or tuple(manual.service_codes)


@transaction.atomic
def make_manual(service: ServicePage, user=None, english: dict[str, str] | None = None, **words) -> CitizenManualPage:
    """The published manual of a Thai service, its code as its address; the one that is there stays as it is.

    Its words are the service's name and summary, in English where the service is translated; ``words`` (purpose, goals,
    introduction) and ``english`` (by field) say more. Raises PublicationRefused, a ValidationError, for a service that
    is not published.
    """
    if found := manual_of(service):
        return found
    manual = CitizenManualPage(
        **{"title": service.title, "purpose": service.summary, **words},
        slug=service.code,
        services=[("service", service.code)],
        locale=service.locale,
        live=False,
    )
    ensure_index().add_child(instance=manual)
    publish(manual, user, english_words(service) | (english or {}))
    return CitizenManualPage.objects.get(pk=manual.pk)


def publish(manual: CitizenManualPage, user, english: dict[str, str]) -> None:
    """Publish the Thai page with English words by field, for ``user``, whose right is not one on the page
    (manuals/screens/scope.py asks for it). Raises PublicationRefused.
    """
    manual.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    if english:
        translate_page(CitizenManualPage.objects.get(pk=manual.pk), english)


def english_words(service: ServicePage) -> dict[str, str]:
    """Name and summary of a service in English, by field of its manual; {} while it is not translated."""
    page = counterparts(service).filter(alias_of=None).first()
    return {"title": page.title, "purpose": page.specific.summary} if page else {}
