import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from portal import tree
from portal.operations import companions


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test begins with the skeleton of an installation: two languages, two home pages, the site."""
    from home.site import create_site

    with django_db_blocker.unblock():
        create_site(hostname="testserver")


@pytest.fixture(autouse=True)
def tree_follows_at_once(monkeypatch):
    """A test is one transaction that never commits: the tree is told of changes when they happen."""
    monkeypatch.setattr(tree, "after_commit", lambda function: function())
    tree.forget()
    yield
    tree.forget()


@pytest.fixture(autouse=True)
def nothing_is_cached():
    """The rows of a test are rolled back; what the cache holds of them is not."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def searches_are_counted_in_memory(monkeypatch):
    """Another thread would not see the rows of a test: what is counted waits until the test writes it."""
    from search.editors import counting

    monkeypatch.setattr(counting, "tally", counting.Tally())
    monkeypatch.setattr(counting.Tally, "_wake", lambda tally: None)
    return counting.tally


@pytest.fixture
def queue(settings):
    """The queue in the database, as in every installation; elsewhere in the tests a task is done at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    return DBTaskResult.objects.all()


@pytest.fixture
def work_off(queue, monkeypatch):
    """``work_off()``: the worker, until nothing is left to do, within the test's transaction and without its signals."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda worker: None)
    monkeypatch.setattr(companions, "start", lambda: None)
    return lambda: call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """``with commit():`` what happens in it is committed at its end; what came before has been."""

    def commit():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return commit


@pytest.fixture(autouse=True)
def thai():
    """Every test begins in Thai: a request leaves the language of its address behind in the thread."""
    with translation.override("th"):
        yield


@pytest.fixture
def english(thai):
    """The test runs in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def homes(db):
    """The Thai and the English home page."""
    from home.models import HomePage

    return tuple(HomePage.objects.get(locale__language_code=code) for code in ("th", "en"))


@pytest.fixture
def thai_home(homes):
    return homes[0]


@pytest.fixture
def english_home(homes):
    return homes[1]


@pytest.fixture(scope="module")
def site_of_the_module(django_db_setup, django_db_blocker):
    """The small site, built once for the tests of a module that ask for it, around their own transactions."""
    from home.models import HomePage
    from tests.factories import SampleSite

    outer = transaction.atomic()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        tree.forget()
        outer.__enter__()
        site = SampleSite.build(HomePage.objects.get(locale__language_code="th"))
    yield site
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def site(site_of_the_module, db):
    """A page of every type in both languages; see tests/factories.py."""
    return site_of_the_module.fresh()
