"""Files of brand assets, each once under the hash of its content, where no web server hands them out."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

FOLDER = "brand"
SHORT = 16  # hexadecimal digits of the hash in an address


def put(data: bytes) -> str:
    """Store ``data`` whole or not at all; returns its SHA-256, hexadecimal."""
    digest = hashlib.sha256(data).hexdigest()
    place = path_of(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, place)
    return digest


def get(digest: str) -> bytes:
    """Raises FileNotFoundError."""
    return path_of(digest).read_bytes()


def path_of(digest: str) -> Path:
    return Path(settings.PRIVATE_MEDIA_ROOT) / FOLDER / digest[:2] / digest
