"""Masters for the tests."""

import io
from functools import cache

from PIL import Image, ImageDraw

from branding.derivatives import Master


def svg(content: str, box: str = "0 0 40 40", attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {attributes}>{content}</svg>'


NAVY, YELLOW, GREEN = "#0b4650", "#f2b632", "#1d6b3a"
HOUSE = svg(
    f'<rect width="40" height="40" rx="8" fill="{NAVY}"/><path fill="{YELLOW}" d="M6 18L20 6l14 12z"/>'
    '<path fill="#fff" d="M12 20h4v12h-4zM24 20h4v12h-4z"/>'
)
WIDE = svg('<path fill="#0b4650" d="M0 0h300v70H0z"/>', "0 0 300 70")
CORNER = svg('<path fill="#0b4650" d="M10 5h20v20H10z"/>', "0 0 100 100")  # most of the drawing is empty


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


@cache
def raster(width: int = 2000, height: int = 1000) -> bytes:
    """A navy plate with a yellow disc, on nothing."""
    image = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 10, height // 10, width * 9 // 10, height * 9 // 10), NAVY)
    draw.ellipse((width // 2 - height // 4, height // 4, width // 2 + height // 4, height * 3 // 4), YELLOW)
    return png(image)


SVG, RASTER = Master(HOUSE), Master(raster=raster())


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
