"""The database itself refuses to change or remove an edition, or a version of a section; only ``unlocked()`` opens it, for tests and a restore."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from string import Template

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Guarded:
    """A table whose rows are never changed or removed.

    ``key``: the columns that tell a row; ``instead``: what to do; ``may_lose``: a column that may become NULL.
    """

    what: str
    key: tuple[str, ...]
    instead: str = "issue the next edition, or withdraw this one"
    may_lose: str = ""


GUARDED = {
    "manuals_edition": Guarded("an edition of a manual", ("manual_key", "number")),
    "manuals_editionfile": Guarded("a file of an edition", ("edition_id", "kind", "language", "service")),
    "manuals_withdrawal": Guarded("the withdrawal of an edition", ("edition_id",)),
    "manuals_sectionid": Guarded("the id of a section", ("code",), "a section keeps its id for ever"),
    "manuals_sectionversion": Guarded(
        "a version of a section", ("section_id", "number"), "publish the next version", may_lose="by_id"
    ),
}
LOCK = "manuals_editionlock"
REFUSAL = "{what} is never changed or removed: {instead} (rule {rule})"


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
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    for table, guarded in GUARDED.items():
        yield from make(table, guarded)


def _sentence(guarded: Guarded, rule: str) -> str:
    return REFUSAL.format(what=guarded.what, instead=guarded.instead, rule=rule).capitalize()


def _columns(table: str) -> list[str]:
    (model,) = (model for model in apps.get_app_config("manuals").get_models() if model._meta.db_table == table)
    return [str(field.column) for field in model._meta.local_concrete_fields]


def _loses_only(table: str, column: str, same: str) -> str:
    """A condition: the row is what it was but for ``column``, which is now NULL. ``same``: how SQL compares with NULL."""
    kept = (f"NEW.{name} {same} OLD.{name}" for name in _columns(table) if name != column)
    return " AND ".join((f"NEW.{column} IS NULL", *kept))


def _sqlite(table: str, guarded: Guarded) -> Iterator[str]:
    locked = Template("NOT EXISTS (SELECT 1 FROM $lock)").substitute(lock=LOCK)
    same = " AND ".join(f"{column} = NEW.{column}" for column in guarded.key)
    there = Template("EXISTS (SELECT 1 FROM $table WHERE id = NEW.id OR ($same))").substitute(table=table, same=same)
    changed = f"{locked} AND NOT ({_loses_only(table, guarded.may_lose, 'IS')})" if guarded.may_lose else locked
    # INSERT OR REPLACE removes a row without a trigger for DELETE
    for action, condition in (("update", changed), ("delete", locked), ("insert", f"{locked} AND {there}")):
        rule = f"{table}_no_{action}"
        yield f"DROP TRIGGER IF EXISTS {rule}"
        yield (
            f"CREATE TRIGGER {rule} BEFORE {action.upper()} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{_sentence(guarded, rule)}'); END"
        )


# A table without rows may be emptied, as the flush after a test does.
_FUNCTION = Template("""
CREATE OR REPLACE FUNCTION $function() RETURNS trigger LANGUAGE plpgsql AS $$$$
BEGIN
    IF EXISTS (SELECT 1 FROM $lock) OR (TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM $table)) THEN
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF $allowed THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '$sentence' USING ERRCODE = 'integrity_constraint_violation';
END $$$$""")


def _postgresql(table: str, guarded: Guarded) -> Iterator[str]:
    function = f"{table}_refuse"
    allowed = _loses_only(table, guarded.may_lose, "IS NOT DISTINCT FROM") if guarded.may_lose else "FALSE"
    yield _FUNCTION.substitute(
        function=function, lock=LOCK, table=table, allowed=allowed, sentence=_sentence(guarded, function)
    )
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
