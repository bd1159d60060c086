"""How well questions find what they should: the figures of ``evaluate_search``."""

import csv
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from pathlib import Path

from portal.bilingual.language import ENGLISH, THAI
from search.analysis import has_thai
from search.engines.base import Engine
from search.finding import Answer, find

DEPTH = 10
# The share of questions that the 95th percentile speaks of.
WITHIN = 0.95
COLUMNS = ("query", "codes")


class UnreadableQuestionsError(Exception):
    """The file holds no questions; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    codes: frozenset[str]

    @property
    def language(self) -> str:
        return THAI if has_thai(self.text) else ENGLISH


@dataclass(frozen=True, slots=True)
class Outcome:
    """``rank`` of the first right service among the distinct services found, 1 to 10; 0 when it is not among them.

    ``cpu_seconds``: processor time of this process for the answer.
    """

    question: Question
    rank: int
    found: tuple[str, ...]
    total: int
    cpu_seconds: float


@dataclass
class Figures:
    outcomes: list[Outcome] = field(default_factory=list)

    def mean(self, values: Iterable[float]) -> float:
        return sum(values) / len(self.outcomes) if self.outcomes else 0

    @property
    def mrr(self) -> float:
        return self.mean(1 / outcome.rank for outcome in self.outcomes if outcome.rank)

    @property
    def recall_at_1(self) -> float:
        return self.mean(outcome.rank == 1 for outcome in self.outcomes)

    @property
    def recall_at_10(self) -> float:
        return self.mean(outcome.rank > 0 for outcome in self.outcomes)

    @property
    def without_result(self) -> float:
        return self.mean(outcome.total == 0 for outcome in self.outcomes)

    @property
    def milliseconds(self) -> float:
        """Processor time a question, of this process."""
        return 1000 * self.mean(outcome.cpu_seconds for outcome in self.outcomes)

    @property
    def most_milliseconds(self) -> float:
        """The processor time that 95 % of the questions do not exceed; 0 without questions."""
        times = sorted(outcome.cpu_seconds for outcome in self.outcomes)
        return 1000 * times[ceil(WITHIN * len(times)) - 1] if times else 0


def read_questions(path: Path) -> list[Question]:
    """From CSV with the columns ``query`` and ``codes`` (``|`` between codes); others are ignored."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise UnreadableQuestionsError(
                f"{path} lacks the column {' and '.join(missing)}. Needed: {', '.join(COLUMNS)}."
            )
        questions = [_question(path, reader.line_num, row) for row in reader]
    if not questions:
        raise UnreadableQuestionsError(f"{path} holds no questions below its header.")
    return questions


def evaluate(questions: Iterable[Question], engine: Engine) -> Figures:
    figures = Figures()
    for question in questions:
        started = time.process_time()
        answer = find(question.text, question.language, engine=engine)
        found = tuple(islice(service_codes(answer), DEPTH))
        cpu_seconds = time.process_time() - started
        rank = next((n for n, code in enumerate(found, 1) if code in question.codes), 0)
        figures.outcomes.append(Outcome(question, rank, found, answer.total, cpu_seconds))
    return figures


def service_codes(answer: Answer) -> Iterator[str]:
    """The distinct codes of services in the order found; a manual counts for its service."""
    return iter(dict.fromkeys(hit.code for hit in answer.hits if hit.code))


def _question(path: Path, line: int, row: dict[str, str]) -> Question:
    codes = frozenset(code.strip() for code in (row["codes"] or "").split("|") if code.strip())
    if not codes:
        raise UnreadableQuestionsError(
            f"{path}, line {line}: the column codes is empty. Name a service's code, or several with |."
        )
    return Question(row["query"] or "", codes)
