"""``python -m tests.catalogue FILE``: the words for people found in the code now, as a catalogue."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
APPS = ("portal", "home", "service_pages", "search", "manuals", "branding")


def collect(target: Path) -> None:
    """Run makemessages over a copy of the sources, so that the project's own catalogue is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy.mkdir()
        for app in APPS:
            left_out = shutil.ignore_patterns("locale", "locale_wagtail", "static", "__pycache__")
            shutil.copytree(PROJECT / app, copy / app, ignore=left_out)
        (copy / "portal" / "locale").mkdir()
        shutil.copy(PROJECT / "manage.py", copy)
        # DATABASE and files are not touched by makemessages; the settings are those of the copy.
        command = [sys.executable, "manage.py", "makemessages", "-l", "th", "-d", "django", "--no-wrap", "-v", "0"]
        subprocess.run([*command, "--settings", "portal.settings.test"], cwd=copy, check=True)
        shutil.copy(copy / "portal" / "locale" / "th" / "LC_MESSAGES" / "django.po", target)


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
