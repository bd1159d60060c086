"""Readers' words on what has no page of its own: figures, results, the lists below the page of the standard."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.feedback.models import PageFeedback
from home.feedback.subjects import BELOW_THE_STANDARD, CENTRE, OF_SERVICES, key_of, route_of, subject_of
from portal import tree
from portal.operations.anonymous_forms import FIELD
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CODE = "id-card-lost"
NAMES = [*CENTRE, *BELOW_THE_STANDARD, *(f"{route}/{CODE}" for route in OF_SERVICES)]
ASKED = re.compile(r'<p class="useful">.*?</p>', re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("prefix", ["/en", ""], ids=["English", "Thai"])
def test_each_route_asks_for_a_word_on_itself_and_keeps_it(client, site, fresh, name, prefix):
    key = key_of(name)
    form = f"{prefix}/feedback/page/{key}/"
    address = re.search(r'class="lead"><a href="([^"]+)"', client.get(form).content.decode())[1]
    asked = ASKED.findall(client.get(address).content.decode())
    assert len(asked) == 1
    assert f'href="{form}?useful=yes"' in asked[0]
    response = client.post(form, {FIELD: fresh(form), "useful": "no", "words": "ไม่มีตัวเลขของปีก่อน"})
    assert response.status_code == 200
    assert f'href="{address}"' in response.content.decode()
    assert PageFeedback.objects.get().translation_key == key


def test_every_route_has_a_key_of_its_own():
    assert len({key_of(name) for name in NAMES}) == len(NAMES)


def test_the_key_of_a_route_stays_the_same_since_it_is_stored():
    assert str(key_of("home_statistics")) == "bd9d2bfb-df48-5890-8644-3b0df6a74188"


def test_a_case_about_a_route_names_it(client, site, send):
    key = key_of("home_statistics")
    assert "สถิติการใช้บริการ" in client.get(f"/feedback/?page={key}").content.decode()


def test_a_service_that_is_not_public_has_no_route(client, site, monkeypatch):
    name = f"home_survey_results/{CODE}"
    assert route_of(name)
    monkeypatch.setattr("home.feedback.subjects.services", dict)
    assert route_of(name) is None
    assert client.get(f"/feedback/page/{key_of(name)}/").status_code == 404


def test_without_a_page_of_the_standard_its_parts_have_no_route(site):
    assert route_of("standard/plans")
    site.standard.unpublish()
    assert route_of("standard/plans") is None


@pytest.mark.parametrize("key", ["", "x", str(uuid4())], ids=["empty", "no key", "unknown"])
def test_what_is_no_key_leads_nowhere(site, key):
    assert subject_of(key) is None


@pytest.mark.parametrize("name", ["", "/", CODE, f"home_statistics/{CODE}", "home_survey_results/", "login"])
def test_what_is_no_route_leads_nowhere(site, name):
    assert route_of(name) is None


def test_the_console_names_routes_with_their_addresses(client, site, head):
    for number, name in enumerate(("home_statistics", f"home_survey_results/{CODE}", "standard/plans")):
        PageFeedback.objects.create(translation_key=key_of(name), language="th", useful=False, form=f"{number}")
    client.force_login(head)
    text = client.get("/admin/standard/feedback/").content.decode()
    for address in ("/standard/statistics/", f"/survey/{CODE}/results/", "/standard/plans/"):
        assert f'href="{address}"' in text
    assert "สถิติการใช้บริการ" in client.get("/admin/standard/feedback/pages.csv").content.decode()


def test_words_on_routes_are_not_for_editors_of_other_pages(client, site):
    PageFeedback.objects.create(
        translation_key=key_of("home_statistics"), language="th", useful=False, words="ช้า", form="1"
    )
    client.force_login(UserFactory(groups=["Editors: district-office"]))
    assert "ช้า" not in client.get("/admin/standard/feedback/pages.csv").content.decode()


def test_routes_are_known_from_memory(site, monkeypatch):
    monkeypatch.setattr(tree._memory, "request_tree", tree.snapshot(), raising=False)
    subject_of(key_of("home_statistics"))
    with CaptureQueriesContext(connection) as asked:
        assert subject_of(key_of(f"home_survey_results/{CODE}"))
        assert subject_of(key_of("standard/plans"))
    assert not asked.captured_queries


class TestWays:
    @pytest.mark.parametrize("address", ["/", "/en/", "/standard/", "/no-such-page/"])
    def test_every_page_leads_to_suggestions_and_complaints_in_its_footer(self, client, site, address):
        foot = client.get(address).content.decode().partition("<footer")[2]
        assert f'href="{"/en" if address == "/en/" else ""}/feedback/"' in foot

    @pytest.mark.parametrize("address", ["/feedback/", "/en/feedback/track/", f"/feedback/page/{key_of(NAMES[0])}/"])
    def test_the_pages_of_feedback_say_where_they_are(self, client, site, address):
        trail = client.get(address).content.decode().partition('class="breadcrumbs"')[2].partition("</nav>")[0]
        assert f'href="{"/en/" if address.startswith("/en") else "/"}"' in trail
        assert ("/feedback/" in trail) == ("track" in address)
