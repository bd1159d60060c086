"""``memory.py CASE FOLDER``: megabytes that the drawing process took for the largest accepted master of a case, with its libraries."""

import io
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

BODIES = {
    "path": f'<path d="M0 0{"l1 1l-1 2" * 200_000}"/>',
    "elements": "".join(f'<rect x="{n % 90}" y="{n // 210}" width="1" height="1"/>' for n in range(19_900)),
    "repeated": '<defs><g id="p">' + '<rect width="9" height="9"/>' * 199 + "</g></defs>" + '<use href="#p"/>' * 120,
    "repeated-path": f'<defs><path id="p" d="M0 0{"l1 1l-1 2" * 20_000}"/></defs>' + '<use href="#p"/>' * 12,
    "masks": "".join(
        f'<mask id="m{n}"><rect width="100" height="100" fill="white" mask="url(#m{n - 1})"/></mask>'
        for n in range(1, 8)
    )
    + '<mask id="m0"><rect width="100" height="100" fill="white"/></mask>'
    + '<rect width="100" height="100" mask="url(#m7)"/>',
}


# The drawing process, measured by a small one around it: one that is killed could not tell itself.
AROUND = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-I", "-c", {program!r}, sys.argv[1]]).returncode
open({path!r}, "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(code and 1)
"""


def master_of(case: str):
    from branding.derivatives import Master
    from branding.intake import read_raster, read_svg

    if case == "png":
        from PIL import Image

        out = io.BytesIO()
        grey = Image.effect_noise((83, 83), 90).resize((4990, 4990))
        Image.merge("RGBA", [grey] * 4).save(out, "PNG", compress_level=1)
        return Master(raster=read_raster(out.getvalue(), case).data)
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{BODIES[case]}</svg>'
    return Master(svg=read_svg(drawing.encode(), case).svg)


def main(case: str, folder: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    from branding.derivatives import DerivativesRefused, guarded, make

    told = Path(folder, "peak")
    guarded.PROGRAM = AROUND.format(program=guarded.PROGRAM, path=str(told))
    guarded.run = partial(guarded.run, seconds=300)
    with suppress(DerivativesRefused):  # what is refused for want of memory has taken some, too
        make(master_of(case), ["png-2048", "pdf", "icon-512"])
    sys.stdout.write(told.read_text(encoding="ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
