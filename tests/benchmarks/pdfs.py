"""``python -m tests.benchmarks.pdfs``: how long PDFs take, median of many different ones (Typst remembers equal ones).

Documents hold the texts of the demonstration's services. Nothing here asserts a number of seconds.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable

import django

from tests.manuals.pdf import samples

COUNT = 25


def figure(name: str, documents: Iterable, make: Callable) -> None:
    """One line: documents, pages, wall and CPU time (milliseconds, of this process) a document."""
    walls, cpus, pages = [], [], []
    for document in documents:
        wall, cpu = time.perf_counter(), time.process_time()
        pages.append(make(document).pages)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    print(
        f"{name:34} n={len(walls):3}  pages {statistics.median(pages):5.1f}  median {statistics.median(walls):7.1f} ms"
        f"  max {max(walls):7.1f} ms  CPU {statistics.median(cpus):7.1f} ms"
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    from manuals.pdf.document import Items
    from manuals.pdf.engine import make_pdf

    rows = [(code, texts) for code, texts in samples.demonstration_texts("th").items() if texts[0]][: 2 * COUNT]

    def sheet(code: str, texts: list[str], length: int):
        service = samples.service(samples.part(Items(tuple(texts[1:length]))), title=texts[0], code=code)
        return samples.document(service, kind="sheet", title=texts[0])

    def manual(code: str, texts: list[str], pages: int):
        tables = [
            samples.part(samples.long_table(34 * pages - 50), heading=texts[0]),
            samples.part(Items(tuple(texts[1:8]))),
        ]
        return samples.document(samples.service(*tables, title=texts[0], code=code), title=texts[0])

    def at_once(document):
        return make_pdf(document, in_process=True)

    at_once(samples.saying("ก"))
    figure("sheet, in process", (sheet(*row, 18) for row in rows), at_once)
    figure("sheet that is cut, in process", (sheet(*row, 400) for row in rows), at_once)
    figure("manual, about 3 pages, in process", (manual(*row, 3) for row in rows), at_once)
    figure("sheet, guarded process", (sheet(*row, 18) for row in rows[:COUNT]), make_pdf)
    figure("manual, guarded process", (manual(*row, 3) for row in rows[:COUNT]), make_pdf)
    booklet = samples.demonstration("th")
    figure("booklet of all services, guarded", [booklet], lambda document: make_pdf(as_booklet(document)))


def as_booklet(document):
    from dataclasses import replace

    return replace(document, kind="booklet")


if __name__ == "__main__":
    main()
