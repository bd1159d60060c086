"""While an agency is not published its services are nowhere; they come back with it, as they were."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from portal.bilingual.translations import translate_page
from portal.tree import snapshot
from service_pages.exports import records
from service_pages.models import ServicePage, ServiceTopic
from tests.factories import AgencyPageFactory, ServicePageFactory, TopicFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db
TITLE, ENGLISH_TITLE = "การจดทะเบียนสิทธิและนิติกรรม", "Registration of rights"


@pytest.fixture
def agency(site):
    return AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")


@pytest.fixture
def service(site, agency):
    topic = ServiceTopic(topic=site.topic)
    service = ServicePageFactory(parent=agency, title=TITLE, code="land-rights", service_topics=[topic])
    translate_page(service, {"title": ENGLISH_TITLE, "summary": "Ask for a registration."})
    site.home.popular = [("code", "land-rights")]
    site.home.save_revision().publish()
    return service


def in_the_admin(agency, client):
    client.force_login(UserFactory(is_superuser=True))
    assert client.post(f"/admin/pages/{agency.pk}/unpublish/").status_code == 302
    client.logout()


def by_code(agency, client):
    agency.unpublish()


def saved_as_not_live(agency, client):
    agency.live = False
    agency.save()


def by_its_expiry(agency, client):
    revision = agency.save_revision()
    agency.expire_at = timezone.now() - timezone.timedelta(minutes=1)
    agency.save()
    revision.delete()
    call_command("publish_scheduled")


WAYS = [in_the_admin, by_code, saved_as_not_live, by_its_expiry]


def fresh(page: Page) -> Page:
    return page.specific_class.objects.get(pk=page.pk)


def seen_at(client, agency) -> set[str]:
    """The addresses that name the service, of all that could."""
    addresses = [
        "/", "/services/", "/services/?agency=land", "/services/topics/lost/", "/search/?q=นิติกรรม", "/sitemap.xml",
        "/search/?q=registration", "/search.json?q=land-rights", "/services/land/", "/services/land/land-rights/",
        "/s/land-rights", "/nothing/land-rights/",
    ]  # fmt: skip
    english = [
        f"/en{address}" for address in addresses if address not in {"/sitemap.xml", "/search.json?q=land-rights"}
    ]
    found = set()
    for address in addresses + english:
        response = client.get(address)
        text = response.content.decode() + response.get("Location", "")
        named = TITLE in text or ENGLISH_TITLE in text
        # A page that is not found repeats the address it was asked for.
        if named or (response.status_code != 404 and "/land/land-rights/" in text):
            found.add(address)
    return found


def test_a_published_service_is_in_many_places(client, agency, service):
    assert len(seen_at(client, agency)) >= 14


@pytest.mark.parametrize("go_down", WAYS)
class TestWhileItsAgencyIsDown:
    @pytest.fixture(autouse=True)
    def _down(self, agency, service, client, go_down):
        go_down(agency, client)

    def test_the_service_is_nowhere_in_either_language(self, client, agency):
        assert seen_at(client, agency) == set()

    def test_no_list_made_by_code_has_it(self, service):
        for page in (service, english_of(service)):
            assert page.live
            assert not ServicePage.objects.live().public().filter(pk=page.pk).exists()
        assert not [node for node in snapshot().nodes if node.slug == "land-rights"]
        assert "land-rights" not in [record["code"] for record in records()]

    def test_it_comes_back_with_its_agency(self, client, agency, service):
        before = fresh(service).live_revision_id
        fresh(agency).save_revision().publish()
        assert len(seen_at(client, agency)) >= 14
        assert fresh(service).live_revision_id == before


def test_what_was_a_draft_stays_one(client, agency, service):
    draft = ServicePageFactory(parent=agency, title="ร่างบริการ", code="land-draft", live=False)
    agency.unpublish()
    fresh(agency).save_revision().publish()
    assert client.get("/services/land/land-draft/").status_code == 404
    assert not fresh(draft).live


def test_a_service_published_meanwhile_waits_for_its_agency(client, agency, service):
    agency.unpublish()
    service = fresh(service)
    service.summary = "ข้อความใหม่"
    service.save_revision().publish()
    assert seen_at(client, agency) == set()
    fresh(agency).save_revision().publish()
    assert "ข้อความใหม่" in client.get("/services/land/land-rights/").content.decode()


def test_an_english_agency_that_is_down_by_itself_hides_english_services_only(client, agency, service):
    translate_page(agency, {"title": "Department of Lands"})
    english_of(agency).unpublish()
    assert {address for address in seen_at(client, agency) if address.startswith("/en/")} == set()
    assert "/services/" in seen_at(client, agency)


def test_the_editor_is_told_what_unpublishing_and_publishing_hide(client, agency, service):
    client.force_login(UserFactory(is_superuser=True))
    response = client.post(f"/admin/pages/{agency.pk}/unpublish/", follow=True)
    assert len(response.context["messages"]) == 2


def test_topics_count_no_hidden_service(client, agency, service):
    agency.unpublish()
    TopicFactory(code="other", name_th="อื่น", name_en="Other")
    assert "(1)" not in client.get("/services/topics/other/").content.decode()
