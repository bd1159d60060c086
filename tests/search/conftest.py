import pytest
from django.db import connection

from portal import indexing as protocol
from portal.indexing import PUBLIC, PageDocument
from search import answering, indexing, pending, query, spelling, wordlists
from search.documents import Entry
from search.engines import elasticsearch, get_engine
from search.models import FIELDS, SearchDocument
from tests import requirements, servers

# The relevance of all engines is compared in the run on SQLite, which starts PostgreSQL for it.
collect_ignore = ["test_relevance.py" if connection.vendor == "postgresql" else "test_postgres.py"]
# The database's own and the server. Tests on it stay together, so that one server is started.
EVERY_ENGINE = [connection.vendor, pytest.param("elasticsearch", marks=pytest.mark.xdist_group("elasticsearch"))]


@pytest.fixture(autouse=True)
def words_without_a_database(request, monkeypatch):
    """A test that has no database knows the terms that come with the portal."""
    has_database = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if not has_database:
        monkeypatch.setattr(query, "synonyms", wordlists.shipped)
        monkeypatch.setattr(spelling, "synonyms", wordlists.shipped)


@pytest.fixture(scope="session")
def elasticsearch_server():
    """The address of a server for all tests, and its process id."""
    requirements.need("elasticsearch")
    with servers.elasticsearch() as server:
        yield server


def at_once(name, document_ids):
    """What the worker does within a second."""
    pending.remember(name, document_ids)
    indexing.catch_up(get_engine(name))


@pytest.fixture
def search_server(elasticsearch_server, db, settings, monkeypatch):
    """The portal searches with a server, whose indexes are there and empty."""
    settings.ELASTICSEARCH_URL, _pid = elasticsearch_server
    settings.ELASTICSEARCH_PREFIX = "tests"
    monkeypatch.setattr(indexing, "remember", at_once)  # no worker runs
    monkeypatch.setattr(elasticsearch, "SEARCH_SECONDS", 10)  # machines that run tests are busy
    monkeypatch.setattr(elasticsearch, "CHECK_SECONDS", 10)
    answering._breakers.clear()
    elasticsearch._checked.clear()
    engine = get_engine("elasticsearch")
    for audience in indexing.AUDIENCES:
        engine.rebuild(audience, SearchDocument.objects.filter(audience=audience))
    return engine


@pytest.fixture(params=EVERY_ENGINE)
def engine(request, db):
    """Every engine in turn, as the one that answers."""
    if request.param == "elasticsearch":
        return request.getfixturevalue("search_server")
    return get_engine(request.param)


@pytest.fixture
def without_engine(settings, monkeypatch):
    """The settings name no server, and the database has no engine."""
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setattr("search.engines.BY_DATABASE", {})


@pytest.fixture
def index_entry(engine):
    """Store something to be found that is no page. A test that asks for it runs on every engine."""

    def index(code, title, locale="th", *, key="", kind="service", url="/somewhere/", **words):
        entry = Entry(f"thing:{key or code}", locale, PageDocument(kind, title, code=code, **words), url=url)
        indexing.store([entry])
        return SearchDocument.objects.get(key=entry.key, locale=locale)

    return index


@pytest.fixture
def index_words(engine):
    """``index_words([{"title": "a b"}])``: documents of these very tokens and no others, numbered from 1."""

    def index(documents):
        SearchDocument.objects.all()._raw_delete("default")
        rows = [
            SearchDocument(
                pk=number,
                key=f"thing:{number}",
                audience=PUBLIC,
                **{f"analysed_{name}": document.get(name, "") for name in FIELDS},
            )
            for number, document in enumerate(documents, 1)
        ]
        SearchDocument.objects.bulk_create(rows)
        engine.rebuild(PUBLIC, rows)

    return index


@pytest.fixture
def a_source(monkeypatch):
    """A list whose rows (key, locale, url, document) are what the registered sources yield."""
    rows = []
    monkeypatch.setattr(protocol, "sources", [lambda: iter(rows)])
    monkeypatch.setattr("search.documents.sources", [lambda: iter(rows)])
    return rows
