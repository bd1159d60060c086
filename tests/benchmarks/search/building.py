"""``python -m tests.benchmarks.search.building DOCUMENTS KIND [CORPUS]``: documents beside a demonstration's own.

Prints one JSON object: how many documents there are, how long building all anew took when these were new, once more when
none had changed, and for each engine alone, in seconds of the clock, and the peak of memory above the idle portal.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django

from tests.benchmarks.processes import peak_memory, resident_memory
from tests.benchmarks.search import corpus

LANGUAGE = "th"


def main(arguments: list[str]) -> None:
    count, kind, *path = arguments
    django.setup()
    print(json.dumps(build(int(count), kind, Path(path[0]) if path else None)))


def build(count: int, kind: str, path: Path | None = None) -> dict:
    """Registers the documents as a source of things that are found and are no pages, and builds the index."""
    from portal import indexing as protocol
    from portal import warmup
    from search import indexing
    from search.models import SearchDocument

    warmup.run()
    articles = corpus.read(path) if path else corpus.shuffled(_texts())
    protocol.sources.append(lambda: _documents(articles, count, kind))
    idle = resident_memory(os.getpid())
    figures = {
        "new": _taken(indexing.rebuild),
        "unchanged": _taken(indexing.rebuild),
        "engines": {engine.name: _taken(_rebuild, engine) for engine in indexing.engines()},
    }
    memory = peak_memory(os.getpid()) - idle
    return figures | {"documents": SearchDocument.objects.count(), "megabytes": memory}


def _texts() -> list[str]:
    from search.models import SearchDocument

    rows = SearchDocument.objects.filter(locale=LANGUAGE, page__isnull=False).order_by("pk")
    return [f"{title}\n{body}" for title, body in rows.values_list("title", "body")]


def _documents(articles: list[corpus.Article], count: int, kind: str) -> Iterator[tuple]:
    from portal.indexing import PageDocument

    for number, article in enumerate(corpus.varied(articles, count), 1):
        yield f"bench:{number}", LANGUAGE, f"/bench/{number}/", PageDocument(kind, article.title, body=article.body)


def _rebuild(engine) -> None:
    from search.indexing import AUDIENCES
    from search.models import SearchDocument

    for audience in AUDIENCES:
        engine.rebuild(audience, SearchDocument.objects.filter(audience=audience))


def _taken(action: Callable, *arguments) -> dict[str, float]:
    """Seconds by the clock, and of CPU of this process."""
    started, cpu = time.monotonic(), time.process_time()
    action(*arguments)
    return {"wall": time.monotonic() - started, "cpu": time.process_time() - cpu}


if __name__ == "__main__":
    main(sys.argv[1:])
