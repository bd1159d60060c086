"""A file becomes its words, or a word for what is wrong with it; never an exception, whatever the file."""

import json
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.attachments import reader
from search.attachments.mending import mended
from search.attachments.reader import DAMAGED, ENCRYPTED, UNPACKED, Limits

# Raise it when files should be read again.
VERSION = 1
MAX_BYTES = 20_000_000
LIMITS = Limits(memory=1024**3, seconds=20, unpacked=100_000_000, pages=200, characters=20_000)
# A process that waits instead of working.
PATIENCE = 2
BYTES_OF_A_CHARACTER = 4  # in UTF-8, at most
EMPTY, LARGE, MISSING, LATE, MEMORY, WORDLESS = "empty", "large", "missing", "late", "memory", "wordless"

PROBLEMS: dict[str, Promise] = {
    EMPTY: _("The file is empty."),
    LARGE: _("The file is larger than 20 MB."),
    MISSING: _("The file is missing from the storage."),
    DAMAGED: _("The file is damaged, or is not of the kind that its name says."),
    ENCRYPTED: _("The file asks for a password."),
    UNPACKED: _("The file becomes larger than 100 MB when it is unpacked."),
    LATE: _("Reading the file took too long and was given up."),
    MEMORY: _("Reading the file took too much memory and was given up."),
    WORDLESS: _("The file holds no text, only pictures such as a scan."),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """``problem``: one of ``PROBLEMS``, '' for none. A file of another kind has neither text nor problem."""

    text: str = ""
    problem: str = ""


def kind_of(name: str) -> str:
    """What a file of that name is read as; '' for what is not read."""
    ending = name.lower().rpartition(".")
    return ending[2] if ending[1] and ending[2] in reader.READERS else ""


def read(name: str, content: bytes, limits: Limits = LIMITS) -> Reading:
    """The first ``limits.characters`` of the words of a file, read by a process of its own within the limits."""
    kind = kind_of(name)
    if not kind:
        return Reading()
    if not content:
        return Reading(problem=EMPTY)
    if len(content) > MAX_BYTES:
        return Reading(problem=LARGE)
    found, problem = _guarded(kind, content, limits)
    if problem:
        return Reading(problem=problem)
    text = mended(found)
    return Reading(text) if text else Reading(problem=WORDLESS)


def _guarded(kind: str, content: bytes, limits: Limits) -> tuple[str, str]:
    """The text and '', or '' and the problem."""
    order = json.dumps({"kind": kind, "limits": asdict(limits)}).encode()
    with tempfile.TemporaryFile() as given:
        given.write(order + b"\n" + content)
        given.seek(0)
        code, said = _run([sys.executable, "-IB", str(reader.FILE)], given, limits)
    if code == 0:
        return said.decode("utf-8", "ignore"), ""
    if code == reader.FAILED:
        problem = said.decode(errors="replace")
        return "", problem if problem in PROBLEMS else DAMAGED
    return "", LATE if code in (-signal.SIGXCPU, -signal.SIGKILL) else MEMORY


def _run(command: list[str], given: IO[bytes], limits: Limits) -> tuple[int, bytes]:
    """The exit code and what was said. Who takes too long, or says more than was asked for, is killed."""
    most = limits.characters * BYTES_OF_A_CHARACTER
    with subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}) as process:
        timer = threading.Timer(limits.seconds * PATIENCE, process.kill)
        timer.start()
        try:
            said = process.stdout.read(most + 1) if process.stdout else b""
            if len(said) > most:
                process.kill()
                return reader.FAILED, b""
            return process.wait(), said
        finally:
            timer.cancel()
            process.kill()
