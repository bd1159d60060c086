"""The picture that shared links to a page, or to what is shown below it, show: its title with the centre's name and logo.

It is drawn when it is first asked for and kept under what it is made of, so that a page that changes has another address.
"""

import hashlib
import logging
import threading
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.urls import reverse
from django.utils import translation

from branding.derivatives import DerivativesRefused, shared_picture
from branding.guidelines.routes import GuidelinesRoutes
from branding.storage import SHORT
from portal import look
from portal.bilingual.language import ENGLISH
from portal.look import PrintLogo, SharedPicture
from portal.tree import Node, snapshot

SIZE = (1200, 630)
TRIED_AGAIN_SECONDS = 600
PATIENCE_SECONDS = 2
DRAWN_BY = 1  # raise it with the drawing: addresses change, and nobody's cache shows the old one
logger = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()


class Busy(Exception):
    """Too many pictures are asked for at once; each is drawn but once, so that a little later it is there."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link leads to: a live page, or what is shown at ``name`` below it; "" is the page itself."""

    node: Node
    name: str = ""

    @property
    def title(self) -> str | None:
        """In the language of the page; None where nothing is shown at ``name``."""
        if not self.name:
            return self.node.title
        if not issubclass(self.node.model, GuidelinesRoutes):
            return None
        with translation.override(self.node.language):
            return self.node.model.title_below(self.name)


def picture_of(page) -> SharedPicture | None:
    """The address of the picture of a live page, or of what it shows below it."""
    if not page.node:
        return None
    name = page.below.tail.rstrip("/") if page.below else ""
    return SharedPicture(address_of(Shared(page.node, name)), *SIZE)


def address_of(shared: Shared) -> str:
    return snapshot().remembered(
        ("branding.shared_picture", shared.node.page_id, shared.name), lambda: _address_of(shared)
    )


def _address_of(shared: Shared) -> str:
    digest = digest_of(shared)
    if shared.name:
        return reverse("branding_shared_picture_below", args=[shared.node.page_id, shared.name, digest])
    return reverse("branding_shared_picture", args=[shared.node.page_id, digest])


def for_everybody(page_id: int, name: str = "") -> Shared | None:
    """None where there is nothing at ``name`` below a live page that everybody may see."""
    node = snapshot().node(page_id)
    if node is None or node.restricted:
        return None
    shared = Shared(node, name)
    return None if shared.title is None else shared


def picture(shared: Shared) -> bytes | None:
    """The PNG, 1200 × 630; None where it cannot be drawn, which is tried again after a while. Raises Busy while others are
    drawn."""
    kept, digest = caches["pictures"], digest_of(shared)
    content = kept.get(digest)
    if content is None:
        if not _one_at_a_time.acquire(timeout=PATIENCE_SECONDS):
            raise Busy
        try:
            content = kept.get(digest)
            if content is None:
                content = _drawn(shared)
                kept.set(digest, content, None if content else TRIED_AGAIN_SECONDS)
        finally:
            _one_at_a_time.release()
    return content or None


def _drawn(shared: Shared) -> bytes:
    """b"" where it cannot be drawn."""
    try:
        return shared_picture(**_made_of(shared))
    except DerivativesRefused as fault:
        with translation.override(ENGLISH):
            logger.warning("No picture for shared links to page %s %s: %s", shared.node.page_id, shared.name, fault)
        return b""


def _made_of(shared: Shared) -> dict[str, Any]:
    language = shared.node.language
    worn, home = look.current(), snapshot().home(language)
    logo = worn.print_logos.get(language, PrintLogo())
    return {
        "title": shared.title or "",
        "site_name": home.title if home else "",
        "logo": logo.svg or logo.png,
        "colours": dict(worn.colours),
        "language": language,
    }


def digest_of(shared: Shared) -> str:
    """Hexadecimal; of everything that the picture shows."""
    made_of = repr((DRAWN_BY, sorted(_made_of(shared).items())))
    return hashlib.sha256(made_of.encode()).hexdigest()[:SHORT]
