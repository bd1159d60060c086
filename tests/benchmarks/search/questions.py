"""``python -m tests.benchmarks.search.questions ENGINE QUESTIONS.csv``: how an engine answers, as one JSON object.

CPU is of this process, in milliseconds a question, for the answer with the texts of its first page; ``server_ms`` that
of PostgreSQL's process for this connection, where it runs on this machine. ``page``: of the whole results page, with SQL.
``nasty``: by the clock and in CPU, the pages of questions that are meant badly.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlencode

import django

from tests.benchmarks.processes import cpu_seconds

PER_PAGE = 10
NASTY = {
    "200 words": "บัตร ประชาชน ทะเบียน บ้าน ใบ ขับ ขี่ รถ ภาษี ร้าน " * 20,
    "200 words in English": "card house register tax shop licence driver car new lost " * 20,
    "one letter": "ก",
    "only common words": "การ ใน ที่ และ ของ เป็น ได้ ให้ มี ว่า",
    "common names": "รัฐบาล ประเทศไทย นายกรัฐมนตรี ประชาชน",
    "a letter, many times": "ก" * 5000,
    "all there is": "*:*",
    "another language": 'title:บัตร AND _exists_:body OR /.*/ NEAR("a b")',
    "right to left": "\u202eประชาชน\u202c \u200fบัตร\u200e",
    "signs": "\"'()[]{}^~*?\\/:+-!&|",
}


def main(arguments: list[str]) -> None:
    name, path = arguments
    django.setup()
    print(json.dumps(measure(name, Path(path))))


def measure(name: str, path: Path) -> dict:
    from portal import warmup
    from portal.tree import TreeMiddleware
    from search.engines import get_engine
    from search.finding import find
    from search.measuring import evaluate, read_questions

    warmup.run()
    questions, engine = read_questions(path), get_engine(name)
    evaluate(questions[:20], engine)
    figures = evaluate(questions, engine)
    # As in a request, which reads the tree's generation once.
    ask = TreeMiddleware(lambda one: find(one.text, one.language, engine=engine).results(0, PER_PAGE))
    server = _server(name)
    before = cpu_seconds(server)
    spent = [_cpu_ms(ask, one) for one in questions]
    return {
        "mrr": figures.mrr,
        "without_result": figures.without_result,
        "cpu_ms": _told(spent),
        "server_ms": 1000 * (cpu_seconds(server) - before) / len(questions),
        "page": pages(name, [(one.language, one.text) for one in questions[::4]]),
        "nasty": nasty(name),
    }


def pages(name: str, questions: Iterable[tuple[str, str]]) -> dict:
    """The results page with this engine: the most SQL statements, CPU."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, spent, statements = _client(name), [], []
    _get(client, "/search/")  # templates are read before time is taken
    _get(client, f"/search/?{urlencode({'q': 'บัตร'})}")
    for language, text in questions:
        address = f"{'' if language == 'th' else f'/{language}'}/search/?{urlencode({'q': text})}"
        spent.append(_cpu_ms(_get, client, address))
        counts = []
        for _ in range(2):  # the tree is read anew once a minute
            with CaptureQueriesContext(connection) as captured:
                _get(client, address)
            counts.append(len(captured))
        statements.append(min(counts))
    return {"sql": max(statements), "cpu_ms": _told(spent)}


def nasty(name: str) -> dict[str, dict[str, float]]:
    """Milliseconds of each kind of question; by the clock the best of three, as the machine may be busy."""
    client, figures = _client(name), {}
    for kind, text in NASTY.items():
        address = f"/search/?{urlencode({'q': text})}"
        wall = min(_wall_ms(_get, client, address) for _ in range(3))
        figures[kind] = {"wall": wall, "cpu": _cpu_ms(_get, client, address)}
    return figures


def _client(name: str):
    """Asks pages that are answered by this engine. Raises RuntimeError when another one would answer."""
    from django.test import Client

    from search.engines import get_engine

    if get_engine().name != name:
        raise RuntimeError(f"With these settings {get_engine().name} answers, not {name}.")
    return Client(HTTP_HOST="127.0.0.1")


def _get(client, address: str) -> None:
    status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answered {status}.")


def _server(name: str) -> list[int]:
    from django.db import connection

    if name != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [cursor.fetchone()[0]]


def _told(milliseconds: list[float]) -> dict[str, float]:
    return {"mean": statistics.mean(milliseconds), "p95": statistics.quantiles(milliseconds, n=20)[-1]}


def _cpu_ms(action: Callable, *arguments) -> float:
    started = time.process_time()
    action(*arguments)
    return (time.process_time() - started) * 1000


def _wall_ms(action: Callable, *arguments) -> float:
    started = time.perf_counter()
    action(*arguments)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
