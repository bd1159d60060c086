"""``memory.py FOLDER NUMBER SERVICES``: megabytes that the process took that made such signs on A1, with its libraries."""

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

AROUND = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-I", {program!r}]).returncode
open({path!r}, "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(code)
"""


def main(folder: str, number: str, services: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    from branding.signs.kinds import KINDS, Paper
    from branding.signs.making import make_pdf
    from portal.pdf import compiler
    from tests.branding.signs import samples

    program, told = Path(folder, "around.py"), Path(folder, "peak")
    program.write_text(AROUND.format(program=compiler.__file__, path=str(told)), encoding="ascii")
    compiler.__file__ = str(program)
    kind = KINDS["counter"]
    signs = [
        replace(
            samples.sign(kind, samples.numbered(at, 120), lines=(samples.numbered(at, 60),) * 3),
            services=tuple(samples.numbered(f"{at}-{row}", 80) for row in range(int(services))),
        )
        for at in range(int(number))
    ]
    make_pdf(kind, Paper("a1", "landscape"), signs, samples.CENTRE)
    sys.stdout.write(told.read_text(encoding="ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
