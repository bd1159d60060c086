from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from portal.operations.databases import database_from_url

DEFAULT = Path("/srv/portal/portal.sqlite3")
PLAIN = st.text("abcxyzABC0123456789_-", min_size=1)
# Passwords hold anything that a person can type.
SECRET = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x0E5B, exclude_categories=["Cs", "Cc", "Cn"]), min_size=1
)


def test_without_an_address_it_is_sqlite_in_the_portals_folder():
    settings = database_from_url("", DEFAULT)
    assert (settings["ENGINE"], settings["NAME"]) == ("django.db.backends.sqlite3", DEFAULT)


def test_sqlite_takes_the_path_of_its_address():
    assert database_from_url("sqlite:///var/lib/a%20b.sqlite3", DEFAULT)["NAME"] == Path("/var/lib/a b.sqlite3")


def test_sqlite_waits_for_a_writer_and_takes_the_write_lock_at_the_start():
    options = database_from_url("", DEFAULT)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]


@given(user=PLAIN, password=SECRET, name=PLAIN, port=st.integers(1, 65535))
def test_postgresql_reads_back_what_was_put_into_its_address(user, password, name, port):
    url = f"postgres://{user}:{quote(password, safe='')}@db.example.go.th:{port}/{name}"
    settings = database_from_url(url, DEFAULT)
    found = [settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert found == [user, password, "db.example.go.th", str(port), name]


def test_a_hanging_postgresql_makes_nobody_wait():
    options = database_from_url("postgres://u:p@h/d", DEFAULT)["OPTIONS"]
    assert options["connect_timeout"] <= 2
    assert options["options"] == "-c statement_timeout=5000"


def test_options_of_the_address_reach_postgresql():
    options = database_from_url("postgresql://u:p@h/d?sslmode=verify-full&connect_timeout=1", DEFAULT)["OPTIONS"]
    assert (options["sslmode"], options["connect_timeout"]) == ("verify-full", "1")


@pytest.mark.parametrize("url", ["mysql://u:p@h/d", "portal.sqlite3", "//h/d"])
def test_any_other_address_is_refused_with_what_is_accepted(url):
    with pytest.raises(ImproperlyConfigured, match="Accepted: sqlite:///path, postgres://user:password@host/name"):
        database_from_url(url, DEFAULT)
