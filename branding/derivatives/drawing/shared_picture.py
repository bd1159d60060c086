"""The picture that a shared link of one page shows."""

from typing import Any

from .faults import BROKEN, CannotDraw
from .sources import Source
from .typesetting import typeset

LOGO_WIDTH, LOGO_HEIGHT = 560, 104  # px that the logo may take
SHARPEST = 2 * LOGO_WIDTH
TEXTS = ("title", "left_out", "site_name", "colours", "language")


def data(order: dict[str, Any], logo: Source | None) -> dict[str, Any]:
    """What the template reads: the order's texts and the size of the logo, None without one."""
    size = None
    if logo:
        scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
        size = {"width": logo.width * scale, "height": logo.height * scale}
    return {name: order[name] for name in TEXTS} | {"logo": size}


def picture(order: dict[str, Any], logo: Source | None) -> bytes:
    """The PNG. Raises CannotDraw."""
    pages = typeset("shared_picture", data(order, logo), logo.as_svg(SHARPEST) if logo else "", fonts=order["fonts"])
    if len(pages) != 1:
        raise CannotDraw(BROKEN, "the picture has run over")
    return pages[0]
