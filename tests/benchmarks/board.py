"""``python -m tests.benchmarks.board``: what the board of the standard costs its head, on a built demonstration.

Every service gets counts of users first, as after two years. Beside seconds stands the ratio to the list of services of the
same run, so that runs on different machines can be compared. Nothing here asserts a number of seconds.
"""

import os
import statistics
import time

import django

LIST = "list of services"
ADDRESSES = {
    LIST: "/services/",
    "board": "/admin/standard/",
    "a criterion": "/admin/standard/of/joint-service-centre/6.3/",
    "public page": "/standard/",
    "public page (en)": "/en/standard/",
}
TIMES = 7


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    with open(os.devnull, "w") as nowhere:
        _fill(nowhere)
    client = _head()
    rows = {name: _cost(client, address) for name, address in ADDRESSES.items()}
    rows["board, after a change"] = _after_a_change(client)
    seconds_of_list = rows[LIST][2]
    print(f"{'page':<22} {'SQL':>4} {'CPU ms':>8} {'seconds':>8} {'x list':>7}")
    for name, (queries, cpu_ms, seconds) in rows.items():
        print(f"{name:<22} {queries:>4} {cpu_ms:>8.1f} {seconds:>8.3f} {seconds / seconds_of_list:>7.1f}")


def _fill(out) -> None:
    from home.statistics import demo

    demo.build(out)


def _head():
    from django.test import Client

    from portal.accounts import HEADS
    from portal.models import User

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.filter(groups__name=HEADS).first())
    return client


def _cost(client, address: str) -> tuple[int, float, float]:
    """SQL statements of a warm request, and the medians of its CPU milliseconds and its seconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _ask(client, address)
    with CaptureQueriesContext(connection) as captured:
        _ask(client, address)
    queries = len(captured)
    spent = [_ask(client, address) for _ in range(TIMES)]
    return queries, *(statistics.median(figures) for figures in zip(*spent, strict=True))


def _after_a_change(client) -> tuple[int, float, float]:
    """The same of the first board after a publication, in a process that has answered before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from portal.models import Generation

    spent, queries = [], 0
    for _ in range(3):
        Generation.raise_now()
        with CaptureQueriesContext(connection) as captured:
            spent.append(_ask(client, ADDRESSES["board"]))
        queries = len(captured)
    return queries, *(statistics.median(figures) for figures in zip(*spent, strict=True))


def _ask(client, address: str) -> tuple[float, float]:
    """CPU milliseconds and seconds of a request. Raises RuntimeError where the answer is not 200."""
    cpu, started = time.process_time(), time.perf_counter()
    response = client.get(address)
    spent = (time.process_time() - cpu) * 1000, time.perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return spent


if __name__ == "__main__":
    main()
