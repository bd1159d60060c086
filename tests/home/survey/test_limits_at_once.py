"""Several people answer at the same counter at the same moment: they are counted one by one."""

from collections import Counter

import pytest
from django.db import connection

from home.survey import limits
from home.survey.limits import has_room
from home.survey.place import Channel, Place
from tests.at_once import others

if connection.vendor != "postgresql":
    pytest.skip("connections that wait for each other's rows: on PostgreSQL only", allow_module_level=True)


def test_no_more_find_room_than_the_rules_say(commits, monkeypatch):
    monkeypatch.setattr(limits.time, "time", lambda: 60 * 1000)
    with others() as people:
        found = [people.begin(has_room, Place(Channel.PAGE), 20) for _each in range(50)]
    assert Counter(future.result() for future in found) == {True: 20, False: 30}
