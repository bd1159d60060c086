"""At most two makings of signs at once on the whole machine, whichever process is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks
from django.utils.translation import gettext

from branding.storage import FOLDER
from portal.pdf.faults import PdfRefused

AT_ONCE = 2


@contextmanager
def turn() -> Iterator[None]:
    """Raises PdfRefused where as many others are at it; a process that dies gives its turn back."""
    folder = Path(settings.PRIVATE_MEDIA_ROOT) / FOLDER / "signs"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(AT_ONCE):
        with (folder / f"turn-{number}").open("wb") as file:
            if locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):  # let go when the file is closed
                yield
                return
    raise PdfRefused(gettext("Other signs are being made. Try again in a moment."))
