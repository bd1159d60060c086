"""``memory.py FOLDER NUMBER``: megabytes that the process took that made the largest signs, with its libraries."""

import os
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

AROUND = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-I", {program!r}]).returncode
open({path!r}, "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(code)
"""


def main(folder: str, number: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    from branding.signs.kinds import KINDS, Paper
    from branding.signs.making import make_pdf
    from portal.pdf import compiler
    from portal.pdf.faults import PdfRefused
    from tests.branding.signs import samples

    program, told = Path(folder, "around.py"), Path(folder, "peak")
    program.write_text(AROUND.format(program=compiler.__file__, path=str(told)), encoding="ascii")
    compiler.__file__ = str(program)
    kind = KINDS["counter"]
    with suppress(PdfRefused):  # what is refused for want of memory has taken some, too
        make_pdf(kind, Paper("a1", "landscape"), [samples.sign(kind, samples.words(60))] * int(number), samples.CENTRE)
    sys.stdout.write(told.read_text(encoding="ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
