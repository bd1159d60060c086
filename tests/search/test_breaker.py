"""Who does not answer is asked again rarely, and by one."""

from search.engines.breaker import LONGEST_SECONDS, Breaker


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def opened():
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    return breaker, clock


def test_it_is_closed_at_first():
    breaker = Breaker(Clock())
    assert not breaker.is_open
    assert not breaker.probe()


def test_the_first_failure_opens_it_and_others_at_the_same_time_are_no_news():
    breaker = Breaker(Clock())
    assert [breaker.failed(), breaker.failed()] == [True, False]
    assert breaker.is_open


def test_nobody_probes_before_the_pause_is_over():
    breaker, clock = opened()
    clock.now = 0.9
    assert not breaker.probe()


def test_one_probes_after_the_pause_and_no_other():
    breaker, clock = opened()
    clock.now = 1.0
    assert [breaker.probe(), breaker.probe()] == [True, False]


def test_pauses_grow_up_to_a_limit():
    breaker, clock = opened()
    pauses, last = [], 0.0
    while len(pauses) < 6:
        clock.now += 0.5
        if breaker.probe():
            pauses.append(clock.now - last)
            last = clock.now
    assert pauses == [1, 2, 4, 8, LONGEST_SECONDS, LONGEST_SECONDS]


def test_one_that_seems_well_and_fails_again_has_a_longer_pause():
    breaker, clock = opened()
    breaker.close()
    assert not breaker.is_open
    breaker.failed()
    clock.now = 1.5
    assert not breaker.probe()
    clock.now = 2
    assert breaker.probe()


def test_an_answer_makes_the_next_pause_short_again():
    breaker, clock = opened()
    breaker.close()
    breaker.answered()
    breaker.failed()
    clock.now = 1
    assert breaker.probe()
