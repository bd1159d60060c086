import pytest
from django.db import connection

from portal import indexing as protocol
from portal.indexing import PageDocument
from search import indexing
from search.documents import Entry
from search.engines import get_engine, present_engines
from search.models import SearchDocument


@pytest.fixture(params=[connection.vendor])
def engine(request, db):
    """Every engine that is to behave alike; one that is not present with these settings is skipped by name."""
    if request.param not in present_engines():
        pytest.skip(f"The engine {request.param} is not present with these settings.")
    return get_engine(request.param)


@pytest.fixture
def index_entry(db):
    """Store something to be found that is no page."""

    def index(code, title, locale="th", *, kind="service", url="/somewhere/", **words):
        entry = Entry(f"thing:{code}", locale, PageDocument(kind, title, code=code, **words), url=url)
        indexing.store([entry])
        return SearchDocument.objects.get(key=entry.key, locale=locale)

    return index


@pytest.fixture
def a_source(monkeypatch):
    """A list whose rows (key, locale, url, document) are what the registered sources yield."""
    rows = []
    monkeypatch.setattr(protocol, "sources", [lambda: iter(rows)])
    monkeypatch.setattr("search.documents.sources", [lambda: iter(rows)])
    return rows
