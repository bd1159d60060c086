"""System programs that parts of the tests need: absent, the part is skipped by name; with REQUIRE=all it fails."""

import glob
import os
import shutil

import pytest

PROGRAMS = {
    "chromium": ["chromium", "chromium-browser", "google-chrome"],
    "postgresql": ["initdb", *sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)],
    "gettext": ["xgettext"],
    "poppler": ["pdftotext"],
}


def find(name: str) -> str | None:
    """The path of a program that serves as ``name``; None when this machine has none."""
    return next((path for program in PROGRAMS[name] if (path := shutil.which(program))), None)


def is_required() -> bool:
    return os.environ.get("REQUIRE") == "all"


def reason(name: str) -> str:
    return f"{name} is not installed (looked for {', '.join(PROGRAMS[name])})"


def need(name: str) -> str:
    """The program's path; skips the test by name without it, fails it under REQUIRE=all."""
    path = find(name)
    if path is None:
        (pytest.fail if is_required() else pytest.skip)(reason(name))
    return path
