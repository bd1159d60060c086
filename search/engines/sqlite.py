"""SQLite's FTS5: a table for each audience in the same database, so it is changed with the documents or not at all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db import connection, transaction

from portal.indexing import PUBLIC, STAFF
from search.engines.base import CANDIDATES, WEIGHTS, Engine, Hit, Hits, batches
from search.engines.database_tables import told_when_lost
from search.engines.telling import telling
from search.models import FIELDS, SearchDocument
from search.query import Clause, Query

TABLES = {PUBLIC: "search_public_fts", STAFF: "search_staff_fts"}
BATCH = 500

# FTS5's own idea of a word ends at every Thai vowel and tone mark, which are marks (M*) and not letters.
_CREATE = """
    CREATE VIRTUAL TABLE $table USING fts5(title, keywords, summary, body, hash UNINDEXED,
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")
"""
_INSERT = "INSERT INTO $table (rowid, title, keywords, summary, body, hash) VALUES (%s, %s, %s, %s, %s, %s)"
_CREATE_TERMS = "CREATE VIRTUAL TABLE IF NOT EXISTS $table_terms USING fts5vocab($table, row)"
_FORGET = "DELETE FROM $table WHERE rowid = %s"
_HASHES = "SELECT rowid, hash FROM $table"

# Ranked and cut inside the index first; only what is left is looked up among the documents. The clauses of one weight
# are asked for together: bm25 adds up its phrases, so the sums are those of one expression that names each phrase as
# often as it weighs, which takes FTS5 time by the square of their number.
_SEARCH = """
    WITH found AS MATERIALIZED ($found),
    best AS (SELECT id, sum(score) AS score FROM found GROUP BY id ORDER BY score DESC, id LIMIT %s)
    SELECT d.id, d.key, d.locale, best.score, d.code, d.agency, d.agency_name, d.mode, d.type, d.topics
    FROM best
    JOIN search_searchdocument AS d ON d.id = best.id AND d.audience = %s
    ORDER BY best.score DESC, d.id
"""
_FOUND = "SELECT rowid AS id, -%s * bm25($table, %s, %s, %s, %s) AS score FROM $table WHERE $table MATCH %s $narrowed"
_FREQUENCIES = "SELECT term, doc FROM $table_terms WHERE term IN ($terms)"
_NARROWED = "AND rowid IN (SELECT id FROM search_searchdocument WHERE $conditions)"
_REQUIRED = "AND rowid IN (SELECT rowid FROM $table WHERE $table MATCH %s)"
_HIT_FIELDS = [one.name for one in fields(Hit)]
_CONDITIONS = {
    "agency": "agency = %s",
    "mode": "mode = %s",
    "type": "type = %s",
    "topic": "instr(topics, ' ' || %s || ' ')",
}


class SqliteEngine(Engine):
    name = "sqlite"

    @told_when_lost()
    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for document in documents:
                _forget(cursor, document.pk)
                cursor.execute(_for(TABLES[document.audience], _INSERT), _row(document))

    @told_when_lost()
    def delete(self, document_ids: Iterable[int]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for document_id in document_ids:
                _forget(cursor, document_id)

    @told_when_lost()
    def search(self, query: Query, audience: str, filters: dict[str, str] | None = None) -> Hits:
        filters = filters or {}
        conditions = " AND ".join(_CONDITIONS[name] for name in filters)
        narrowed = _NARROWED.replace("$conditions", conditions) if filters else ""
        required = [" AND ".join(map(_phrase, query.required))] if query.required else []
        narrowed += _REQUIRED if required else ""
        found = _for(TABLES[audience], _FOUND.replace("$narrowed", narrowed))
        columns = [WEIGHTS[name] for name in FIELDS]
        with connection.cursor() as cursor:
            asked = match_expressions(telling(query.clauses, _frequencies(cursor, TABLES[audience], query)))
            if not asked:
                return Hits()
            sql = _SEARCH.replace("$found", " UNION ALL ".join([found] * len(asked)))
            limits = [*filters.values(), *required]
            parameters: list[Any] = [one for part in asked for one in (part[0], *columns, part[1], *limits)]
            cursor.execute(sql, [*parameters, CANDIDATES, audience])
            return Hits([_hit(row) for row in cursor.fetchall()])

    def rebuild(self, audience: str, documents: Iterable[SearchDocument]) -> None:
        """In short transactions, as SQLite has one writer; one process at a time."""
        table, aside = TABLES[audience], f"{TABLES[audience]}_new"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {aside}")
            cursor.execute(_for(aside, _CREATE))
            for batch in batches(documents, BATCH):
                with transaction.atomic():
                    _insert(cursor, aside, batch)
            with transaction.atomic():
                _catch_up(cursor, aside, audience)
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
                cursor.execute(f"ALTER TABLE {aside} RENAME TO {table}")
                cursor.execute(_for(table, _CREATE_TERMS))

    @told_when_lost()
    def ids_and_hashes(self, audience: str) -> dict[int, str]:
        with connection.cursor() as cursor:
            cursor.execute(_for(TABLES[audience], _HASHES))
            return dict(cursor.fetchall())


def match_expressions(clauses: Iterable[Clause]) -> list[tuple[int, str]]:
    """The clauses in FTS5's language, by weight."""
    phrases = defaultdict(list)
    for clause in clauses:
        phrases[clause.weight].append(_phrase(clause.tokens))
    return [(weight, " OR ".join(those)) for weight, those in phrases.items()]


def _phrase(tokens: Iterable[str]) -> str:
    return f'"{" ".join(tokens)}"'


def _frequencies(cursor, table: str, query: Query) -> dict[str, int]:
    """In how many documents each token stands."""
    tokens = sorted({token for clause in query.clauses for token in clause.tokens})
    cursor.execute(_for(table, _FREQUENCIES).replace("$terms", ", ".join(["%s"] * len(tokens))), tokens)
    return dict(cursor.fetchall())


def _catch_up(cursor, table: str, audience: str) -> None:
    """Documents change while an index is built."""
    documents = SearchDocument.objects.filter(audience=audience)
    present = dict(documents.values_list("pk", "content_hash"))
    cursor.execute(_for(table, _HASHES))
    held = dict(cursor.fetchall())
    different = [pk for pk in held.keys() | present.keys() if held.get(pk) != present.get(pk)]
    cursor.executemany(_for(table, _FORGET), [[pk] for pk in different])
    for start in range(0, len(different), BATCH):
        _insert(cursor, table, list(documents.filter(pk__in=different[start : start + BATCH])))


def _insert(cursor, table: str, documents: list[SearchDocument]) -> None:
    cursor.executemany(_for(table, _INSERT), [_row(document) for document in documents])


def _for(table: str, sql: str) -> str:
    return sql.replace("$table", table)


def _forget(cursor, document_id: int) -> None:
    for table in TABLES.values():
        cursor.execute(_for(table, _FORGET), [document_id])


def _hit(row: tuple) -> Hit:
    """From a row of ``_SEARCH``, whose columns stand in the order of the fields of Hit."""
    return Hit(**dict(zip(_HIT_FIELDS, [*row[:-1], tuple(row[-1].split())], strict=True)))


def _row(document: SearchDocument) -> list:
    return [document.pk, *(getattr(document, f"analysed_{name}") for name in FIELDS), document.content_hash]
