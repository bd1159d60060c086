"""``memory.py CASE FOLDER``: megabytes that the largest accepted picture of a case takes above idle."""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

SIZES = {"jpeg-inks": (3870, 3870), "webp": (3160, 3160)}


def make(case: str, path: Path) -> None:
    from PIL import Image, ImageCms

    size = SIZES.get(case, (4990, 4990))
    colours = Image.effect_noise((size[0] // 60, size[1] // 60), 90).resize(size)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if case.startswith("png"):
        image = Image.merge("RGBA", [colours] * 4)
        image.save(path, "PNG", compress_level=1, icc_profile=profile if case == "png-profile" else None)
    elif case == "jpeg-inks":
        Image.merge("CMYK", [colours] * 4).save(path, "JPEG", progressive=True, quality=70, subsampling=0)
    elif case.startswith("jpeg"):
        exif = Image.Exif()
        exif[0x0112] = 6
        image = Image.merge("RGB", [colours] * 3)
        image.save(path, "JPEG", progressive=case == "jpeg-progressive", quality=70, subsampling=0, exif=exif)
    elif case == "webp":
        Image.merge("RGBA", [colours] * 4).save(path, "WEBP", quality=50, method=0)
    else:
        colours.convert("I;16").point(lambda value: value * 200).save(path, "PNG", compress_level=1)


def peak() -> int:
    """Megabytes. The kernel's figure for this program: that of getrusage goes back to whoever started it."""
    told = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(told[1]) // 1024


def main(case: str, folder: str) -> None:
    path = Path(folder, case)
    if not os.fork():
        make(case, path)
        os._exit(0)
    os.wait()
    import django

    django.setup()
    from branding.intake import read_raster

    with path.open("rb") as file:
        before = peak()
        raster = read_raster(file, case)
    assert raster.width * raster.height > 9_900_000
    sys.stdout.write(str(peak() - before))


if __name__ == "__main__":
    main(*sys.argv[1:])
