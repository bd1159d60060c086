"""PostgreSQL: a table for each audience in the same database, so it is changed with the documents or not at all.

Its own ranks know nothing of rarity. So the index names candidates, its cover density counts occurrences by their
column (of a single phrase it is just their sum), and the rank is the one of SQLite's FTS5.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import OperationalError, connection, transaction

from portal.indexing import PUBLIC, STAFF
from search.engines.base import CANDIDATES, WEIGHTS, Engine, Hit, Hits, SearchUnavailableError, batches
from search.engines.bm25 import K1, B, rarity, saturation
from search.engines.database_tables import told_when_lost
from search.engines.lexemes import LETTERS, phrase, required, together, vector
from search.engines.telling import COMMON, telling
from search.models import SearchDocument
from search.query import Clause, Query

TABLES = {PUBLIC: "search_public_lexemes", STAFF: "search_staff_lexemes"}
BATCH = 200
# So many of the documents that the index finds are counted through: those that rank best if every word stands there once.
LOOKED_AT = CANDIDATES + 100
REBUILD_SECONDS, LOCK_SECONDS = 600, 2
HEAVIEST = max(WEIGHTS.values())

# Narrow rows, the vectors beside them: what the index answers alone must not read these.
CREATE = """
    CREATE TABLE $table (id bigint PRIMARY KEY, hash varchar(64) NOT NULL, length integer NOT NULL,
        words tsvector NOT NULL, names tsvector NOT NULL) WITH (toast_tuple_target = 128)
"""
CREATE_INDEX = "CREATE INDEX ON $table USING gin ($column) WITH (fastupdate = off)"

_INSERT = """
    INSERT INTO $table (id, hash, length, words, names) VALUES (%s, %s, %s, %s::tsvector, %s::tsvector)
    ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, length = excluded.length, words = excluded.words,
        names = excluded.names
"""
_FORGET = "DELETE FROM $table WHERE id = ANY(%s)"
_HASHES = "SELECT id, hash FROM $table"
_DIFFERENT = """
    SELECT coalesce(d.id, t.id), d.id IS NULL
    FROM (SELECT id, content_hash FROM search_searchdocument WHERE audience = %s) AS d FULL JOIN $table AS t USING (id)
    WHERE d.content_hash IS DISTINCT FROM t.hash
"""

_COUNTS = """
    SELECT count(*), coalesce(avg(length), 1)::float8, ARRAY(
        SELECT (SELECT count(*) FROM $table WHERE words @@ asked.words)
        FROM unnest(%s::tsquery[]) WITH ORDINALITY AS asked(words, number) ORDER BY number)
    FROM $table
"""
# What the index finds of each clause, and whether in a name; the best of these by what they are worth if every clause
# stands there once; of these few, how often each clause really stands there, times the weights of the columns.
_SEARCH = """
    WITH asked AS (
        SELECT * FROM unnest(%(phrases)s::tsquery[], %(together)s::tsquery[], %(worth)s::float8[])
        WITH ORDINALITY AS asked(phrase, together, worth, number)),
    found AS MATERIALIZED (
        SELECT number, id, length, worth FROM asked CROSS JOIN LATERAL
            (SELECT id, length FROM $table WHERE words @@ together $narrowed LIMIT %(common)s) AS one),
    named AS (
        SELECT number, id, %(named)s::float8 AS times FROM asked CROSS JOIN LATERAL
            (SELECT id FROM $table WHERE names @@ together $narrowed LIMIT %(common)s) AS one),
    best AS MATERIALIZED (
        SELECT id FROM found LEFT JOIN named USING (id, number) GROUP BY id
        ORDER BY sum(worth * coalesce(times, 1) / (coalesce(times, 1) + %(k1)s * (1 - %(b)s + %(b)s * length / %(mean)s)))
            DESC, id LIMIT %(looked_at)s),
    read AS MATERIALIZED (
        SELECT id, words || '' AS words FROM best JOIN $table USING (id)),
    counted AS MATERIALIZED (
        SELECT id, length, array_agg(number) AS numbers,
            array_agg(ts_rank_cd(%(weights)s::float4[], words, phrase)::float8) AS times
        FROM read JOIN found USING (id) JOIN asked USING (number) GROUP BY id, length)
    SELECT d.id, d.key, d.locale, d.code, d.agency, d.agency_name, d.mode, d.type, d.topics, length, numbers, times
    FROM counted JOIN search_searchdocument AS d ON d.id = counted.id AND d.audience = %(audience)s
