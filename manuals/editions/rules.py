"""The database itself refuses to change or remove an edition; only ``unlocked()`` opens it, for tests and a restore."""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# table: what is never changed, and the columns that tell a row
GUARDED = {
    "manuals_edition": ("an edition of a manual", ("manual_key", "number")),
    "manuals_editionfile": ("a file of an edition", ("edition_id", "kind", "language", "service")),
    "manuals_withdrawal": ("the withdrawal of an edition", ("edition_id",)),
}
LOCK = "manuals_editionlock"
REFUSAL = "{what} is never changed or removed: issue the next edition, or withdraw this one (rule {rule})"


def install(using: str = "default") -> None:
    """Make the triggers anew; nothing while a table is missing. SQLite drops them whenever it rebuilds a table."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if not {*GUARDED, LOCK} <= tables:
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in statements(connection):
            cursor.execute(statement)


def statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    for table, (what, columns) in GUARDED.items():
        make = _postgresql if connection.vendor == "postgresql" else _sqlite
        yield from make(table, what, columns)


def _sentence(what: str, rule: str) -> str:
    return REFUSAL.format(what=what, rule=rule).capitalize()


def _sqlite(table: str, what: str, columns: tuple[str, ...]) -> Iterator[str]:
    locked = Template("NOT EXISTS (SELECT 1 FROM $lock)").substitute(lock=LOCK)
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    there = Template("EXISTS (SELECT 1 FROM $table WHERE id = NEW.id OR ($same))").substitute(table=table, same=same)
    # INSERT OR REPLACE removes a row without a trigger for DELETE
    for action, condition in (("update", locked), ("delete", locked), ("insert", f"{locked} AND {there}")):
        rule = f"{table}_no_{action}"
        yield f"DROP TRIGGER IF EXISTS {rule}"
        yield (
            f"CREATE TRIGGER {rule} BEFORE {action.upper()} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{_sentence(what, rule)}'); END"
        )


# A table without rows may be emptied, as the flush after a test does.
_FUNCTION = Template("""
CREATE OR REPLACE FUNCTION $function() RETURNS trigger LANGUAGE plpgsql AS $$$$
BEGIN
    IF EXISTS (SELECT 1 FROM $lock) OR (TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM $table)) THEN
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '$sentence' USING ERRCODE = 'integrity_constraint_violation';
END $$$$""")


def _postgresql(table: str, what: str, columns: tuple[str, ...]) -> Iterator[str]:
    function = f"{table}_refuse"
    yield _FUNCTION.substitute(function=function, lock=LOCK, table=table, sentence=_sentence(what, function))
    for name, event, each in (("row", "UPDATE OR DELETE", "ROW"), ("table", "TRUNCATE", "STATEMENT")):
        rule = f"{table}_no_change_of_{name}"
        yield f"DROP TRIGGER IF EXISTS {rule} ON {table}"
        yield f"CREATE TRIGGER {rule} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"


@contextmanager
def unlocked(why: str, using: str = "default") -> Iterator[None]:
    """Within it editions may be changed and removed, by this transaction alone. For tests and a restore."""
    lock = apps.get_model("manuals", "EditionLock").objects.using(using)
    with transaction.atomic(using=using):
        row = lock.create(why=why[:200])
        yield
        row.delete(using=using)


def after_migrate(using: str, **kwargs) -> None:
    install(using)
