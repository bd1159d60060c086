"""An installation as it runs: portal, worker and search server are processes, and each of them is ended in the midst."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from elasticsearch import Elasticsearch, NotFoundError

from tests import requirements, servers

pytestmark = pytest.mark.xdist_group("elasticsearch")

# On machines that run tests; by itself it takes a quarter of a second, and as long as the server is away at most 30 s more.
FOLLOW_SECONDS, CATCH_UP_SECONDS = 3, 45
INSTALL = "from home.site import create_site; create_site('127.0.0.1')"
PUBLISH = """
import os, signal, time
from django.db import transaction
from wagtail.models import Page
from tests.factories import InformationPageFactory
home = Page.objects.get(locale__language_code="th", depth=2)
with transaction.atomic():
    InformationPageFactory(parent=home, slug={slug!r}, title={title!r})
print(time.time(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
WITHDRAW = "from wagtail.models import Page; Page.objects.get(slug={slug!r}, alias_of=None).specific.unpublish()"


def shell(environment, code, **options):
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(
        command, cwd=servers.PROJECT, env=os.environ | environment, capture_output=True, text=True, **options
    )


def publish_and_die(environment, slug, title):
    """The process ends as it has committed. The time of the commit, in seconds of the clock."""
    ended = shell(environment, PUBLISH.format(slug=slug, title=title), check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    return float(ended.stdout)


def indexed(address):
    """How many of the pages the server itself holds; None where it has no index."""
    try:
        return Elasticsearch(address).count(index="portal-public", query={"term": {"type": "information"}})["count"]
    except NotFoundError:
        return None


def wait_until(condition, seconds):
    """How long it took."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < seconds
        time.sleep(0.05)
    return time.monotonic() - begun


def ask(portal):
    """Which engine the portal says has answered, and how many it found."""
    connection = HTTPConnection(urlsplit(portal).netloc, timeout=10)
    connection.request("GET", "/search.json?q=passport")
    found = json.load(connection.getresponse())
    return found["engine"], found["total"]


@pytest.fixture
def environment(tmp_path):
    values = {"PORTAL_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATABASE_URL": ""}
    values |= {"ELASTICSEARCH_URL": f"http://127.0.0.1:{servers.free_port()}", "LOG_LEVEL": "WARNING"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    (tmp_path / "var").mkdir()
    subprocess.run(command, cwd=servers.PROJECT, env=os.environ | values, check=True)
    shell(values, INSTALL, check=True)
    return values


@pytest.fixture
def folder():
    """The server's data stay in it from one start to the next; outside the tests' own folder, which only they may enter."""
    with tempfile.TemporaryDirectory(prefix="portal-elasticsearch-") as name:
        yield Path(name)


def test_everything_is_caught_up_whoever_ends_in_the_midst(environment, folder):
    requirements.need("elasticsearch")
    address = environment["ELASTICSEARCH_URL"]
    port = int(address.rsplit(":", 1)[1])
    with ExitStack() as stack:
        portal, _pid = stack.enter_context(servers.portal(environment))
        with servers.elasticsearch(port, folder), servers.worker(environment) as worker:
            # A server without any index: the worker builds it.
            wait_until(lambda: indexed(address) == 0, CATCH_UP_SECONDS)
            committed = publish_and_die(environment, "one", "passport one")
            wait_until(lambda: indexed(address) == 1, FOLLOW_SECONDS)
            logging.getLogger(__name__).info("Followed within %.2f s.", time.time() - committed)
            wait_until(lambda: ask(portal) == ("elasticsearch", 1), CATCH_UP_SECONDS)
            os.kill(worker, signal.SIGKILL)
            publish_and_die(environment, "two", "passport two")
        assert ask(portal) == ("sqlite", 2)
        publish_and_die(environment, "three", "passport three")
        shell(environment, WITHDRAW.format(slug="one"), check=True)
        assert ask(portal) == ("sqlite", 2)
        stack.enter_context(servers.worker(environment))
        with servers.elasticsearch(port, folder):
            wait_until(lambda: indexed(address) == 2, CATCH_UP_SECONDS)
            wait_until(lambda: ask(portal) == ("elasticsearch", 2), CATCH_UP_SECONDS)
