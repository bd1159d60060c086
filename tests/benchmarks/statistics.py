"""What counts of many services cost: the import of a year of them, and the public page of their figures.

Run by ``make bench``, or alone on a built demonstration (``PORTAL_VAR``: its folder): ``python -m tests.benchmarks.statistics
[--services 1000]``. What it stores is taken back. Nothing here asserts a number of seconds.
"""

import argparse
import time
from contextlib import contextmanager
from unittest import mock

import django

SERVICES, CHANNELS = 1000, ("counter", "online", "phone")
PAGE = "/standard/statistics/"


def file_of(codes: list[str], months) -> bytes:
    rows = ["service,month,channel,users"]
    rows += [f"{code},{month:%Y-%m},{channel},3" for month in months for code in codes for channel in CHANNELS]
    return "\n".join(rows).encode()


@contextmanager
def measured(what: str):
    """Prints seconds and SQL."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    started = time.monotonic()
    with CaptureQueriesContext(connection) as captured:
        yield
    print(f"{what:<36} {time.monotonic() - started:>6.2f} s {len(captured):>5} SQL")


def measure(number: int) -> None:
    from django.db import transaction
    from django.test import Client

    from home.statistics import figures
    from home.statistics.reading import read_counts
    from home.statistics.storing import Plan, store
    from portal.bilingual.fiscal_years import FiscalYear
    from portal.services import Service
    from portal.tables.faults import Faults

    titles, agency = {"th": "งานบริการ", "en": "Service"}, {"th": "หน่วยงาน", "en": "Agency"}
    codes = [f"measured-{n}" for n in range(number)]
    known = {code: Service(code, titles, {"th": "/", "en": "/en/"}, "complete", "agency", agency) for code in codes}
    year = FiscalYear(2015)  # one that the demonstration has no counts of
    file = file_of(codes, year.months)
    print(f"{number} services, {len(year.months)} months, {len(CHANNELS)} channels", flush=True)
    with transaction.atomic(), mock.patch.object(figures, "services", return_value=known):
        with measured("reading the file"):
            counts = read_counts("counts.csv", file, codes, Faults())
        with measured("what it would change"):
            Plan.of(counts)
        with measured("storing it"):
            store(counts)
        client = Client(HTTP_HOST="127.0.0.1")
        for path in (PAGE, f"/en{PAGE}"):
            client.get(path, {"year": year.shown})
            with measured(path):
                answer = client.get(path, {"year": year.shown})
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status_code}.")
        transaction.set_rollback(True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=SERVICES, help="how many services have counts")
    arguments = parser.parse_args()
    django.setup()
    measure(arguments.services)


if __name__ == "__main__":
    main()
