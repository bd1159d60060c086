"""``make bench``: how fast the portal answers, how well it finds and how it grows, on a freshly built demonstration.

Pages: requests a second, CPU a request and SQL a request, and each as a ratio to the framework's floor (``/healthz``)
of the same run, so that runs on different machines can be compared. Nothing here asserts a number of seconds.
"""

import argparse
import http.client
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests import servers
from tests.benchmarks import lists
from tests.benchmarks.processes import cpu_seconds, processes_below
from tests.benchmarks.search import among

PROJECT = Path(__file__).resolve().parent.parent.parent
FLOOR = "/healthz"
PAGES = {
    "floor": FLOOR,
    "home": "/",
    "home (en)": "/en/",
    "service": "/services/dopa/id-card-lost/",
    "service (en)": "/en/services/dopa/id-card-lost/",
    "untranslated (en)": "/en/services/rfd/chainsaw-permit/",
    "manual": "/manuals/id-card-lost/",
    "manual (en)": "/en/manuals/id-card-lost/",
    "manuals": "/manuals/",
    "agency": "/services/dopa/",
    "listing": "/services/",
    "listing (en)": "/en/services/",
    "search": f"/search/?q={quote('ทำบัตรประชาชนหาย')}",
    "search (en)": "/en/search/?q=lost+id+card",
    "search.json": f"/search.json?q={quote('บัตรหาย')}",
}
APART = {
    "pdfs": "PDFs of the demonstration's editions",
    "derivatives": "Files of a logo",
    "statistics": "Counts of a thousand services",
    "wearing": "From a logo made current to what wears it",
}
CLIENTS = 4


@dataclass
class Figure:
    requests_per_second: float
    cpu_ms: float


def load(address: str, path: str, seconds: float) -> int:
    """Ask for ``path`` from several clients for ``seconds``; the number of answers. Raises on any answer but 200."""
    host = urlsplit(address).netloc
    end, counts, wrong = time.monotonic() + seconds, [0] * CLIENTS, []

    def ask(index: int) -> None:
        connection = http.client.HTTPConnection(host, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})  # as browsers do
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                wrong.append(response.status)
                return
            counts[index] += 1

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{path} answered {wrong[0]}.")
    return sum(counts)


def measure(address: str, pid: int, path: str, seconds: float) -> Figure:
    load(address, path, 0.5)
    before, started = cpu_seconds(processes_below(pid)), time.monotonic()
    answers = load(address, path, seconds)
    elapsed = time.monotonic() - started
    return Figure(answers / elapsed, (cpu_seconds(processes_below(pid)) - before) / answers * 1000)


def count_queries(environment: dict[str, str]) -> dict[str, int]:
    """SQL a request of each page, counted in a process of its own on the same database."""
    command = [sys.executable, "-m", "tests.benchmarks.queries", *PAGES.values()]
    answer = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return dict(zip(PAGES, map(int, answer.stdout.split()), strict=True))


def measure_pages(environment: dict[str, str], seconds: float) -> None:
    queries = count_queries(environment)
    with servers.portal(environment, workers=2, threads=4) as (address, pid):
        figures = {name: measure(address, pid, path, seconds) for name, path in PAGES.items()}
    floor = figures["floor"]
    print(f"\n{'page':<18} {'req/s':>8} {'of floor':>9} {'CPU ms':>8} {'x floor':>8} {'SQL':>4}")
    for name, figure in figures.items():
        print(
            f"{name:<18} {figure.requests_per_second:>8.0f} {figure.requests_per_second / floor.requests_per_second:>9.2f} "
            f"{figure.cpu_ms:>8.2f} {figure.cpu_ms / floor.cpu_ms:>8.1f} {queries[name]:>4}"
        )


def measure_apart(environment: dict[str, str]) -> None:
    """What a process of its own measures on the same database."""
    for module, heading in APART.items():
        print(f"\n{heading}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{module}"]
        subprocess.run(command, cwd=PROJECT, env={**os.environ, **environment}, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4, help="how long each page is asked for")
    parser.add_argument("--services", type=int, default=lists.SERVICES, help="how many the larger set of services has")
    among.add_arguments(parser)
    arguments = parser.parse_args()
    among.check(parser, arguments)
    with servers.demonstration() as environment:
        measure_pages(environment, arguments.seconds)
        among.measure(environment, arguments.documents, arguments.corpus)
        measure_apart(environment)
        lists.measure(environment, arguments.services)
    print("\nAnswers of the survey, on PostgreSQL", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.survey"], cwd=PROJECT, check=True)


if __name__ == "__main__":
    main()
