"""The engines that store and rank tokens, by name."""

from django.conf import settings
from django.db import connection

from search.engines.base import Engine, SearchUnavailableError
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SqliteEngine

ENGINES: dict[str, type[Engine]] = {
    engine.name: engine for engine in (SqliteEngine, PostgresEngine, ElasticsearchEngine)
}
BY_DATABASE = {"sqlite": SqliteEngine.name, "postgresql": PostgresEngine.name}


def get_engine(name: str | None = None) -> Engine:
    """The engine of that name, or the one that answers here. Raises SearchUnavailableError with a sentence."""
    if name is None:
        name = ElasticsearchEngine.name if settings.ELASTICSEARCH_URL else BY_DATABASE.get(connection.vendor)
        if name is None:
            raise SearchUnavailableError(
                f"There is no search engine for the database {connection.vendor} yet. "
                f"Databases with one: {', '.join(BY_DATABASE)}."
            )
    if name not in present_engines():
        raise SearchUnavailableError(
            f"The search engine {name!r} is not here. Present: {', '.join(present_engines())}."
        )
    return ENGINES[name]()


def substitute_of(engine: Engine) -> Engine | None:
    """The database's own engine, for one that is elsewhere; None where there is no other."""
    own = BY_DATABASE.get(connection.vendor)
    return ENGINES[own]() if own and not engine.in_database else None


def present_engines() -> list[str]:
    """The names of the engines that can be used with the settings of this process, the database's own first.

    All of them hold all documents, so that one can answer in another's place.
    """
    names = [name for vendor, name in BY_DATABASE.items() if vendor == connection.vendor]
    return [*names, ElasticsearchEngine.name] if settings.ELASTICSEARCH_URL else names
