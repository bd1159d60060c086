"""What all processes of a run share, made by the first that needs it: the migrated database, the demonstration.

It lies in the run's own temporary folder, and goes with it: a run never meets what another state of the code has made.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests import servers

TEMPLATE = "test_portal_template"  # of a PostgreSQL server; the next run makes it anew


def once(path: Path, make: Callable[[Path], None]) -> Path:
    """``path``, filled by ``make(path)`` in the first process that asks; the others wait until it is whole."""
    whole = path.with_name(f"{path.name}.whole")
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            make(path)
            whole.touch()
    return path


def open_database(folder: Path, fill: Callable[[], object]) -> str:
    """Connect this process with a test database of its own: a copy of one that was migrated, then filled by ``fill``.

    Returns the name of the database that the settings name.
    """
    named = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        once(folder / "migrated", lambda mark: _make_template(fill))
        connection.settings_dict["TEST"]["TEMPLATE"] = TEMPLATE
        _connect(connection.creation._create_test_db(verbosity=0, autoclobber=True))
        return named
    _connect(connection.creation._get_test_db_name())
    stored = once(folder / "migrated.sqlite3", lambda path: _make_file(path, fill))
    read_from(stored)
    return named


def read_from(path: Path) -> None:
    """The database of this process, on SQLite, becomes that of the file."""
    connection.ensure_connection()
    with sqlite3.connect(path) as source:
        source.backup(connection.connection)
    source.close()


def write_to(path: Path) -> None:
    """The file becomes what the database of this process is, on SQLite."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as target:
        connection.connection.backup(target)
    target.close()


@contextmanager
def database_that_commits() -> Iterator[None]:
    """On PostgreSQL: another copy of the migrated database for this process, in which nothing is rolled back; dropped at the
    end."""
    named = connection.settings_dict["NAME"]
    own = f"{named}_committed"
    _tell(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)', f'CREATE DATABASE "{own}" TEMPLATE "{TEMPLATE}"')
    _connect(own)
    try:
        yield
    finally:
        _connect(named)
        _tell(f'DROP DATABASE "{own}" WITH (FORCE)')


def _tell(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def demonstration(folder: Path) -> Path:
    """The folder of the demonstration on SQLite, built once a run, with ``told``: what the building said. To be copied."""
    return once(folder / "demonstration", _build_demonstration)


def _build_demonstration(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    environment = servers.environment_of_demonstration(folder, DATABASE_URL="", ELASTICSEARCH_URL="")
    with (folder / "told").open("w", encoding="utf-8") as told:
        servers.build_demonstration(environment, stdout=told)


def _make_file(path: Path, fill: Callable[[], object]) -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    fill()
    write_to(path)


def _make_template(fill: Callable[[], object]) -> None:
    named, own = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = TEMPLATE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    fill()
    connection.settings_dict["TEST"]["NAME"] = own
    _connect(named)


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
