"""What a page costs: at most ten queries, none twice, the same for many services as for few, in both languages."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.checks import own_page_models
from portal.models import HeldText, MissingText
from tests.factories import SampleSite, ServicePageFactory, english_of, step_row

pytestmark = pytest.mark.django_db
MOST = 10
LISTS = ["/services/topics/lost/", "/services/?mode=complete&agency=dopa", "/search/?q=บัตร", "/nothing-here/"]
LISTS += ["/services/list/", "/services/list/?s=id-card-lost&s=house-move&case=proxy"]
LISTS += ["/standard/statistics/", "/standard/statistics/id-card-lost/"]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code in {200, 404}
    return [
        query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]


def addresses(site: SampleSite):
    return [*site.addresses, *LISTS, *(f"/en{address}" for address in LISTS)]


def assert_within_budget(client, address):
    found = queries(client, address)
    assert len(found) <= MOST, "\n".join([address, *found])
    repeated = [sql for sql, count in Counter(found).items() if count > 1]
    assert repeated == [], address
    shapes = Counter(re.sub(r"= \d+|'[^']*'|IN \([\d, ]+\)", "?", sql) for sql in found)
    assert [sql for sql, count in shapes.items() if count > 1] == [], address
    return len(found)


def test_every_page_type_is_in_the_sample(site):
    public = {model for model in own_page_models() if not model.private_by_type}
    assert {type(page) for page in site.pages} == public


def test_every_page_type_keeps_to_its_budget_in_both_languages(client, site):
    for address in addresses(site):
        assert_within_budget(client, address)


def test_out_of_date_and_missing_translations_cost_no_query(client, site):
    page = english_of(site.translated)
    address = page.get_url()
    current = assert_within_budget(client, address)
    row = page.steps[0]
    for path in ("summary", "title", f"steps.{row.id}.title"):
        HeldText.objects.create(page=page, path=path, source_text="ข้อความใหม่", since=timezone.now())
    MissingText.objects.create(page=page, path=f"steps.{row.id}.detail", since=timezone.now())
    from portal import tree

    tree.changed()
    text = client.get(address).content.decode()
    assert "ข้อความใหม่" in text
    assert assert_within_budget(client, address) == current


def test_sixty_services_cost_as_many_queries_as_two(client, site):
    before = {address: len(queries(client, address)) for address in addresses(site)}
    for number in range(58):
        page = ServicePageFactory.build(
            code=f"service-{number}", slug=f"service-{number}", title=f"บริการที่ {number}", locale=site.home.locale
        )
        site.agency.add_child(instance=page)
        page.create_alias(
            parent=english_of(site.agency), update_locale=english_of(site.agency).locale, reset_translation_key=False
        )
    after = {address: len(queries(client, address)) for address in addresses(site)}
    assert after == before


def test_the_rows_of_a_service_cost_nothing(client, site):
    address = site.translated.get_url()
    before = len(queries(client, address))
    site.translated.steps = [step_row(title=f"ขั้นที่ {number}") for number in range(40)]
    site.translated.save_revision().publish()
    assert len(queries(client, address)) == before


def test_a_slot_costs_no_more_than_its_filler_has_said(site, rf):
    from portal import slots

    request = rf.get("/")
    for name in sorted(slots.NAMES):
        page = {"home": site.home, "site": site.home, "centre": site.centre}.get(name.split(".")[0], site.translated)
        slots.render(name, page, request)
        with CaptureQueriesContext(connection) as captured:
            slots.render(name, page, request)
        own = [query for query in captured if "portal_generation" not in query["sql"]]
        assert len(own) <= slots.budget(name), name


def test_a_slot_that_does_not_exist_is_refused_with_those_that_do():
    from portal import slots

    with pytest.raises(KeyError, match=r"There is no slot 'home.nothing'. Slots: .*home.popular"):
        slots.register("home.nothing", template="x.html", context=lambda page: {}, queries=0)


def test_what_fills_a_slot_is_in_the_contents_of_the_page_where_it_shows_something(site, monkeypatch):
    from portal import slots
    from portal.templatetags.portal_tags import contents_with_slot

    filler = slots.Filler("nothing.html", lambda page: {} if page == site.translated else None, 0, ("it", "It"))
    monkeypatch.setitem(slots._fillers, "service.before_feedback", [filler, slots.Filler("x.html", lambda page: {}, 0)])
    entries = contents_with_slot(site.translated, "service.before_feedback")
    assert entries[-2] == ("it", "It")
    assert entries[:-2] + entries[-1:] == site.translated.contents
    assert contents_with_slot(site.untranslated, "service.before_feedback") == site.untranslated.contents


def test_a_slot_with_nothing_to_show_renders_nothing(rf, thai_home, monkeypatch):
    from portal import slots

    monkeypatch.setitem(slots._fillers, "centre.services", [slots.Filler("nothing.html", lambda page: None, 0)])
    assert slots.render("centre.services", thai_home, rf.get("/")) == ""
