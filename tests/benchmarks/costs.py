"""``python -m tests.benchmarks.costs ADDRESS …``: SQL and CPU of warm requests, one JSON object an address.

``{last}`` in an address stands for the last page of its list. The address ``changed`` stands for a visitor's first
request to the list of services after a publication, in a process that has answered before.
"""

import json
import re
import statistics
import sys
import time

import django

AFTER_A_CHANGE = "changed"
TIMES = 15
CARD = b'class="service-card"'


def main(addresses: list[str]) -> None:
    django.setup()
    for address in addresses:
        print(json.dumps(first_after_a_change() if address == AFTER_A_CHANGE else cost(address)), flush=True)


def _client():
    from django.test import Client

    return Client(HTTP_HOST="127.0.0.1")


def cost(address: str) -> dict[str, float]:
    """SQL statements of a request, services shown in a list, and the median of the CPU time in milliseconds.

    Raises RuntimeError where the answer is not 200.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = _client()
    if "{last}" in address:
        pages = re.findall(r"page=(\d+)", client.get(address.replace("page={last}", "page=1")).content.decode())
        address = address.format(last=max(map(int, pages), default=1))
    _cpu_ms(client, address)
    with CaptureQueriesContext(connection) as captured:
        shown = client.get(address).content.count(CARD)
    statements = len(captured)
    spent = statistics.median(_cpu_ms(client, address) for _ in range(TIMES))
    return {"sql": statements, "shown": shown, "cpu_ms": spent}


def first_after_a_change() -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from portal.models import Generation

    client, costs = _client(), []
    client.get("/services/")
    for _ in range(5):
        Generation.raise_now()
        with CaptureQueriesContext(connection) as captured:
            costs.append(_cpu_ms(client, "/services/"))
    return {"sql": len(captured), "shown": 0, "cpu_ms": statistics.median(costs)}


def _cpu_ms(client, address: str) -> float:
    before = time.process_time()
    response = client.get(address)
    length = sum(map(len, response)) if response.streaming else len(response.content)
    spent = (time.process_time() - before) * 1000
    if response.status_code != 200 or not length:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
