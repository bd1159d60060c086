"""What lists cost with fifty services and with ten thousand: SQL and CPU a page, their ratio; open data of all of them.

A page of few services is the longer one of many: how many each shows stands beside its figures. On the way, with a
thousand services, the board of the standard is measured.

Run by ``make bench``, or alone: ``python -m tests.benchmarks.lists [--services 10000]``.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from tests import servers
from tests.benchmarks.costs import AFTER_A_CHANGE
from tests.benchmarks.processes import cpu_seconds, peak_memory, processes_below, resident_memory, restart_peak

PROJECT = Path(__file__).resolve().parent.parent.parent
SERVICES, AT_FIRST = 10_000, 50
# At so many the board of the standard is measured.
OF_BOARD = 1_000
LISTS = {
    "all services": "services/",
    "last page": "services/?page={last}",
    "by agency": "services/?agency=dopa",
    "by topic": "services/?topic=vehicles",
    "by audience": "services/?audience=business",
    "by mode": "services/?mode=complete",
    "by two, last page": "services/?mode=complete&audience=citizen&page={last}",
    "page of an agency": "services/dopa/",
    "its last page": "services/dopa/?page={last}",
    "page of a topic": "services/topics/vehicles/",
    "home": "",
    "centre": "about/",
    "a service": "services/dopa/id-card-lost/",
    "search": f"search/?q={quote('ทำบัตรประชาชนหาย')}",
    "papers": "services/list/?s=id-card-lost&case=proxy",
}
ADDRESSES = {
    **{name: f"/{path}" for name, path in LISTS.items()},
    **{f"{name} (en)": f"/en/{path}" for name, path in LISTS.items()},
    "sitemap": "/sitemap.xml",
    "first after a change": AFTER_A_CHANGE,
}


def measure(environment: dict[str, str], services: int) -> None:
    """Prints the table; ``environment`` is of a fresh demonstration, which is filled up to ``services`` services."""
    print(f"\nLists: SQL and CPU ms a request at {AT_FIRST} and at {services} services", flush=True)
    few = _costs(environment)
    of_board = min(services, OF_BOARD)
    _run(environment, "tests.benchmarks.many_services", str(of_board - AT_FIRST))
    print(f"\nBoard of the standard at {of_board} services\n{_run(environment, 'tests.benchmarks.board')}", flush=True)
    if services > of_board:
        _run(environment, "tests.benchmarks.many_services", str(services - of_board))
    many = _costs(environment)
    print(f"{'page':<26} {'SQL':>9} {'services':>9} {'CPU ms':>17} {'ratio':>6}")
    for name, before in few.items():
        after = many[name]
        print(
            f"{name:<26} {before['sql']:>4} {after['sql']:>4} {before['shown']:>4} {after['shown']:>4} "
            f"{before['cpu_ms']:>8.1f} {after['cpu_ms']:>8.1f} "
            f"{after['cpu_ms'] / before['cpu_ms']:>6.2f}"
        )
    measure_open_data(environment)


def _costs(environment: dict[str, str]) -> dict[str, dict[str, float]]:
    answer = _run(environment, "tests.benchmarks.costs", *ADDRESSES.values())
    return dict(zip(ADDRESSES, map(json.loads, answer.splitlines()), strict=True))


def _run(environment: dict[str, str], module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def measure_open_data(environment: dict[str, str]) -> None:
    """Memory above idle, CPU and time of the whole catalogue from one worker."""
    with servers.portal(environment, workers=1, threads=2) as (address, pid):
        for path in ("/", "/services/", "/services/id-card-lost.json"):
            with urllib.request.urlopen(f"{address}{path}", timeout=60) as answer:  # noqa: S310 (our own server)
                answer.read()
        worker = processes_below(pid)[-1]
        idle, cpu, started = resident_memory(worker), cpu_seconds([worker]), time.monotonic()
        restart_peak(worker)
        size = 0
        with urllib.request.urlopen(f"{address}/services.json", timeout=600) as answer:  # noqa: S310 (our own server)
            while part := answer.read(1 << 20):
                size += len(part)
        print(
            f"\n/services.json: {size / 1e6:.0f} MB in {time.monotonic() - started:.0f} s, "
            f"{cpu_seconds([worker]) - cpu:.0f} s of CPU, {peak_memory(worker) - idle:.0f} MB above idle ({idle:.0f} MB)"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=SERVICES, help="how many the larger set has")
    arguments = parser.parse_args()
    with servers.demonstration() as environment:
        measure(environment, arguments.services)


if __name__ == "__main__":
    main()
