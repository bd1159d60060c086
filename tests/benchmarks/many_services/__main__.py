"""``python -m tests.benchmarks.many_services 10000 [--seed 1] [--translated 0.5]``: many more services, for measuring.

On a demonstration that is there, never elsewhere. Every service is complete and published: the words of one sample
service, its papers, steps, fees and other rows each from another one, below any agency. A share has an English page with
its translations, the others an alias. The same seed on the same demonstration makes the same services. Left out is what
no reader meets: revisions, the log, and the index of references.
"""

import argparse
import os
import sys
import time

import django

MOST = 100_000


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help=f"how many, 1 to {MOST}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--translated", type=float, default=0.5, help="the share with an English page, 0 to 1")
    options = parser.parse_args(arguments)
    if not 1 <= options.number <= MOST or not 0 <= options.translated <= 1:
        parser.error(f"A number from 1 to {MOST} and a share from 0 to 1 are accepted.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from django.conf import settings

    if not settings.DEMONSTRATION:
        sys.exit(
            "Services for measuring belong into a demonstration. These settings are of an installation in service."
        )
    from django.core.management import call_command

    from tests.benchmarks.many_services.building import build

    started = time.monotonic()
    build(options.number, options.seed, options.translated)
    print(f"{options.number} services in {time.monotonic() - started:.0f} s")
    with open(os.devnull, "w") as nowhere:
        call_command("search_index", stdout=nowhere)
    print(f"and in the search after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
