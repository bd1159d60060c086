"""The picture that shared links to a page show: its title, set right, with the centre's name and logo.

It is drawn when it is first asked for and kept under what it is made of, so that a page that changes has another address.
"""

import hashlib
import logging
import threading
from typing import Any

from django.core.cache import caches
from django.urls import reverse
from django.utils import translation

from branding.derivatives import DerivativesRefused, social_picture
from branding.storage import SHORT
from portal import look
from portal.bilingual.language import ENGLISH
from portal.look import PrintLogo, SocialPicture
from portal.tree import Node, snapshot

SIZE = (1200, 630)
TRIED_AGAIN_SECONDS = 600
PATIENCE_SECONDS = 2
DRAWN_BY = 1  # raise it with the drawing: addresses change, and nobody's cache shows the old one
logger = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()


class Busy(Exception):
    """Too many pictures are asked for at once; each is drawn but once, so that a little later it is there."""


def picture_of(page) -> SocialPicture | None:
    """The address of the picture of a live page."""
    return SocialPicture(address_of(page.node), *SIZE) if page.node else None


def address_of(node: Node) -> str:
    return snapshot().remembered(
        ("branding.shared", node.page_id), lambda: reverse("brand_shared", args=[node.page_id, digest_of(node)])
    )


def node_for_everybody(page_id: int) -> Node | None:
    """The live page, None where there is none that everybody may see."""
    node = snapshot().node(page_id)
    return None if node is None or node.restricted else node


def picture(node: Node) -> bytes | None:
    """The PNG, 1200 × 630; None where it cannot be drawn, which is tried again after a while. Raises Busy while others are
    drawn."""
    kept, digest = caches["pictures"], digest_of(node)
    content = kept.get(digest)
    if content is None:
        if not _one_at_a_time.acquire(timeout=PATIENCE_SECONDS):
            raise Busy
        try:
            content = kept.get(digest)
            if content is None:
                content = _drawn(node)
                kept.set(digest, content, None if content else TRIED_AGAIN_SECONDS)
        finally:
            _one_at_a_time.release()
    return content or None


def _drawn(node: Node) -> bytes:
    """b"" where it cannot be drawn."""
    try:
        return social_picture(**_made_of(node))
    except DerivativesRefused as fault:
        with translation.override(ENGLISH):
            logger.warning("No picture for shared links to page %s: %s", node.page_id, fault)
        return b""


def _made_of(node: Node) -> dict[str, Any]:
    worn, home = look.current(), snapshot().home(node.language)
    logo = worn.print_logos.get(node.language, PrintLogo())
    return {
        "title": node.title,
        "site_name": home.title if home else "",
        "logo": logo.svg or logo.png,
        "colours": dict(worn.colours),
        "language": node.language,
    }


def digest_of(node: Node) -> str:
    """Hexadecimal; of everything that the picture shows."""
    made_of = repr((DRAWN_BY, sorted(_made_of(node).items())))
    return hashlib.sha256(made_of.encode()).hexdigest()[:SHORT]
