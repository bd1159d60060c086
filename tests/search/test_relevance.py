"""How well the demonstration's services are found, on every engine, by questions that no word list was made for."""

import os
import re
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests import prepared, requirements, servers

HERE = servers.PROJECT / "tests" / "search"
# By the questions' file: the weights of the order were chosen by the totals of the first; nothing was chosen by the second.
LEAST_MRR = {"queries.csv": 0.90, "queries-held-out.csv": 0.86}
FURTHEST_APART = 0.05
MOST_WITHOUT_RESULT = {"queries.csv": 0.01, "queries-held-out.csv": 0.01}
# All engines meet in one run: PostgreSQL beside the others where it is installed or demanded.
HAS_POSTGRESQL = requirements.is_required() or requirements.find("postgresql") is not None
FIGURES = re.compile(r"^(\w+): .*MRR@10 ([\d.]+) .*without result ([\d.]+)", re.MULTILINE)

pytestmark = pytest.mark.xdist_group("elasticsearch")


@pytest.fixture(scope="module")
def demonstrations(elasticsearch_server, folder_of_the_run):
    """The environment of a demonstration on SQLite, which the server has indexed as well, and of one on PostgreSQL."""
    url, _pid = elasticsearch_server
    with ExitStack() as stack:
        server = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": "relevance"}
        prebuilt = prepared.demonstration(folder_of_the_run)
        built = [stack.enter_context(servers.demonstration(prebuilt, DATABASE_URL="", **server))]
        command = [sys.executable, "manage.py", "search_index"]
        subprocess.run(command, cwd=servers.PROJECT, env=os.environ | built[0], check=True)
        if HAS_POSTGRESQL:
            requirements.need("postgresql")
            database = stack.enter_context(servers.postgresql())
            built.append(stack.enter_context(servers.demonstration(DATABASE_URL=database, ELASTICSEARCH_URL="")))
        yield [os.environ | environment for environment in built]


@pytest.fixture(scope="module", params=LEAST_MRR)
def asked(request, demonstrations):
    """The questions' file, and MRR@10 and the share without result by the names of all engines there are."""
    command = [sys.executable, "manage.py", "evaluate_search", HERE / request.param, "--engine", "all"]
    figures = {}
    for environment in demonstrations:
        run = subprocess.run(command, cwd=servers.PROJECT, env=environment, check=True, capture_output=True, text=True)
        figures |= {name: (float(mrr), float(without)) for name, mrr, without in FIGURES.findall(run.stdout)}
    assert set(figures) == {"sqlite", "elasticsearch"} | ({"postgresql"} if HAS_POSTGRESQL else set())
    return request.param, figures


def test_every_engine_finds_the_right_service_near_the_top(asked):
    file, figures = asked
    assert min(mrr for mrr, _without in figures.values()) >= LEAST_MRR[file], figures


def test_hardly_a_question_is_without_result(asked):
    file, figures = asked
    assert max(without for _mrr, without in figures.values()) <= MOST_WITHOUT_RESULT[file], figures


def test_the_engines_find_alike(asked):
    _file, figures = asked
    found = [mrr for mrr, _without in figures.values()]
    assert max(found) - min(found) <= FURTHEST_APART, figures
