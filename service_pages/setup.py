"""The pages that services need above them."""

from home.models import HomePage
from home.site import create_site
from portal.bilingual.language import THAI
from portal.bilingual.translations import translate_page
from service_pages.models import AgencyPage, ServiceIndexPage

INDEX_SLUG = "services"
INDEX_TITLES = ("บริการทั้งหมด", "All services")
INDEX_SUMMARIES = (
    "งานบริการของทุกหน่วยงานในศูนย์ ดูเอกสารที่ต้องใช้ ขั้นตอน ระยะเวลา และค่าธรรมเนียม",
    "The services of all agencies at the centre: papers to bring, steps, time and fees.",
)

# What an agency says of itself until somebody writes more: true, and complete enough to be published.
AGENCY_SUMMARIES = ("งานบริการของ%(agency)sที่ศูนย์บริการร่วม", "Services of %(agency)s at the joint service centre.")


def ensure_index(home: HomePage | None = None) -> ServiceIndexPage:
    """The Thai service list; made, with its English page, and the site too, where it is missing."""
    index = ServiceIndexPage.objects.filter(locale__language_code=THAI, alias_of=None).first()
    if index:
        return index
    home = home or create_site()[0]
    index = ServiceIndexPage(
        title=INDEX_TITLES[0],
        slug=INDEX_SLUG,
        summary=INDEX_SUMMARIES[0],
        locale=home.locale,
        show_in_menus=True,
        live=False,
    )
    home.add_child(instance=index)
    index.save_revision().publish()
    index = ServiceIndexPage.objects.get(pk=index.pk)
    index.move(home, pos="first-child")  # what people come for stands first in the menu
    index.refresh_from_db()
    translate_page(index, {"title": INDEX_TITLES[1], "summary": INDEX_SUMMARIES[1]})
    return index


def make_agency(index: ServiceIndexPage, code: str, title: str, title_en: str = "", user=None, **facts) -> AgencyPage:
    """A published agency below the service list; with English words it has an English page from the start.

    ``facts``: further fields of AgencyPage in Thai; ``<field>_en`` gives the English of a field.
    """
    facts = {"summary": AGENCY_SUMMARIES[0] % {"agency": title}} | facts
    if title_en:
        facts.setdefault("summary_en", AGENCY_SUMMARIES[1] % {"agency": title_en})
    english = {"title": title_en} | {key[:-3]: facts.pop(key) for key in list(facts) if key.endswith("_en")}
    agency = AgencyPage(title=title, slug=code, locale=index.locale, live=False, **facts)
    index.add_child(instance=agency)
    agency.save_revision(user=user).publish(user=user)
    agency = AgencyPage.objects.get(pk=agency.pk)
    translate_page(agency, english, user)
    return agency
