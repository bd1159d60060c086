"""``python -m tests.benchmarks.imports 1000 [--thai-only]``: how long an import of that many complete services takes.

The services are made from the rows of the demonstration, shuffled in the same way every time, and imported into a fresh
database. Prints seconds, services a second, and the memory above that of the idle portal. ``--profile`` prints where the
time goes instead (and takes longer).
"""

import argparse
import cProfile
import os
import pstats
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

SEED = 2569
KIBIBYTES_PER_MEGABYTE = 1024


def services(count: int, thai_only: bool) -> Iterator[dict]:
    """Complete records in the importer's columns: the rows of each field are those of some service of the demonstration."""
    from service_pages.imports import columns
    from tests.service_pages.imports.files import complete_row

    donors, chance = _demonstration(), random.Random(SEED)
    rows_of = {
        name: [donor[name] for donor in donors if isinstance(donor.get(name), list)] for name in columns.row_kinds()
    }
    for number in range(1, count + 1):
        base = chance.choice(donors)
        record = dict.fromkeys(columns.flat(), "") | {columns.STALE: []} | base
        record["code"] = f"service-{number}"
        record["name_th"], record["name_en"] = f"{base['name_th']} แบบที่ {number}", f"{base['name_en']}, kind {number}"
        for name, kinds in rows_of.items():
            # The letters of ways join rows of one service, and these are of several.
            alone = {"way": None} if name in ("steps", "totals") else {}
            record[name] = [complete_row(name, **row | alone) for row in chance.choice(kinds)]
        record["related"] = [complete_row("related", service=f"service-{number % count + 1}")] if count > 1 else []
        yield _without_english(record) if thai_only else record


def _demonstration() -> list[dict]:
    import yaml

    from service_pages.demo import service_files

    return [
        service
        for path in service_files()
        for service in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["services"]
    ]


def _without_english(value):
    if isinstance(value, list):
        return [_without_english(item) for item in value]
    if not isinstance(value, dict):
        return value
    words = {
        key: "" if key.endswith("_en") and key != "agency_en" else _without_english(item) for key, item in value.items()
    }
    return words | {key: [] for key in words if key == "common_names_en"}


def write(path: Path, count: int, thai_only: bool) -> None:
    from service_pages.exports import WRITERS

    path.write_bytes(WRITERS[path.suffix](services(count, thai_only)))


def prepare(path: Path, count: int, thai_only: bool) -> None:
    """The tables, the site, topics and agencies, as they are before a first import; and the file."""
    from django.core.management import call_command

    from home.site import create_site
    from service_pages import demo
    from service_pages.setup import ensure_index

    call_command("migrate", verbosity=0)
    create_site()
    demo.build_topics()
    demo.build_agencies(ensure_index())
    write(path, count, thai_only)


def peak_megabytes() -> float:
    """Of this process alone; ``ru_maxrss`` begins with what the process that started it had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / KIBIBYTES_PER_MEGABYTE


def measure(path: Path, profile: bool) -> None:
    from portal import warmup
    from service_pages.imports import import_services

    warmup.run()
    idle, started, cpu = peak_megabytes(), time.monotonic(), time.process_time()
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    report = import_services(path)
    profiler.disable()
    seconds, cpu, done = time.monotonic() - started, time.process_time() - cpu, len(report.created)
    print(
        f"{done} services ({len(report.drafts)} drafts) in {seconds:.1f} s: {done / seconds:.1f} a second, {cpu / done * 1000:.0f} ms of CPU each"
    )
    print(
        f"memory: {peak_megabytes() - idle:.0f} MB above the idle portal ({idle:.0f} MB); file: {path.stat().st_size / 1e6:.1f} MB"
    )
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(400)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many services")
    parser.add_argument("--thai-only", action="store_true", help="without English")
    parser.add_argument("--format", default="xlsx", choices=["xlsx", "yaml", "json"])
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.prepared:
        django.setup()
        measure(arguments.prepared, arguments.profile)
        return
    with tempfile.TemporaryDirectory(prefix="portal-import-") as folder:
        environment = {"PORTAL_VAR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "LOG_LEVEL": "WARNING"}
        os.environ.update(environment)
        django.setup()
        path = Path(folder) / f"services.{arguments.format}"
        prepare(path, arguments.count, arguments.thai_only)
        # A process of its own: what preparing took is not counted.
        command = [sys.executable, "-m", "tests.benchmarks.imports", *sys.argv[1:], "--prepared", str(path)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
