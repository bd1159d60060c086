"""The connection to Elasticsearch: impatient, and every failure told in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, TransportError
from elasticsearch import ConnectionError as NoConnectionError

from search.engines.base import SearchUnavailableError

MISSING = "its index is missing; search_index builds it"


def client(seconds: float) -> Elasticsearch:
    """The client of this process that waits so long for a connection and for an answer, and asks once."""
    return _client(settings.ELASTICSEARCH_URL).options(request_timeout=seconds)


@lru_cache(maxsize=2)
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(url, max_retries=0, retry_on_timeout=False, retry_on_status=())


@contextmanager
def told(what: str) -> Iterator[None]:
    """Whatever the server does instead of answering is a SearchUnavailableError. ``what`` was wanted, in English."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise SearchUnavailableError(f"Elasticsearch cannot {what}: {_reason(error)}.") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise SearchUnavailableError(f"Elasticsearch cannot {what}: its answer cannot be read.") from error


def _reason(error: Exception) -> str:
    match error:
        case ConnectionTimeout():
            return "it does not answer in time"
        case NoConnectionError():
            return "it cannot be reached"
        case TransportError():
            return "its answer cannot be read"
        case ApiError() if error.meta.status == 404:
            return MISSING
        case ApiError():
            return f"it answers {error.meta.status}, {error.message}"
    return str(error)


def refusal(answer: dict) -> str:
    """Why one document of many was not stored."""
    kind = answer["error"]["type"]
    return MISSING if kind == "index_not_found_exception" else f"it answers {answer['status']}, {kind}"
