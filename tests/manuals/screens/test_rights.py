"""Who may see a manual's screens, and who may issue: the publishers of the one agency of all its services."""

import pytest
from django.urls import reverse

from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from portal.bilingual.aliases import ensure_alias
from tests.factories import AgencyPageFactory, CitizenManualPageFactory, ServicePageFactory, UserFactory, english_of
from tests.manuals.stored import days, edition_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SEEING, CHANGING = ("one",), ("issue", "words", "withdraw")
WHO = {
    "Publishers dopa": (True, True),
    "Editors dopa": (True, False),
    "Publishers land": (False, False),
    ADMINISTRATORS: (True, True),
    TRANSLATORS: (False, False),
    HEADS: (False, False),
    STAFF: (False, False),
}


@pytest.fixture
def land(site):
    return AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")


def address(name, manual):
    return reverse(f"manuals_{name}", args=[manual.pk, 1] if name == "withdraw" else [manual.pk])


def answers(client, group, manual, names):
    client.force_login(UserFactory(groups=[group]))
    return [client.get(address(name, manual)).status_code == 200 for name in names]


@pytest.mark.parametrize("group", WHO)
def test_each_may_do_what_the_table_says(client, site, land, group):
    edition_of(site.manual, 1, days(-5))
    sees, changes = WHO[group]
    for manual in (site.manual, english_of(site.manual)):
        assert answers(client, group, manual, SEEING) == [sees]
        assert answers(client, group, manual, CHANGING) == [changes] * 3


@pytest.mark.parametrize("group", WHO)
def test_a_booklet_of_several_agencies_is_for_administrators(client, site, land, group):
    ServicePageFactory(parent=land, code="land-transfer", title="การโอนที่ดิน")
    booklet = CitizenManualPageFactory(
        parent=site.manual_index, slug="both", services=[("service", "id-card-lost"), ("service", "land-transfer")]
    )
    ensure_alias(booklet)
    edition_of(booklet, 1, days(-5))
    may = group == ADMINISTRATORS
    assert answers(client, group, booklet, SEEING + CHANGING) == [may] * 4


def test_who_publishes_for_both_agencies_issues_no_booklet_of_both(client, site, land):
    ServicePageFactory(parent=land, code="land-transfer", title="การโอนที่ดิน")
    booklet = CitizenManualPageFactory(
        parent=site.manual_index, slug="both", services=[("service", "id-card-lost"), ("service", "land-transfer")]
    )
    client.force_login(UserFactory(groups=["Publishers dopa", "Publishers land"]))
    assert client.get(address("one", booklet)).status_code == 302


def test_an_editor_makes_no_manual(client, site):
    client.force_login(UserFactory(groups=["Editors dopa"]))
    for method in (client.get, client.post):
        assert method(reverse("manuals_make", args=[site.untranslated.pk])).status_code == 302
    assert not type(site.manual).objects.filter(slug="house-move").exists()


def test_what_one_may_only_see_is_not_changed_by_posting(client, site):
    edition_of(site.manual, 1, days(-5))
    client.force_login(UserFactory(groups=["Editors dopa"]))
    for name in CHANGING:
        client.post(address(name, site.manual), {"purpose_th": "x", "reason_th": "x"})
    manual = type(site.manual).objects.get(pk=site.manual.pk)
    assert manual.purpose == site.manual.purpose
    from manuals.models import Withdrawal

    assert not Withdrawal.objects.exists()


def test_the_list_names_no_manual_of_others(client, site, land):
    client.force_login(UserFactory(groups=["Publishers land"]))
    text = client.get(reverse("manuals_list")).content.decode()
    assert site.manual.title not in text
