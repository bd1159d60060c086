import os
import shutil

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from portal import tree
from portal.operations import companions
from tests import distribution, prepared

SMALL_SITE = pytest.StashKey()


def pytest_addoption(parser):
    parser.addoption(
        "--only-db", action="store_true", help="only tests that use the database: the others say the same on each"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if config.option.only_db:
        config.hook.pytest_deselected(items=distribution.leave_out_what_needs_no_database(items))
    distribution.keep_together(items)
    distribution.put_in_order(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A test of the database that does not ask for the small site does not meet it."""
    small_site = item.session.stash.get(SMALL_SITE, None)
    if small_site and distribution.needs_database(item) and not distribution.needs_site(item):
        small_site.leave()


@pytest.fixture(scope="session")
def folder_of_the_run(tmp_path_factory):
    """A folder that all processes of the run share; see tests/prepared.py."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_setup(
    folder_of_the_run, django_test_environment, django_db_modify_db_settings, django_db_keepdb, django_db_blocker
):
    """Every test begins with the skeleton of an installation: two languages, two home pages, the site."""
    from home.site import create_site

    with django_db_blocker.unblock():
        named = prepared.open_database(folder_of_the_run, lambda: create_site(hostname="testserver"))
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            connection.creation.destroy_test_db(named, verbosity=0)


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


@pytest.fixture(scope="session")
def small_site(request, django_db_setup, django_db_blocker):
    from tests.small_site import SmallSite

    small_site = request.session.stash[SMALL_SITE] = SmallSite(django_db_blocker)
    yield small_site
    small_site.leave()


@pytest.fixture(scope="module")
def site_of_the_module(small_site):
    """The small site, and a transaction for what the module builds on it, around those of the tests."""
    with small_site.of_a_module() as site:
        yield site


@pytest.fixture
def site(site_of_the_module, db):
    """A page of every type in both languages; see tests/factories.py."""
    return site_of_the_module.fresh()


@pytest.fixture(scope="module")
def demonstration_of_the_run(folder_of_the_run, django_db_setup, django_db_blocker, tmp_path_factory):
    """The built demonstration is the database of the module's tests, and its files theirs; for SQLite. Its folder."""
    built, before = prepared.demonstration(folder_of_the_run), tmp_path_factory.mktemp("before") / "portal.sqlite3"
    files = shutil.copytree(built / "protected", tmp_path_factory.mktemp("files"), dirs_exist_ok=True)
    with django_db_blocker.unblock():
        prepared.write_to(before)
        prepared.read_from(built / "portal.sqlite3")
    _forget_rows()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(default_storage, "location", str(files))
        yield built
    with django_db_blocker.unblock():
        prepared.read_from(before)
    _forget_rows()


@pytest.fixture(scope="module")
def committed_database(django_db_setup, django_db_blocker):
    """On PostgreSQL: a database of the module's own, in which transactions commit and threads have connections."""
    with django_db_blocker.unblock(), prepared.database_that_commits():
        _forget_rows()
        yield
    _forget_rows()


@pytest.fixture
def commits(committed_database, tree_follows_at_once, monkeypatch):
    """The test's transactions commit, and the tree is told of changes when they do, as in an installation."""
    monkeypatch.setattr(tree, "after_commit", transaction.on_commit)


def _forget_rows():
    """Another database has other rows."""
    ContentType.objects.clear_cache()
    cache.clear()
    tree.forget()
