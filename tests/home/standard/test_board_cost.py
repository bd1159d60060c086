"""What the board costs over the whole demonstration, and what each measure says it costs at most."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.standard.catalogue import main
from home.standard.judging import board
from portal.accounts import HEADS
from portal.evidence import Asked, measures
from portal.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration_of_the_run")]
MOST = 60


def own(queries) -> int:
    """Without the generation, which a request reads once."""
    return sum("portal_generation" not in query["sql"] for query in queries)


def test_the_board_asks_at_most_sixty_queries(client):
    client.force_login(User.objects.filter(groups__name=HEADS).first())
    client.get("/admin/standard/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get("/admin/standard/").status_code == 200
    assert len(asked.captured_queries) <= MOST


def test_every_measure_keeps_to_its_queries():
    over = []
    today = timezone.localdate()
    for demand in (demand for criterion in main().criteria.values() for demand in criterion.demands):
        measure = measures()[demand.measure]
        measure.find(Asked(today, demand.options))
        with CaptureQueriesContext(connection) as asked:
            measure.find(Asked(today, demand.options))
        if own(asked.captured_queries) > measure.queries:
            over.append(f"{measure.key}: {own(asked.captured_queries)} of {measure.queries}")
    assert over == []


def test_the_demonstration_has_a_live_measure_for_each_criterion_and_all_four_states():
    shown = board(main(), timezone.localdate())
    assert len(shown.standings) == 24
    assert all(standing.judged for standing in shown.standings.values())
    assert [state for state, number in shown.counts if not number] == []