"""
_NARROWED = "AND id IN (SELECT id FROM search_searchdocument WHERE $conditions)"
_REQUIRED = " AND words @@ %(required)s::tsquery"
_CONDITIONS = {
    "agency": "agency = %(agency)s",
    "mode": "mode = %(mode)s",
    "type": "type = %(type)s",
    "topic": "strpos(topics, ' ' || %(topic)s || ' ') > 0",
}
_HIT_FIELDS = [one.name for one in fields(Hit) if one.name != "score"]
# Each at most 1, and for the letters D, C, B and A, as ts_rank_cd will have them.
_WEIGHTS = [WEIGHTS[name] / HEAVIEST for name in reversed(LETTERS)]


class PostgresEngine(Engine):
    name = "postgresql"

    @told_when_lost()
    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for batch in batches(documents, BATCH):
                for audience, table in TABLES.items():
                    mine = [document for document in batch if document.audience == audience]
                    others = [document.pk for document in batch if document.audience != audience]
                    cursor.execute(_for(table, _FORGET), [others])
                    _insert(cursor, table, mine)

    @told_when_lost()
    def delete(self, document_ids: Iterable[int]) -> None:
        ids = list(document_ids)
        with transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES.values():
                cursor.execute(_for(table, _FORGET), [ids])

    @told_when_lost()
    def search(self, query: Query, audience: str, filters: dict[str, str] | None = None) -> Hits:
        with connection.cursor() as cursor:
            asked = _Asked.of(cursor, TABLES[audience], query)
            if not asked.clauses:
                return Hits()
            conditions = " AND ".join(_CONDITIONS[name] for name in filters or ())
            narrowed = _NARROWED.replace("$conditions", conditions) if filters else ""
            sql = _SEARCH.replace("$narrowed", narrowed + (_REQUIRED if query.required else ""))
            parameters = asked.parameters() | {"audience": audience, "required": required(query)} | (filters or {})
            cursor.execute(_for(TABLES[audience], sql), parameters)
            return Hits(asked.ranked(cursor.fetchall())[:CANDIDATES])

    def rebuild(self, audience: str, documents: Iterable[SearchDocument]) -> None:
        table, aside = TABLES[audience], f"{TABLES[audience]}_new"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{REBUILD_SECONDS}s'")
            cursor.execute(f"DROP TABLE IF EXISTS {aside}")
            cursor.execute(_for(aside, CREATE))
            for batch in batches(documents, BATCH):
                _insert(cursor, aside, batch)
            for column in ("words", "names"):
                cursor.execute(_for(aside, CREATE_INDEX).replace("$column", column))
            # What has just been filled is read by the wrong plan until it is known how full it is.
            cursor.execute(f"ANALYZE {aside}, {SearchDocument._meta.db_table}")
            _catch_up(cursor, aside, audience)
            # From here on changes and questions wait; the second time there is hardly anything to do.
            if _is_there(cursor, table):
                _lock(cursor, table)
            _catch_up(cursor, aside, audience)
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute(f"ALTER TABLE {aside} RENAME TO {table}")

    @told_when_lost()
    def ids_and_hashes(self, audience: str) -> dict[int, str]:
        with connection.cursor() as cursor:
            cursor.execute(_for(TABLES[audience], _HASHES))
            return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class _Asked:
    """The telling clauses of a query and what the index knows of them: how many documents, how long, how many of each."""

    clauses: list[Clause]
    holding: list[int]
    documents: int
    mean_length: float

    @classmethod
    def of(cls, cursor, table: str, query: Query) -> "_Asked":
        tokens = {(token,) for clause in query.clauses for token in clause.tokens}
        several = {clause.tokens for clause in query.clauses}
        asked = sorted(tokens | several)
        cursor.execute(_for(table, _COUNTS), [[together(one) for one in asked]])
        documents, mean_length, counted = cursor.fetchone()
        counts = dict(zip(asked, counted, strict=True))
        frequencies = {one[0]: count for one, count in counts.items() if len(one) == 1}
        clauses = [clause for clause in telling(query.clauses, frequencies) if counts[clause.tokens]]
        return cls(clauses, [counts[clause.tokens] for clause in clauses], documents, mean_length)

    def parameters(self) -> dict:
        worth = [
            clause.weight * rarity(self.documents, holding)
            for clause, holding in zip(self.clauses, self.holding, strict=True)
        ]
        return {
            "phrases": [phrase(clause) for clause in self.clauses],
            "together": [together(clause.tokens) for clause in self.clauses],
            "worth": worth,
            "named": WEIGHTS["title"],
            "mean": self.mean_length,
            "k1": K1,
            "b": B,
            "weights": _WEIGHTS,
            "common": COMMON,
            "looked_at": LOOKED_AT,
        }

    def ranked(self, rows: list[tuple]) -> list[Hit]:
        """The hits in order, from the rows of ``_SEARCH``: numbers of clauses and how often each stands there."""
        worth = self._worth([dict(zip(numbers, times, strict=True)) for *_, numbers, times in rows])
        hits = []
        for *columns, topics, length, numbers, times in rows:
            share = length / self.mean_length
            score = sum(
                worth[number] * saturation(HEAVIEST * often, share)
                for number, often in zip(numbers, times, strict=True)
                if often
            )
            if score:
                hits.append(Hit(**dict(zip(_HIT_FIELDS, [*columns, tuple(topics.split())], strict=True)), score=score))
        return sorted(hits, key=lambda hit: (-hit.score, hit.document_id))

    def _worth(self, rows: list[dict[int, float]]) -> dict[int, float]:
        """What each clause is worth, by its number. Of a phrase the index knows only who has all its words.

        How many of these have them side by side is told by those that were looked at.
        """
        worth = {}
        for number, (clause, holding) in enumerate(zip(self.clauses, self.holding, strict=True), 1):
            seen = [times[number] for times in rows if number in times]
            share = sum(map(bool, seen)) / len(seen) if seen and len(clause.tokens) > 1 else 1
            worth[number] = clause.weight * rarity(self.documents, holding * share)
        return worth


def _is_there(cursor, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
    return cursor.fetchone()[0]


def _lock(cursor, table: str) -> None:
    """Visitors queue behind a lock that is not granted: rather no new index than a search that hangs."""
    try:
        with transaction.atomic():
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
    except OperationalError as error:
        raise SearchUnavailableError(
            f"The new index cannot take the place of {table}: another process, such as a dump of the database, "
            "is reading it. Try again when that is done."
        ) from error


def _catch_up(cursor, table: str, audience: str) -> None:
    cursor.execute(_for(table, _DIFFERENT), [audience])
    different = cursor.fetchall()
    cursor.execute(_for(table, _FORGET), [[pk for pk, is_gone in different if is_gone]])
    changed = SearchDocument.objects.filter(pk__in=[pk for pk, is_gone in different if not is_gone])
    for batch in batches(changed.iterator(chunk_size=BATCH), BATCH):
        _insert(cursor, table, batch)


def _insert(cursor, table: str, documents: list[SearchDocument]) -> None:
    if documents:
        cursor.executemany(_for(table, _INSERT), [_row(document) for document in documents])


def _row(document: SearchDocument) -> list:
    stored = vector(document)
    return [document.pk, document.content_hash, stored.length, stored.words, stored.names]


def _for(table: str, sql: str) -> str:
    return sql.replace("$table", table)
