import io

import pytest
from django.urls import reverse

from search import demo
from search.editors.models import BestBet, QueryLog, SynonymGroup
from search.editors.personal import looks_personal
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(site, monkeypatch):
    monkeypatch.setattr(demo, "DAYS", 20)
    demo.build(io.StringIO())


def test_every_report_shows_something(client, built):
    client.force_login(UserFactory(is_superuser=True))
    for name in ("search_without_result", "search_without_click", "search_wanted"):
        assert client.get(reverse(name)).context["object_list"], name


def test_the_sample_words_keep_the_rules_of_their_forms_and_tell_of_nobody(built):
    assert SynonymGroup.objects.count() > 3
    assert [row.query for row in QueryLog.objects.all() if looks_personal(row.query)] == []


def test_built_again_it_adds_nothing(built):
    before = [model.objects.count() for model in (SynonymGroup, BestBet, QueryLog)]
    demo.build(io.StringIO())
    assert [model.objects.count() for model in (SynonymGroup, BestBet, QueryLog)] == before
