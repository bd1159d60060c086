"""How well the demonstration's services are found, on every engine, by questions that no word list was made for."""

import os
import re
import subprocess
import sys

import pytest

from tests import servers

HERE = servers.PROJECT / "tests" / "search"
# By the questions' file: the weights of the order were chosen by the totals of the first; nothing was chosen by the second.
LEAST_MRR = {"queries.csv": 0.90, "queries-held-out.csv": 0.81}
FURTHEST_APART = 0.05
MOST_WITHOUT_RESULT = {"queries.csv": 0.01, "queries-held-out.csv": 0.02}
FIGURES = re.compile(r"^(\w+): .*MRR@10 ([\d.]+) .*without result ([\d.]+)", re.MULTILINE)

pytestmark = pytest.mark.xdist_group("elasticsearch")


@pytest.fixture(scope="module")
def seeded(elasticsearch_server):
    """The environment of one demonstration for all questions, which the database's engine and the server have indexed."""
    url, _pid = elasticsearch_server
    search = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": "relevance"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in search.items():
            patch.setenv(name, value)
        with servers.demonstration() as environment:
            yield os.environ | environment


@pytest.fixture(scope="module", params=LEAST_MRR)
def asked(request, seeded):
    """The questions' file, and MRR@10 and the share without result by the names of the engines."""
    command = [sys.executable, "manage.py", "evaluate_search", HERE / request.param, "--engine", "all"]
    told = subprocess.run(command, cwd=servers.PROJECT, env=seeded, check=True, capture_output=True, text=True).stdout
    return request.param, {name: (float(mrr), float(without)) for name, mrr, without in FIGURES.findall(told)}


def test_every_engine_finds_the_right_service_near_the_top(asked):
    file, figures = asked
    assert len(figures) == 2
    assert min(mrr for mrr, _without in figures.values()) >= LEAST_MRR[file], figures


def test_hardly_a_question_is_without_result(asked):
    file, figures = asked
    assert max(without for _mrr, without in figures.values()) <= MOST_WITHOUT_RESULT[file], figures


def test_the_engines_find_alike(asked):
    _file, figures = asked
    found = [mrr for mrr, _without in figures.values()]
    assert max(found) - min(found) <= FURTHEST_APART, figures
