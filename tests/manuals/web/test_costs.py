"""What a reader of a manual costs the database: the page, the generation, the edition."""

import pytest

from manuals.editions.data import freeze
from manuals.editions.in_force import editions_of
from manuals.web import changes, remembered
from tests.factories import CitizenManualPageFactory
from tests.manuals.stored import days, edition_of, with_fee
from tests.manuals.web.test_index import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.mark.parametrize(
    ("tail", "most"),
    [
        ("", 3),
        ("?on=2569-11-01", 3),
        ("editions/", 3),
        ("editions/1/", 3),
        ("editions/3/", 3),
        ("compare/", 3),
        ("editions/2/manual.pdf", 3),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_address_of_a_manual_costs_more_than_its_edition(client, site, tail, most, prefix):
    data = freeze(site.manual)
    for number in (1, 2):
        edition_of(site.manual, number, days(-100 + number), with_fee(data, number * 10))
    edition_of(site.manual, 3, days(10), with_fee(data, 30))
    found = queries(client, f"{prefix}/manuals/id-card-lost/{tail}")
    assert len(found) <= most, "\n".join(found)


def test_a_booklet_costs_what_a_manual_costs(client, site):
    page = CitizenManualPageFactory(
        parent=site.manual_index, slug="centre", title="รวมเล่ม",
        services=[("service", "id-card-lost"), ("service", "house-move")],
    )  # fmt: skip
    edition_of(page, 1, days(-1))
    edition_of(page, 2, days(1))
    for tail in ("", "services/house-move/", "services/house-move/?on=2569-11-22"):
        assert len(queries(client, f"/manuals/centre/{tail}")) <= 3


def test_the_data_of_an_announced_edition_are_not_read(client, site):
    data = freeze(site.manual)
    edition_of(site.manual, 1, days(-1), data)
    edition_of(site.manual, 2, days(1), with_fee(data, 30))
    facts = editions_of(site.manual.translation_key)
    found = changes.read(site.manual.translation_key, facts[0], facts[1:], "th")
    assert found[1].data == data
    assert found[2].shown_data is None
    assert "data" in found[2].get_deferred_fields()
    assert changes.read(site.manual.translation_key, None, facts[1:], "th")[2].changes


def test_what_an_edition_said_is_read_once(client, site):
    edition_of(site.manual, 1, days(-1))
    (facts,) = editions_of(site.manual.translation_key)
    assert not remembered.is_remembered(site.manual.translation_key, facts, "th")
    client.get("/manuals/id-card-lost/")
    assert remembered.is_remembered(site.manual.translation_key, facts, "th")
    assert not any('"data"' in query for query in queries(client, "/manuals/id-card-lost/"))


def test_no_more_documents_are_remembered_than_fit(site, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    data = freeze(site.manual)
    for number in (1, 2, 3):
        edition_of(site.manual, number, days(-100 + number), data)
    facts = editions_of(site.manual.translation_key)
    made = [remembered.presented(site.manual.translation_key, one, "th", lambda: data) for one in facts]
    kept = [remembered.is_remembered(site.manual.translation_key, one, "th") for one in facts]
    assert kept == [False, True, True]
    assert remembered.presented(site.manual.translation_key, facts[2], "th", dict) is made[2]


def test_the_page_of_a_service_pays_nothing_for_its_manual(client, site):
    address = site.translated.get_url()
    before = len(queries(client, address))
    edition_of(site.manual, 1, days(-1))
    assert "/manuals/id-card-lost/" in client.get(address).content.decode()
    assert len(queries(client, address)) == before
