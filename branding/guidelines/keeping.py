"""Packages as files: each made once, by whichever process is asked first, and handed out from there."""

import os
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import locks

from branding.guidelines.package import Package
from branding.storage import FOLDER

PACKAGES, LOCK = "packages", "making"


def opened(package: Package, keep: Collection[str]) -> IO[bytes]:
    """The package, made now if it is not there. Others who ask meanwhile wait for it.

    Packages whose key is not in ``keep`` are thrown away when one is made. Raises FileNotFoundError where a file of it
    has gone; nothing half made is left.
    """
    place = _folder() / f"{package.key}.zip"
    try:
        return place.open("rb")
    except FileNotFoundError:
        _make(package, place, {package.key, *keep})
    return place.open("rb")


def _make(package: Package, place: Path, keep: set[str]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with (place.parent / LOCK).open("wb") as lock:
        locks.lock(lock, locks.LOCK_EX)  # let go when the file is closed
        if not place.exists():
            _write(package, place)
            for other in place.parent.glob("*.zip"):
                if other.stem not in keep:
                    other.unlink(missing_ok=True)


def _write(package: Package, place: Path) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            package.write(file)
        os.replace(name, place)
    except BaseException:
        Path(name).unlink()
        raise


def _folder() -> Path:
    return Path(settings.PRIVATE_MEDIA_ROOT) / FOLDER / PACKAGES
