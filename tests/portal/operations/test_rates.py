"""How often one address may ask: counted by the minute."""

import pytest
from django.core.cache import caches
from django.http import HttpResponse

from portal.operations import rates

HERE, THERE = "203.0.113.5", "198.51.100.7"


@pytest.fixture(autouse=True)
def three_a_minute(settings):
    settings.REQUEST_LIMITS = {"thing": 3, "other": 3}
    caches["rates"].clear()
    yield
    caches["rates"].clear()


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test sets; it begins 20 seconds into a minute."""
    seconds = [1_000_020 - 1_000_020 % 60 + 20.5]
    monkeypatch.setattr(rates.time, "time", lambda: seconds[0])
    return seconds


@pytest.fixture
def ask(rf):
    def refuse(request, limit, seconds):
        return HttpResponse(f"{limit} {seconds}", status=429)

    views = {name: rates.limited(name, refuse)(lambda request: HttpResponse("yes")) for name in ("thing", "other")}
    return lambda name="thing", **meta: views[name](rf.get("/", **{"REMOTE_ADDR": HERE, **meta}))


def test_the_request_after_the_last_allowed_one_is_told_when_to_come_back(ask, clock):
    assert [ask().status_code for _ in range(3)] == [200, 200, 200]
    refused = ask()
    assert (refused.status_code, refused.headers["Retry-After"], refused.content) == (429, "40", b"3 40")


def test_the_next_minute_begins_anew_and_refusals_do_not_make_it_longer(ask, clock):
    for _ in range(10):
        ask()
    clock[0] += 40
    assert ask().status_code == 200


def test_another_address_and_another_interface_are_counted_by_themselves(ask, clock):
    for _ in range(4):
        ask()
    assert ask(REMOTE_ADDR=THERE).status_code == 200
    assert ask("other").status_code == 200


def test_the_addresses_of_one_subscriber_count_together(ask, clock):
    answers = [ask(REMOTE_ADDR=f"2001:db8:1:2::{number}").status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]


def test_nobody_is_counted_where_nobody_knows_who_asks(ask, clock):
    assert {ask(REMOTE_ADDR="").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(("second", "left"), [(0, 60), (1, 59), (59, 1)])
def test_the_wait_is_never_nothing(monkeypatch, second, left):
    monkeypatch.setattr(rates.time, "time", lambda: 600 + second + 0.9)
    assert rates.seconds_left() == left
