"""The process that draws: reads one order from standard input and writes the files as they are made.

The order is a line of JSON, a raster master follows as bytes. Each file is written as a line of JSON and its bytes; a line
without a file ends a step. On failure a line of JSON with the fault goes to standard error.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from PIL import Image

from . import files, one_colour, shared_picture
from .faults import EMPTY, MEMORY, CannotDraw
from .sources import RasterSource, Source, VectorSource

FAILED = 3
Result = tuple[dict[str, Any], bytes]


def results(order: dict[str, Any], raster: bytes) -> Iterator[Result | None]:
    """What the order asks for, each with its description; None after each step."""
    source = source_of(order["svg"], raster)
    if order["task"] == "shared_picture":
        yield {}, shared_picture.picture(order, source)
        return
    if source is None:
        raise CannotDraw(EMPTY)
    if order["task"] == "proposals":
        for name, data in one_colour.proposals(source).items():
            yield {"name": name}, data
        return
    for purpose in order["wanted"]:
        for file in files.make(purpose, source, order["ground"], order.get("tile")):
            described = asdict(file)
            yield described, described.pop("data")
        yield None


def source_of(svg: str | None, raster: bytes) -> Source | None:
    if svg is not None:
        return VectorSource(svg)
    return RasterSource(raster) if raster else None


def limit(memory: int, seconds: int) -> None:
    """Bytes of address space and seconds of processor time from now on."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def write(out: BinaryIO, result: Result | None) -> None:
    described, data = result if result else ({}, b"")
    out.write(json.dumps({"made": described if result else None, "bytes": len(data)}).encode() + b"\n" + data)
    out.flush()


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    os.environ["RAYON_NUM_THREADS"] = "1"  # each thread would take its share of the address space
    limit(order["memory"], order["seconds"])
    Image.MAX_IMAGE_PIXELS = None  # sources.LARGEST stands in its place, with a fault of its own
    try:
        for result in results(order, sys.stdin.buffer.read()):
            write(sys.stdout.buffer, result)
    except CannotDraw as fault:
        sys.exit(failed(fault.code, fault.detail))
    except (MemoryError, RecursionError):
        sys.exit(failed(MEMORY))


def failed(code: str, detail: str = "") -> int:
    sys.stderr.write(json.dumps({"code": code, "detail": detail}))
    return FAILED
