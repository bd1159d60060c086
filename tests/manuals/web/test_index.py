"""The list of manuals: those in force, by agency, at the same cost for many as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.bilingual.aliases import ensure_alias
from tests.factories import AgencyPageFactory, CitizenManualPageFactory, ServicePageFactory
from tests.manuals.stored import days, edition_of, withdraw
from tests.manuals.web.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def manual_of(site, service, **facts):
    page = CitizenManualPageFactory(
        parent=site.manual_index, title=service.title, slug=service.code, services=[("service", service.code)], **facts
    )
    ensure_alias(page)
    return page


def test_shows_what_is_in_force_today_and_nothing_else(client, site):
    ahead = manual_of(site, site.untranslated)
    edition_of(ahead, 1, days(5))
    assert "/manuals/id-card-lost/" not in text_of(client, "/manuals/")
    withdrawn = edition_of(site.manual, 1, days(-5))
    text = text_of(client, "/manuals/")
    assert 'href="/manuals/id-card-lost/"' in text
    assert 'href="/manuals/id-card-lost/editions/1/manual.pdf"' in text
    assert "/manuals/house-move/" not in text
    withdraw(withdrawn)
    assert 'href="/manuals/id-card-lost/"' not in text_of(client, "/manuals/")


def test_is_narrowed_by_agency_and_groups_by_it(client, site):
    land = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
    transfer = ServicePageFactory(parent=land, code="land-transfer", title="การโอนที่ดิน")
    for service in (site.untranslated, transfer):
        edition_of(manual_of(site, service), 1, days(-1))
    both = CitizenManualPageFactory(
        parent=site.manual_index, title="รวมเล่ม", slug="both",
        services=[("service", "land-transfer"), ("service", "house-move")],
    )  # fmt: skip
    edition_of(both, 1, days(-1))
    text = text_of(client, "/manuals/")
    assert text.index("รวมเล่ม") < text.index("การแจ้งย้ายที่อยู่") < text.index("การโอนที่ดิน")
    narrowed = text_of(client, "/manuals/?agency=land")
    assert "การโอนที่ดิน" in narrowed
    assert "รวมเล่ม" in narrowed
    assert "การแจ้งย้ายที่อยู่" not in narrowed


def test_an_agency_without_manuals_is_not_found_with_those_that_have_some(client, site):
    edition_of(site.manual, 1, days(-1))
    assert "?agency=dopa" in text_of(client, "/manuals/?agency=nobody", 404)


def test_a_private_manual_is_not_listed(client, site):
    from wagtail.models import PageViewRestriction

    edition_of(site.manual, 1, days(-1))
    PageViewRestriction.objects.create(page=site.manual, restriction_type="login")
    for prefix in ("", "/en"):
        assert "id-card-lost" not in text_of(client, f"{prefix}/manuals/")


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_thirty_manuals_cost_as_many_queries_as_one(client, site):
    edition_of(site.manual, 1, days(-1))
    before = len(queries(client, "/manuals/"))
    for number in range(29):
        service = ServicePageFactory(parent=site.agency, code=f"s-{number}", title=f"บริการที่ {number}")
        edition_of(manual_of(site, service), 1, days(-1))
    assert 'rel="next"' in text_of(client, "/manuals/")
    assert len(queries(client, "/manuals/")) == before <= 3
