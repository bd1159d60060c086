"""Drawing in a process of its own, with an end to its time and memory and nothing in its environment."""

import json
import logging
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Timer
from typing import IO, Any

from django.utils.translation import gettext

from branding.derivatives.drawing import faults
from branding.derivatives.master import DerivativesRefused

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parent
PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from drawing.worker import main; main()"
SECONDS = 30
# Bytes of address space, of which the libraries take 265 MB alone; the largest picture needs 340 MB, eight masks 490 MB.
MEMORY = 512 * 1024**2

MOST_LOGGED = 2000  # characters of what it said

Made = tuple[dict[str, Any], bytes]


def run(
    order: Mapping[str, Any],
    raster: bytes = b"",
    *,
    step: Callable[[], None] | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> list[Made]:
    """What the drawing process made, all of it, each with its description; ``step`` is called after each of its steps.

    Raises DerivativesRefused with a sentence, also when it took longer than ``seconds`` or more than ``memory`` bytes.
    """
    line = json.dumps({**order, "memory": memory, "seconds": int(seconds) + 1}).encode() + b"\n"
    with tempfile.TemporaryFile() as order_file, tempfile.TemporaryFile() as said:
        order_file.write(line + raster)
        order_file.seek(0)
        command = [sys.executable, "-I", "-c", PROGRAM, str(FOLDER)]
        with subprocess.Popen(command, stdin=order_file, stdout=subprocess.PIPE, stderr=said, env={}) as process:
            late = Timer(seconds, process.kill)
            late.start()
            try:
                made = [*read(process.stdout, step or (lambda: None))]
                code = process.wait()
            finally:
                over = not late.is_alive()
                late.cancel()
                process.kill()
        if code:
            said.seek(0)
            text = said.read().decode(errors="replace").strip()
            logger.warning("The drawing process ended with %d: %s", code, text[-MOST_LOGGED:])
            raise DerivativesRefused(partial(why, code, text, f"{seconds:g}" if over else ""))
    return made


def read(out: IO[bytes] | None, step: Callable[[], None]) -> Iterator[Made]:
    """The files as they come. One that is cut off is left out."""
    while out and (line := out.readline()):
        try:
            told = json.loads(line)
        except ValueError:
            return
        data = out.read(told["bytes"])
        if len(data) < told["bytes"]:
            return
        if told["made"] is None:
            step()
        else:
            yield told["made"], data


def why(code: int, said: str, seconds: str) -> str:
    """A sentence of ours; what libraries say is for the log."""
    if seconds:
        return gettext("The files were not ready within %(seconds)s seconds and were given up.") % {"seconds": seconds}
    if code < 0:
        sentence = gettext("Making the files was ended from outside or for want of memory (%(signal)s).")
        return sentence % {"signal": signal.Signals(-code).name}
    try:
        fault = json.loads(said.splitlines()[-1])
        return sentence_of(fault["code"], fault["detail"])
    except (ValueError, IndexError, KeyError, TypeError):
        return gettext("The files could not be made. What went wrong is in the portal's log: tell whoever runs it.")


def sentence_of(code: str, detail: str) -> str:
    """Raises KeyError for a fault that there is not."""
    sentences = {
        faults.EMPTY: gettext("Nothing is painted in the drawing: no file can be made of it."),
        faults.BROKEN: gettext("The file cannot be drawn. Save it anew in the drawing program and upload it again."),
        faults.TOO_LARGE: gettext("The picture has too many pixels: %(detail)s; 40 million are accepted."),
        faults.TOO_MANY_PARTS: gettext("The drawing has too many parts for a proposal: more than %(detail)s."),
        faults.MEMORY: gettext("Making the files needs more memory than is allowed: the drawing is too complicated."),
    }
    return sentences[code] % {"detail": detail}
