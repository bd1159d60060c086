"""SQLite's FTS5 in memory, whatever database the tests run on: what the other engines' ranks are compared with."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from portal.indexing import PUBLIC
from search.engines.base import WEIGHTS, Engine
from search.models import FIELDS
from search.query import Clause, Query


def scores(documents: list[dict[str, str]], clauses: Iterable[Clause]) -> dict[int, float]:
    """Scores by the numbers of the documents that match, from 1. ``documents``: texts by the names of columns."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE VIRTUAL TABLE words USING fts5({', '.join(FIELDS)})")
        for document in documents:
            columns = [document.get(name, "") for name in FIELDS]
            database.execute("INSERT INTO words VALUES (?, ?, ?, ?)", columns)
        ranked = "SELECT rowid, -bm25(words, ?, ?, ?, ?) FROM words WHERE words MATCH ?"
        return dict(database.execute(ranked, [*map(WEIGHTS.get, FIELDS), _expression(clauses)]).fetchall())


def _expression(clauses: Iterable[Clause]) -> str:
    """A phrase that is named twice counts twice: what weights mean."""
    return " OR ".join(f'"{" ".join(clause.tokens)}"' for clause in clauses for _ in range(clause.weight))


def query(clauses: tuple[Clause, ...]) -> Query:
    """One that asks for just these."""
    return Query("", "", (), (), clauses, frozenset())


def scores_of(engine: Engine, clauses: tuple[Clause, ...]) -> dict[int, float]:
    """What an engine gives the public documents, by their ids."""
    return {hit.document_id: hit.score for hit in engine.search(query(clauses), PUBLIC).hits}
