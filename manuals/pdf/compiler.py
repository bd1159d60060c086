"""Typst, by itself: a template's name and JSON become bytes.

Run as a script it reads ``{"documents": [[kind, document], …], "memory"}`` from standard input and writes the PDFs in their
order, each after its length, or on failure a line of the reason to standard error with exit code 3: what is written by then
tells which document failed. It imports nothing of the project, so that it starts quickly, holds no
secret, and its death is nobody else's.
"""

import json
import re
import resource
import sys
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
FAMILY = "Portal PDF"
FAILED = 3
LENGTH = 8  # bytes before each file that tell how long it is
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


def compiled(kind: str, document: str) -> bytes:
    """The PDF/UA-1 of ``document`` (JSON) by the template ``kind``; raises CompilerError, also for a mere warning.

    A sheet is first made in the size that its letters promise room for; if it runs over its page, it is made again, measured.
    """
    content = typeset(kind, document)
    return typeset(kind, document, careful="yes") if kind == "sheet" and pages_of(content) > 1 else content


def pages_of(content: bytes) -> int:
    return len(PAGE.findall(content))


def typeset(kind: str, document: str, **inputs: str) -> bytes:
    import typst

    folder = FOLDER / "templates"
    try:
        compiler = typst.Compiler(
            folder / f"{kind}.typ", root=folder, font_paths=fonts(), sys_inputs={"document": document, **inputs}
        )
        content, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])
    except RuntimeError as fault:
        raise CompilerError(getattr(fault, "message", None) or str(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # a panic of the Rust side is no Exception
            raise
        raise CompilerError(f"Typst broke down: {fault}") from fault
    if warnings or not isinstance(content, bytes):
        raise CompilerError("; ".join(warning.message for warning in warnings))
    return content


def main() -> None:
    order = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, document in order["documents"]:
        try:
            content = compiled(kind, document)
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
