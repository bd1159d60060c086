"""``python -m tests.benchmarks.pdfs``: how long the PDFs of a built demonstration take (``PORTAL_VAR`` names its folder).

Every document is made once: Typst remembers equal ones. Nothing here asserts a number of seconds.
"""

import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import django

# Of a guarded process as many as tell its own cost; the document costs the same in both.
GUARDED = 25
USUAL_PAGES = (3, 4)


@dataclass(frozen=True)
class Made:
    """Wall and CPU time of this process in milliseconds."""

    kind: str
    language: str
    pages: int
    wall: float
    cpu: float


def made_by(make: Callable, documents: Iterable) -> list[Made]:
    found = []
    for document in documents:
        wall, cpu = time.perf_counter(), time.process_time()
        pages = make(document).pages
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        found.append(Made(document.kind, document.language, pages, wall * 1000, cpu * 1000))
    return found


def tell(name: str, made: list[Made]) -> None:
    if not made:
        print(f"{name:36} none")
        return
    walls = [one.wall for one in made]
    print(
        f"{name:36} n={len(made):3}  pages {statistics.median(one.pages for one in made):5.1f}"
        f"  median {statistics.median(walls):7.1f} ms  max {max(walls):7.1f} ms"
        f"  CPU {statistics.median(one.cpu for one in made):7.1f} ms"
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from manuals.editions.files import documents_of
    from manuals.editions.in_force import facts_of
    from manuals.models import Edition
    from manuals.pdf.engine import make_pdf

    documents = defaultdict(list)
    for edition in Edition.objects.order_by("pk"):
        for _code, document in documents_of(edition.data, facts_of(edition), edition.effective):
            documents[document.kind].append(document)

    def at_once(document):
        return make_pdf(document, in_process=True)

    at_once(documents["sheet"].pop())
    manuals = made_by(at_once, documents["manual"])
    tell("sheet, in process", made_by(at_once, documents["sheet"]))
    tell("manual of 3 or 4 pages, in process", [one for one in manuals if one.pages in USUAL_PAGES])
    tell("manual, in process", manuals)
    for booklet in made_by(at_once, documents["booklet"]):
        tell(f"booklet ({booklet.language}), in process", [booklet])
    tell("sheet, guarded process", made_by(make_pdf, documents["sheet"][:GUARDED]))
    tell("manual, guarded process", made_by(make_pdf, documents["manual"][:GUARDED]))
    for booklet in made_by(make_pdf, documents["booklet"]):
        tell(f"booklet ({booklet.language}), guarded process", [booklet])


if __name__ == "__main__":
    main()
