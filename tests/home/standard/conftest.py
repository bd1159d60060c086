import datetime

import pytest

from home.standard import catalogue
from portal import evidence
from portal.evidence import Finding, Proof, State

SMALL = """
key: joint-service-centre
year: 2016
name: {th: มาตรฐาน, en: Standard}
source: {th: สำนักงาน, en: Office}
groups:
  - code: "1"
    name: {th: กลุ่ม, en: Group}
    criteria:
      - code: "1.1"
        name: {th: เกณฑ์หนึ่ง, en: One}
        text: {th: ข้อความ, en: Text}
        measures:
          - {key: test.first, months: 12, least: 3}
          - {key: test.second}
"""


class Answers(dict):
    """What the two measures of the small standard find, by key; set by a test."""

    def say(self, key: str, state: State, as_of: datetime.date | None = None) -> None:
        self[key] = Finding(
            state, f"{key} says", {"n": 1}, (Proof("proof", "/standard/satisfaction/", public=True),), as_of
        )


@pytest.fixture
def answers(monkeypatch):
    """Two measures that say what a test wants."""
    answers = Answers()
    known = dict(evidence.measures())
    monkeypatch.setattr(evidence, "_measures", known)
    for key in ("test.first", "test.second"):
        answers.say(key, State.MET)
        evidence.measure(key, key, queries=0, least=100)(lambda asked, key=key: answers[key])
    return answers


@pytest.fixture
def small_standard(answers, monkeypatch):
    monkeypatch.setattr(catalogue, "shipped", lambda: {catalogue.MAIN: SMALL})
    return catalogue.load()[catalogue.MAIN]
