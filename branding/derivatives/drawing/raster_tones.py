"""A raster picture in one colour: its dark parts are ink, its light parts are left open."""

from PIL import Image, ImageChops, ImageFilter, ImageStat

from .faults import EMPTY, CannotDraw

LOOKED_AT = 256  # px of the longest side on which tones are compared
PAPER = 210  # of 255; lighter than this is paper
SOFT = 15  # half the width of the step from ink to paper, which keeps edges smooth
ALL_LIGHT = 200  # when the darkest tone is lighter than this, the picture is made for dark grounds
DARKEST = 0.02  # share of the painted pixels that the darkest tone has at least
APART = 50  # between the means of two tones that are told from each other
SHARE = 0.02  # of the painted pixels that a tone has at least


def ink_of(image: Image.Image) -> Image.Image:
    """Where there is ink, 0 to 255, of an RGBA picture. Raises CannotDraw for one without colour."""
    small = image.copy()
    small.thumbnail((LOOKED_AT, LOOKED_AT))
    alpha, grey = small.getchannel("A"), small.convert("L")
    painted = alpha.point([0] * 128 + [255] * 128)
    tones = grey.histogram(painted)
    if not sum(tones):
        raise CannotDraw(EMPTY)
    full = image.getchannel("A")
    if darkest(tones) > ALL_LIGHT:
        return full
    border = between_two_tones(tones)
    if border is None or not lies_on_dark(grey, painted, border):
        border = PAPER
    step = [round(255 * min(1, max(0, (border + SOFT - tone) / (2 * SOFT)))) for tone in range(256)]
    return ImageChops.multiply(full, image.convert("L").point(step))


def darkest(tones: list[int]) -> int:
    """The tone below which DARKEST of the pixels are."""
    least, seen = sum(tones) * DARKEST, 0
    for tone, count in enumerate(tones):
        seen += count
        if seen >= least:
            return tone
    return 255


def between_two_tones(tones: list[int]) -> int | None:
    """The tone that parts those darker than paper into two (Otsu, 1979); None where they are one."""
    inked = tones[:PAPER]
    total, weight = sum(inked), sum(tone * count for tone, count in enumerate(inked))
    best, border, below, lower = 0.0, None, 0, 0
    for tone, count in enumerate(inked):
        below += count
        lower += tone * count
        above = total - below
        if min(below, above) < SHARE * sum(tones):
            continue
        dark, light = lower / below, (weight - lower) / above
        variance = below * above * (light - dark) ** 2
        if light - dark > APART and variance > best:
            best, border = variance, round((dark + light) / 2)
    return border


def lies_on_dark(grey: Image.Image, painted: Image.Image, border: int) -> bool:
    """Whether the lighter of two tones rather touches the darker one than paper or nothing."""
    dark = ImageChops.multiply(painted, grey.point([255] * border + [0] * (256 - border)))
    light = ImageChops.multiply(painted, grey.point([0] * border + [255] * (PAPER - border) + [0] * (256 - PAPER)))
    light = light.filter(ImageFilter.MinFilter(3))  # without the soft edges between dark and paper
    around = ImageChops.subtract(light.filter(ImageFilter.MaxFilter(9)), light.filter(ImageFilter.MaxFilter(5)))
    empty = ImageChops.invert(ImageChops.lighter(dark, light))
    return amount(ImageChops.multiply(around, dark)) > amount(ImageChops.multiply(around, empty))


def amount(mask: Image.Image) -> float:
    return ImageStat.Stat(mask).sum[0]
