"""How well the demonstration's services are found by questions of people who did not write the word lists."""

import os
import re
import subprocess
import sys

import pytest

from tests import servers

QUESTIONS = servers.PROJECT / "tests" / "search" / "queries.csv"
LEAST_MRR, FURTHEST_APART, MOST_WITHOUT_RESULT = 0.90, 0.05, 0.01
FIGURES = re.compile(r"^(\w+): .*MRR@10 ([\d.]+) .*without result ([\d.]+)", re.MULTILINE)

pytestmark = pytest.mark.xdist_group("elasticsearch")


@pytest.fixture(scope="module")
def figures(elasticsearch_server):
    """MRR@10 and the share without result by the names of the engines: the database's and the server."""
    url, _pid = elasticsearch_server
    search = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": "relevance"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in search.items():
            patch.setenv(name, value)
        with servers.demonstration() as environment:
            command = [sys.executable, "manage.py", "evaluate_search", QUESTIONS, "--engine", "all"]
            told = subprocess.run(
                command, cwd=servers.PROJECT, env=os.environ | environment, check=True, capture_output=True, text=True
            ).stdout
    return {name: (float(mrr), float(without)) for name, mrr, without in FIGURES.findall(told)}


def test_every_engine_finds_the_right_service_near_the_top(figures):
    assert len(figures) == 2
    assert min(mrr for mrr, _without in figures.values()) >= LEAST_MRR, figures


def test_hardly_a_question_is_without_result(figures):
    assert max(without for _mrr, without in figures.values()) <= MOST_WITHOUT_RESULT, figures


def test_the_engines_find_alike(figures):
    found = [mrr for mrr, _without in figures.values()]
    assert max(found) - min(found) <= FURTHEST_APART, figures
