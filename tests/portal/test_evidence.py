import pytest

from portal import evidence
from portal.evidence import State, share


@pytest.mark.parametrize(
    ("part", "whole", "least", "state"),
    [
        (50, 50, 100, State.MET),
        (49, 50, 100, State.PARTLY),
        (40, 50, 80, State.MET),
        (0, 50, 0, State.MISSING),
        (0, 0, 100, State.MISSING),
    ],
)
def test_a_share_has_a_state(part, whole, least, state):
    assert share(part, whole, least) == state


def test_two_functions_cannot_have_one_key(monkeypatch):
    monkeypatch.setattr(evidence, "_measures", {})
    evidence.measure("test.one", "One", queries=0)(lambda asked: None)
    with pytest.raises(ValueError, match=r"test\.one"):
        evidence.measure("test.one", "Two", queries=0)(test_two_functions_cannot_have_one_key)


def test_every_state_has_its_word():
    assert all(str(state.label) for state in State)
