"""Whether the files of all editions are there and as they were made, and whether others lie beside them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import default_storage

from manuals.editions.files import FOLDER
from manuals.models.edition import EditionFile


@dataclass(frozen=True)
class Inventory:
    """Names in the storage. ``missing`` and ``altered``: of editions; ``stray``: of none, left by a crash while issuing."""

    missing: tuple[str, ...]
    altered: tuple[str, ...]
    stray: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.altered or self.stray)


def take() -> Inventory:
    """Reads every file once."""
    stored = dict(EditionFile.objects.values_list("file", "sha256"))
    lying = set(names_below(FOLDER))
    missing = sorted(stored.keys() - lying)
    altered = sorted(name for name in stored.keys() & lying if sha256_of(name) != stored[name])
    return Inventory(tuple(missing), tuple(altered), tuple(sorted(lying - stored.keys())))


def names_below(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from names_below(f"{folder}/{name}")


def sha256_of(name: str) -> str:
    with default_storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
