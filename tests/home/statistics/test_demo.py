"""The sample counts: the same for the same day, with zeros, gaps, and services that nobody uses."""

import io

import pytest

from home.models import ServiceMonth, TypicalTime
from home.statistics import demo, use
from home.statistics.choosing import last_month
from portal.services import Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch):
    """Thirty services with their counts."""
    both = {"th": "ก", "en": "a"}
    made = {
        f"service-{n}": Service(f"service-{n}", both, both, "complete", "dopa", both, (), 15.0 if n % 2 else None)
        for n in range(30)
    }
    for module in (demo, use):
        monkeypatch.setattr(module, "services", lambda: made)
    demo.build(io.StringIO())
    return made


def rows():
    return list(
        ServiceMonth.objects.order_by("service_code", "month", "channel").values_list(
            "service_code", "month", "channel", "users"
        )
    )


def test_they_reach_from_two_fiscal_years_ago_to_the_last_month(built):
    months = {row[1] for row in rows()}
    assert max(months) == last_month()
    assert 24 <= len(months) <= 36


def test_making_them_again_changes_nothing(built):
    before = rows()
    demo.build(io.StringIO())
    assert rows() == before


def test_two_services_have_no_users_and_some_months_no_data(built):
    found = use.up_to(use.month_end(last_month()))
    assert len(found.unused) == demo.NEVER_USED
    assert not found.unknown
    assert 0 < found.service_months < 30 * 12


def test_a_typical_time_is_known_where_one_is_promised(built):
    assert TypicalTime.objects.count() == 30
    assert {row.service_code for row in TypicalTime.objects.all()} == {
        code for code, s in built.items() if s.promised_minutes
    }
