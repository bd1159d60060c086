"""``python -m tests.benchmarks.search [--documents 13000] [--corpus FILE]``: how the search finds and answers among many.

Beside the demonstration's services so many documents are built, and each engine that is here is asked the project's own
questions without them and with them. Run by ``make bench``. Nothing here asserts a number of seconds.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import requirements, servers
from tests.benchmarks.search import corpus

DOCUMENTS = 13_000
QUESTIONS = "tests/search/queries.csv"
ENGINES = {"sqlite": None, "postgresql": "postgresql", "elasticsearch": "elasticsearch"}
KINDS = ("news", "information")
OWN = {"DATABASE_URL": "", "ELASTICSEARCH_URL": ""}


def present() -> list[str]:
    """The engines whose programs are on this machine."""
    return [name for name, program in ENGINES.items() if program is None or requirements.find(program)]


def measure(
    environment: dict[str, str], documents: int = DOCUMENTS, path: Path | None = None,
    engines: list[str] | None = None, kind: str = KINDS[0],
) -> None:  # fmt: skip
    """Prints the figures; ``environment`` is of a demonstration, which stays as it is."""
    told = f"articles of {path.name}" if path else "shuffled text of the demonstration"
    print(f"\nSearch among {documents} documents ({told}, as {kind})", flush=True)
    for name in engines or present():
        with _with_engine(name, environment) as own:
            alone = _run(own, "questions", name, QUESTIONS)
            built = _run(own, "building", str(documents), kind, *([str(path.resolve())] if path else []))
            _print(name, alone, built, _run(own, "questions", name, QUESTIONS))


def _print(name: str, alone: dict, built: dict, among: dict) -> None:
    per_thousand = built["documents"] / 1000
    print(f"\n{name}: {built['documents']} documents")
    print(f"  {'':<28} {'alone':>8} {'among':>8} {'ratio':>6}")
    rows = {
        "MRR@10": lambda one: one["mrr"],
        "share without result": lambda one: one["without_result"],
        "CPU ms a question, mean": lambda one: one["cpu_ms"]["mean"],
        "CPU ms a question, p95": lambda one: one["cpu_ms"]["p95"],
        "database's CPU ms a question": lambda one: one["server_ms"],
        "CPU ms a page, mean": lambda one: one["page"]["cpu_ms"]["mean"],
        "CPU ms a page, p95": lambda one: one["page"]["cpu_ms"]["p95"],
        "SQL a page, most": lambda one: one["page"]["sql"],
        "slowest bad question, ms": lambda one: max(each["wall"] for each in one["nasty"].values()),
        "its CPU at most, ms": lambda one: max(each["cpu"] for each in one["nasty"].values()),
    }
    for row, figure in rows.items():
        before, after = figure(alone), figure(among)
        print(f"  {row:<28} {before:>8.3f} {after:>8.3f} {f'{after / before:>6.2f}' if before else ''}")
    slowest = max(among["nasty"], key=lambda kind: among["nasty"][kind]["wall"])
    print(f"  slowest of the bad questions: {slowest}")
    taken = {"new": built["new"], "unchanged": built["unchanged"]}
    taken |= {f"{one} alone": seconds for one, seconds in built["engines"].items()}
    print("  index, s per 1,000 documents (CPU of this process):")
    for what, seconds in taken.items():
        print(f"    {what:<26} {seconds['wall'] / per_thousand:>8.2f} ({seconds['cpu'] / per_thousand:.2f})")
    print(f"  memory {built['megabytes']:.0f} MB above idle", flush=True)


@contextmanager
def _with_engine(name: str, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a demonstration of its own in which this engine answers, its index built."""
    if name == "postgresql":
        with servers.postgresql() as url, _a_folder() as folder:
            own = environment | OWN | {"PORTAL_VAR": str(folder), "DATABASE_URL": url}
            subprocess.run([sys.executable, "deploy/seed.py"], cwd=servers.PROJECT, env=os.environ | own, check=True)
            yield own
    else:
        with _a_folder() as folder:
            shutil.copytree(environment["PORTAL_VAR"], folder, dirs_exist_ok=True)
            own = environment | OWN | {"PORTAL_VAR": str(folder)}
            if name == "sqlite":
                yield own
                return
            with servers.elasticsearch() as (address, _pid):
                own["ELASTICSEARCH_URL"] = address
                command = [sys.executable, "manage.py", "search_index"]
                subprocess.run(
                    command, cwd=servers.PROJECT, env=os.environ | own, check=True, stdout=subprocess.DEVNULL
                )
                yield own


@contextmanager
def _a_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="portal-search-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(environment: dict[str, str], module: str, *arguments: str) -> dict:
    command = [sys.executable, "-m", f"tests.benchmarks.search.{module}", *arguments]
    answer = subprocess.run(
        command, cwd=servers.PROJECT, env=os.environ | environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(answer.stdout.splitlines()[-1])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="how many are built beside the services")
    parser.add_argument(
        "--corpus", type=Path, help="JSON lines with title and body, may be gzipped; else text of the demonstration"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, help="default: those whose programs are here")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="what the documents are")
    arguments = parser.parse_args()
    check(parser, arguments)
    with servers.demonstration() as environment:
        measure(environment, arguments.documents, arguments.corpus, arguments.engines, arguments.kind)


def check(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """A corpus that cannot be read is told at once, not after an hour."""
    if arguments.documents < 1:
        parser.error("--documents: a number from 1 is accepted.")
    if arguments.corpus:
        try:
            corpus.read(arguments.corpus)
        except corpus.UnreadableCorpusError as error:
            parser.error(str(error))
