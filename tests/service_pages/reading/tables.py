"""The tables of times in tests/service_pages/data."""

import csv
from decimal import Decimal
from pathlib import Path

from service_pages.reading import Part

DATA = Path(__file__).resolve().parent.parent / "data"


def cases(name: str) -> list[dict[str, str]]:
    """Rows with ``words`` and what they must give; ``doubt`` is the name of a sentence in ``reading.doubts``."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> tuple[Part, ...]:
    """``1 hour + 30 minute`` as parts."""
    pairs = (part.split() for part in text.split(" + ") if part)
    return tuple(Part(Decimal(value), unit) for value, unit in pairs)
