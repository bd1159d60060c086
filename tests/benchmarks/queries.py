"""``python -m tests.benchmarks.queries PATH …``: the SQL queries of one warm request to each path, one number a line."""

import sys

import django


def main(paths: list[str]) -> None:
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        print(sum(1 for query in captured if not query["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))))


if __name__ == "__main__":
    main(sys.argv[1:])
