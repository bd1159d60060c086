"""System programs that parts of the tests need: absent, the part is skipped by name; with REQUIRE=all it fails."""

import glob
import os
import re
import shutil
import subprocess
from functools import cache

import pytest

PROGRAMS = {
    "chromium": ["chromium", "chromium-browser", "google-chrome"],
    "postgresql": ["initdb", *sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)],
    "gettext": ["xgettext"],
    "poppler": ["pdftotext"],
    "elasticsearch": ["java"],
}
MAVEN = "mvn"
JAVA = 17


@cache
def find(name: str) -> str | None:
    """The path of a program that serves as ``name``; None when this machine has none."""
    path = next((path for program in PROGRAMS[name] if (path := shutil.which(program))), None)
    if name == "elasticsearch" and path and (not maven() or java_version(path) < JAVA):
        return None
    return path


def maven() -> str | None:
    """Fetches the search server, which no system packages."""
    return shutil.which(MAVEN)


def java_version(path: str) -> int:
    """The first number of its version; 0 when it tells none."""
    told = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def is_required() -> bool:
    return os.environ.get("REQUIRE") == "all"


def reason(name: str) -> str:
    if name == "elasticsearch":
        return f"elasticsearch cannot be started: it needs java {JAVA} or later and {MAVEN}, which fetches it"
    return f"{name} is not installed (looked for {', '.join(PROGRAMS[name])})"


def need(name: str) -> str:
    """The program's path; skips the test by name without it, fails it under REQUIRE=all."""
    path = find(name)
    if path is None:
        (pytest.fail if is_required() else pytest.skip)(reason(name))
    return path
