import pytest
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from portal.bilingual.translations import translate_page
from service_pages.models import AgencyPage, ServiceIndexPage, ServicePage, ServiceTopic
from tests.factories import LEGAL_FIELDS, TopicFactory


@pytest.fixture
def agency(thai_home):
    """An agency below the services, in Thai and as English aliases."""
    index = add(thai_home, ServiceIndexPage(title="บริการ", slug="services"))
    return add(index, AgencyPage(title="กรมการปกครอง", slug="dopa"))


def add(parent: Page, page: Page) -> Page:
    """``page`` below ``parent``, published from a revision as an editor publishes; with a summary, as it must have."""
    page.summary = page.summary or "คำอธิบายสั้นของหน้า"
    page.locale = parent.locale
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def service(agency: AgencyPage, number_of_steps: int = 1, **facts) -> ServicePage:
    rows = [
        ("step", {"title": f"ขั้นที่ {n}", "detail": "", "duration": 5, "unit": "minute", "responsible": ""})
        for n in range(number_of_steps)
    ]
    none = [("none", None)]
    facts = LEGAL_FIELDS | {"documents": none, "fees": none, "steps": rows} | facts
    page = ServicePage(title="ทำบัตร", slug="card", code="card", summary="ทำบัตรใหม่", **facts)
    page.service_topics = [ServiceTopic(topic=TopicFactory())]
    return add(agency, page)


@pytest.fixture
def card(agency):
    """A published service with one step, an alias in English."""
    return service(agency)


@pytest.fixture
def translated(card):
    """The service with its title, summary and step in English, both published."""
    translate_page(card, {"title": "ID card", "summary": "A new card", "ขั้นที่ 0": "Step"})
    return fresh(card)


def fresh(page: Page) -> Page:
    return page.specific_class.objects.get(pk=page.pk)


def english(page: Page) -> Page:
    return page.specific_class.objects.get(
        translation_key=page.translation_key, locale=Locale.objects.get(language_code="en")
    )


def publish(page: Page, **changes) -> Page:
    """Publish ``page`` with other field values, as from the editor."""
    page = fresh(page)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def step(page: Page, **changes) -> list:
    """The steps of ``page`` with the first one changed, its block id kept."""
    steps = page.steps
    for name, value in changes.items():
        steps[0].value[name] = value
    return steps


def paragraph(*texts: str) -> RichText:
    return RichText("".join(f"<p>{text}</p>" for text in texts))
