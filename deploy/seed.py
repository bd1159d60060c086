"""Build the demonstration, or keep it: rebuilt when code, migrations or sample data have changed under it.

Run by ``make demo``. A database that is replaced is kept beside, in var/replaced/, so that no edit is lost.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
APPS = ("portal", "home", "service_pages", "manuals", "branding", "search")
CODE = {".py", ".yaml", ".csv", ".txt", ".pdf"}
STATIC = {".css", ".js", ".svg", ".png", ".woff2"}


def fingerprint(suffixes: set[str]) -> str:
    """A hash over the project's files with these endings, and the lock file."""
    digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                digest.update(str(path.relative_to(PROJECT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def manage(*arguments: str) -> None:
    defaults = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "LOG_LEVEL": "WARNING", "BASE_URL": address()}
    environment = {**defaults, **os.environ}
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, env=environment, check=True)


def address() -> str:
    """Where the demonstration is served; its PDFs and QR codes carry it for good."""
    return os.environ.get("BASE_URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"


def when_changed(mark: Path, value: str, build) -> None:
    """Run ``build`` unless ``mark`` says it was done for ``value``; the mark is written last."""
    if mark.exists() and mark.read_text(encoding="utf-8") == value:
        return
    mark.unlink(missing_ok=True)
    build()
    mark.write_text(value, encoding="utf-8")


def build_database(var: Path) -> None:
    files = list(var.glob("portal.sqlite3*"))
    if files:
        kept = var / "replaced" / time.strftime("%Y%m%d-%H%M%S")
        kept.mkdir(parents=True)
        for file in files:
            shutil.move(file, kept / file.name)
        print(
            f"The code has changed since the demonstration was built: building it anew. The old one is kept in {kept}."
        )
    print(f"PDFs and QR codes carry the address {address()}: set BASE_URL before building to print another one.")
    manage("migrate", "--verbosity", "0")
    manage("build_demo")
    manage("search_index")


def main() -> None:
    var = Path(os.environ.get("PORTAL_VAR", PROJECT / "var"))
    var.mkdir(parents=True, exist_ok=True)
    when_changed(var / "demonstration", fingerprint(CODE), lambda: build_database(var))
    when_changed(
        var / "static-files", fingerprint(STATIC), lambda: manage("collectstatic", "--noinput", "--clear", "-v", "0")
    )


if __name__ == "__main__":
    main()
