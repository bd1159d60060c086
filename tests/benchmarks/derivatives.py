"""``python -m tests.benchmarks.derivatives [FILE …]``: how long all files of one master take, and a shared picture.

Without files: a small drawing, and the same as a PNG of 2400 px. Wall time is of this process and the one that draws, CPU of
the latter. Nothing here asserts a number of seconds.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

TITLE = "การขอมีบัตรประจำตัวประชาชน กรณีบัตรหายหรือถูกทำลายทั้งฉบับ"
TIMES = 3
LARGEST = 2400


def tell(name: str, make: Callable[[], object]) -> None:
    """The quickest of TIMES, as other processes share the machine."""
    walls, cpus = [], []
    for _ in range(TIMES):
        wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        make()
        walls.append(time.perf_counter() - wall)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"{name:44} {min(walls):6.2f} s  CPU {min(cpus):6.2f} s")


def main(paths: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from branding.derivatives import Master, make, proposals, shared_picture
    from branding.derivatives.drawing.sources import Placing, VectorSource
    from tests.branding.derivatives.drawings import HOUSE, png

    def master(path: Path) -> Master:
        return Master(path.read_text("utf-8")) if path.suffix == ".svg" else Master(raster=path.read_bytes())

    masters = {path: master(Path(path)) for path in paths}
    if not masters:
        pixels = VectorSource(HOUSE).drawn(Placing(LARGEST, LARGEST, (0, 0, LARGEST, LARGEST)))
        masters = {"SVG": Master(HOUSE), f"PNG of {LARGEST} px": Master(raster=png(pixels))}
    tell("shared picture", lambda: shared_picture(TITLE, "ศูนย์บริการร่วม", HOUSE, {}, "th"))
    for name, one in masters.items():
        tell(f"{name[-30:]}, all files", lambda one=one: list(make(one)))
        tell(f"{name[-30:]}, proposals", lambda one=one: proposals(one))


if __name__ == "__main__":
    main(sys.argv[1:])
