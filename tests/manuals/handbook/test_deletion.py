"""Who deletes a section is told which others refer to it."""

import pytest
from django.urls import reverse

from manuals.handbook.deletion import warning_before_deletion
from manuals.models import HandbookPage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, handbook):
    user = UserFactory(groups=["Handbook editors"])
    client.force_login(user)
    return user


def deletion(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def test_the_screen_names_the_sections_that_refer_to_it(client, handbook, editor):
    html = client.get(deletion(handbook.queue)).content.decode()
    assert f"H-003 {handbook.lost_card.title} → H-002" in html


def test_nothing_is_said_of_a_section_that_none_refers_to(client, handbook, editor):
    assert "→" not in client.get(deletion(handbook.lost_card)).content.decode()


def test_sections_below_go_too_and_what_goes_is_not_named(handbook):
    told = warning_before_deletion([handbook.opening])
    assert f"H-003 {handbook.lost_card.title} → H-002" in told
    assert handbook.queue.title not in told


def test_of_a_deletion_in_bulk_it_is_told_as_well(client, handbook, editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    answer = client.post(f"{address}?id={handbook.queue.pk}&next=/admin/", follow=True)
    assert not HandbookPage.objects.filter(pk=handbook.queue.pk).exists()
    assert "H-003" in answer.content.decode()
