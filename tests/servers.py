"""Servers for tests: started on a free port with their own folder, stopped by process id.

``python -m tests.servers postgresql -- COMMAND …`` runs COMMAND with DATABASE_URL set to a fresh PostgreSQL cluster.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests import requirements

PROJECT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as_nobody() -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as the machine's unprivileged user."""
    if os.geteuid():
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "HOME=/tmp", "LC_ALL=C.UTF-8"]


@contextmanager
def postgresql():
    """Yields the DATABASE_URL of a fresh cluster without durability; removed at the end."""
    programs = Path(requirements.find("postgresql")).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
    if not os.geteuid():
        shutil.chown(folder, "nobody", "nogroup")
    data, port, user = folder / "data", free_port(), _as_nobody()
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(
        [*user, str(programs / "initdb"), "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--no-sync"], **quiet
    )
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c autovacuum=off"
    start = [*user, str(programs / "pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", options, "start"]
    subprocess.run(start, **quiet)
    try:
        yield f"postgres://portal@127.0.0.1:{port}/postgres"
    finally:
        os.kill(int((data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGINT)
        for _ in range(100):
            if not (data / "postmaster.pid").exists():
                break
            time.sleep(0.1)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def demonstration():
    """Yields the environment of a freshly built demonstration in a folder of its own; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="portal-demonstration-"))
    environment = {"PORTAL_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "LOG_LEVEL": "WARNING"}
    try:
        subprocess.run([sys.executable, "deploy/seed.py"], cwd=PROJECT, env={**os.environ, **environment}, check=True)
        yield environment
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def portal(environment: dict[str, str], workers: int = 1, threads: int = 8):
    """Yields the address of the portal served by gunicorn with this environment, and the server's process id."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", str(workers), "--threads", str(threads), "--worker-class", "gthread", "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **environment})
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def worker(environment: dict[str, str]):
    """The worker of the portal, as deploy/serve starts it; yields its process id. It ends with its task."""
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.2", "--no-startup-delay"]
    process = subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **environment})
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode} before it answered.")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 (our own server)
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"No answer from {address} within {START_SECONDS} seconds.")


def main(arguments: list[str]) -> int:
    name, dashes, *command = arguments
    if name != "postgresql" or dashes != "--":
        raise SystemExit("usage: python -m tests.servers postgresql -- COMMAND …")
    if requirements.find(name) is None:
        print(f"{'FAILED' if requirements.is_required() else 'SKIPPED'} tests on {name}: {requirements.reason(name)}")
        return int(requirements.is_required())
    with postgresql() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
