"""Typst, by itself: a template and JSON become a PDF or an SVG.

Run as a script it reads ``{"orders": [order, …], "memory"}`` from standard input and writes the files in their
order, each after its length, or on failure a line of the reason to standard error with exit code 3: what is written by then
tells which order failed. It imports nothing of the project, so that it starts quickly, holds no
secret, and its death is nobody else's.

A template lies anywhere in the project and imports what is shared from ``/portal/pdf/templates/``.
"""

import json
import re
import resource
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
FAMILY = "Portal PDF"
FAILED = 3
LENGTH = 8  # bytes before each file that tell how long it is

Format = Literal["pdf", "svg"]
PAGE = re.compile(rb"/Type\s*/Page\b")


class CompilerError(Exception):
    """What Typst said, in English."""


@cache
def fonts() -> Any:
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")])
    if {(font.family, font.weight) for font in found.fonts()} != {(FAMILY, 400), (FAMILY, 700)}:
        raise CompilerError(f"font {FAMILY} is missing from {FOLDER.name}/fonts")
    return found


@dataclass(frozen=True)
class Order:
    """What Typst is to make. ``template``: the path of a ``.typ`` file within the project. ``document``: JSON.

    ``one_page``: a PDF that runs over its first page is made again with the input ``careful``, by which the template
    measures what it otherwise reckons.
    """

    template: str
    document: str
    format: Format = "pdf"
    one_page: bool = False

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def compiled(order: Order) -> bytes:
    """The PDF/UA-1 or the SVG of a single page; raises CompilerError, also for a mere warning."""
    content = typeset(order)
    return typeset(order, careful="yes") if order.one_page and pages_of(content) > 1 else content


def pages_of(content: bytes) -> int:
    return len(PAGE.findall(content))


def typeset(order: Order, **inputs: str) -> bytes:
    import typst

    try:
        compiler = typst.Compiler(
            Path(order.template), root=ROOT, font_paths=fonts(), sys_inputs={"document": order.document, **inputs}
        )
        content, warnings = compiler.compile_with_warnings(
            format=order.format, pdf_standards="ua-1" if order.format == "pdf" else None
        )
    except RuntimeError as fault:
        raise CompilerError(getattr(fault, "message", None) or str(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # a panic of the Rust side is no Exception
            raise
        raise CompilerError(f"Typst broke down: {fault}") from fault
    if warnings:
        raise CompilerError("; ".join(warning.message for warning in warnings))
    if not isinstance(content, bytes):
        raise CompilerError("an SVG holds one page only")
    return content


def main() -> None:
    order = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for one in order["orders"]:
        try:
            content = compiled(Order(**one))
        except (CompilerError, MemoryError) as fault:
            sys.stderr.write(str(fault) or type(fault).__name__)
            sys.exit(FAILED)
        sys.stdout.buffer.write(len(content).to_bytes(LENGTH, "big") + content)
        sys.stdout.buffer.flush()


def frames(written: bytes) -> list[bytes]:
    """The files that ``main`` has written, without one that it did not finish."""
    found, place = [], 0
    while place + LENGTH <= len(written):
        start = place + LENGTH
        place = start + int.from_bytes(written[place:start], "big")
        if place <= len(written):
            found.append(written[start:place])
    return found


if __name__ == "__main__":
    main()
