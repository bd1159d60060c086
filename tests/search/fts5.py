"""SQLite's FTS5 in memory, whatever database the tests run on: what the other engines' ranks are compared with."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from search.engines.base import WEIGHTS
from search.engines.sqlite import match_expression
from search.models import FIELDS
from search.query import Clause


def scores(documents: list[dict[str, str]], clauses: Iterable[Clause]) -> dict[int, float]:
    """Scores by the numbers of the documents that match, from 1. ``documents``: texts by the names of columns."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE VIRTUAL TABLE words USING fts5({', '.join(FIELDS)})")
        for document in documents:
            columns = [document.get(name, "") for name in FIELDS]
            database.execute("INSERT INTO words VALUES (?, ?, ?, ?)", columns)
        ranked = "SELECT rowid, -bm25(words, ?, ?, ?, ?) FROM words WHERE words MATCH ?"
        return dict(database.execute(ranked, [*map(WEIGHTS.get, FIELDS), match_expression(clauses)]).fetchall())
