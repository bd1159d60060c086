import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from portal.env import Environment


@pytest.fixture
def env():
    return Environment()


@pytest.mark.parametrize(
    ("text", "value"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False), ("", False)]
)
def test_a_yes_or_no_is_read_in_each_of_its_spellings(env, monkeypatch, text, value):
    monkeypatch.setenv("DEBUG", text)
    assert env.DEBUG is value


@given(text=st.text("abcdefghijklmnopqrstuvwxyz23456789", min_size=1))
def test_any_other_word_for_yes_or_no_is_refused_by_name(text):
    if text in {"true", "yes", "on", "false", "no", "off"}:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEBUG", text)
        with pytest.raises(ImproperlyConfigured, match=r"DEBUG=.*Accepted: 1, 0, true"):
            _ = Environment().DEBUG


def test_a_number_that_is_none_is_refused_by_name(env, monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "twenty")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT='twenty' is not a whole number"):
        _ = env.EMAIL_PORT


def test_names_are_separated_by_commas_and_stripped(env, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.go.th , b.go.th,, ")
    assert env.ALLOWED_HOSTS == ["a.go.th", "b.go.th"]


@pytest.mark.parametrize("name", sorted(Environment.declared))
def test_every_default_can_be_read(env, monkeypatch, name):
    monkeypatch.delenv(name, raising=False)
    getattr(env, name)


def test_a_variable_that_is_not_declared_is_an_error(env):
    with pytest.raises(AttributeError, match="NO_SUCH_THING is not declared"):
        _ = env.NO_SUCH_THING


@pytest.mark.parametrize("value", ["", None])
def test_a_required_variable_that_is_absent_or_empty_stops_the_start(env, monkeypatch, value):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY must be set"):
        env.required("SECRET_KEY")


@given(number=st.integers(-(10**9), 10**9))
def test_a_whole_number_is_read_as_it_was_written(number):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMAIL_PORT", str(number))
        assert number == Environment().EMAIL_PORT


def test_what_is_required_is_not_taken_from_its_default(env, monkeypatch):
    monkeypatch.delenv("BASE_URL", raising=False)
    with pytest.raises(ImproperlyConfigured, match="BASE_URL must be set"):
        env.required("BASE_URL")


@pytest.mark.parametrize(
    "text", ["", "http://127.0.0.1:9200", "https://user:p%40ss@search.example.go.th", "https://search.example.go.th/es"]
)
def test_the_address_of_a_server_is_read(env, monkeypatch, text):
    monkeypatch.setenv("ELASTICSEARCH_URL", text)
    assert text == env.ELASTICSEARCH_URL


@pytest.mark.parametrize("text", ["127.0.0.1:9200", "ftp://host", "http://", "http://host:port", "http://[host", "x y"])
def test_what_is_no_address_of_a_server_is_refused_without_its_password(env, monkeypatch, text):
    monkeypatch.setenv("ELASTICSEARCH_URL", text)
    with pytest.raises(
        ImproperlyConfigured, match=r"ELASTICSEARCH_URL is not the address of a server\. Accepted: http:"
    ):
        _ = env.ELASTICSEARCH_URL


@pytest.mark.parametrize("text", ["", "Portal", "-portal", "por tal", "portal*", "ศูนย์", "p" * 101])
def test_what_cannot_begin_the_name_of_an_index_is_refused(env, monkeypatch, text):
    monkeypatch.setenv("ELASTICSEARCH_PREFIX", text)
    with pytest.raises(ImproperlyConfigured, match=r"ELASTICSEARCH_PREFIX='.*' cannot begin the name of an index"):
        _ = env.ELASTICSEARCH_PREFIX
