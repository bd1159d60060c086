"""Servers for tests: started on a free port with their own folder, stopped by process id.

``python -m tests.servers postgresql -- COMMAND …`` runs COMMAND with DATABASE_URL set to a fresh PostgreSQL cluster.
``python -m tests.servers elasticsearch`` keeps a search server running until it is interrupted.
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
import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path

from tests import requirements

PROJECT = Path(__file__).resolve().parent.parent
START_SECONDS = 180
CACHE = PROJECT / "var" / "cache"
ELASTICSEARCH = "8.19.21"
# The server without its optional modules, from Maven's public repository. What is not in it the portal does not use.
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{ELASTICSEARCH}:zip"
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
DEVELOPERS_PORT = 9200


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as_nobody() -> list[str]:
    """PostgreSQL and Elasticsearch refuse to run as root: then they run as the machine's unprivileged user."""
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
def elasticsearch(port: int | None = None, folder: Path | None = None):
    """Yields the address of an Elasticsearch server and its process id.

    In a folder that is given its data stay for the next start; without one they are removed at the end.
    """
    own = folder or Path(tempfile.mkdtemp(prefix="portal-elasticsearch-"))
    port = port or free_port()
    try:
        home = _unpacked_elasticsearch(own)
        _configure_elasticsearch(own, home, port)
        _give_to_nobody(own)
        address, mark = f"http://127.0.0.1:{port}", own / "pid"
        mark.unlink(missing_ok=True)
        with (own / "output").open("w") as output:
            command = [*_as_nobody(), home / "bin" / "elasticsearch", "-p", mark]
            started = {"env": os.environ | _environment_of_elasticsearch(own), "cwd": own, "start_new_session": True}
            process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **started)
        try:
            _wait_for(f"{address}/_cluster/health?wait_for_status=yellow&timeout=150s", process)
            yield address, int(mark.read_text())
        finally:
            _stop_elasticsearch(process, mark)
    finally:
        if folder is None:
            shutil.rmtree(own, ignore_errors=True)


def fetch_elasticsearch() -> Path:
    """The server's archive, by Maven with the settings of this machine; fetched once."""
    archive = CACHE / f"elasticsearch-{ELASTICSEARCH}.zip"
    if not archive.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        # Beside it first, so that a fetch that was interrupted leaves nothing that looks whole.
        with tempfile.TemporaryDirectory(dir=CACHE) as aside:
            maven = [requirements.maven(), "-B", "-q", "-Dstyle.color=never", f"-Dartifact={ARTIFACT}"]
            subprocess.run([*maven, "-Dtransitive=false", f"{MAVEN_GOAL}:get"], check=True)
            subprocess.run([*maven, f"-DoutputDirectory={aside}", f"{MAVEN_GOAL}:copy"], check=True)
            os.replace(Path(aside) / archive.name, archive)
    return archive


def _unpacked_elasticsearch(folder: Path) -> Path:
    home = folder / f"elasticsearch-{ELASTICSEARCH}"
    if not home.exists():
        with zipfile.ZipFile(fetch_elasticsearch()) as archive:
            archive.extractall(folder)
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
    return home


def _configure_elasticsearch(folder: Path, home: Path, port: int) -> None:
    for name in ("config", "data", "logs", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("jvm.options", "log4j2.properties"):
        shutil.copy(home / "config" / name, folder / "config" / name)
    settings = {
        "cluster.name": "portal",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": free_port(),
        "path.data": folder / "data",
        "path.logs": folder / "logs",
        "xpack.security.enabled": "false",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    lines = "".join(f"{name}: {value}\n" for name, value in settings.items())
    (folder / "config" / "elasticsearch.yml").write_text(lines, encoding="utf-8")


def _environment_of_elasticsearch(folder: Path) -> dict[str, str]:
    return {
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "tmp"),
        "ES_JAVA_HOME": str(Path(requirements.need("elasticsearch")).resolve().parent.parent),
        "ES_JAVA_OPTS": "-Xms256m -Xmx512m",
    }


def _give_to_nobody(folder: Path) -> None:
    if not os.geteuid():
        for path in [folder, *folder.rglob("*")]:
            shutil.chown(path, "nobody", "nogroup")


def _stop_elasticsearch(process: subprocess.Popen, mark: Path) -> None:
    """The server by its own id, then the starter, which ends with it."""
    if mark.exists():
        server = int(mark.read_text())
        for one in (signal.SIGCONT, signal.SIGTERM):  # a test may have stopped it
            with suppress(ProcessLookupError):
                os.kill(server, one)
    else:
        process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def demonstration(built: Path | None = None, **variables: str):
    """Yields the environment of a fresh demonstration in a folder of its own; removed at the end.

    ``built``: the folder of one to copy (tests/prepared.py); without it, it is built. ``variables``: what its environment
    has besides, such as DATABASE_URL.
    """
    folder = Path(tempfile.mkdtemp(prefix="portal-demonstration-"))
    environment = environment_of_demonstration(folder, **variables)
    try:
        if built:
            shutil.copytree(built, folder, dirs_exist_ok=True)
        else:
            build_demonstration(environment)
        yield environment
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment_of_demonstration(folder: Path, **variables: str) -> dict[str, str]:
    """With the database in this folder, unless ``variables`` name another."""
    fixed = {"PORTAL_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "LOG_LEVEL": "WARNING"}
    return fixed | variables


def build_demonstration(environment: dict[str, str], **options) -> None:
    """Build it in the folder of its environment. ``options``: of the process."""
    command = [sys.executable, "deploy/seed.py"]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, **environment}, check=True, **options)


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
    match arguments:
        case ["postgresql", "--", *command]:
            return _run_on_postgresql(command)
        case ["elasticsearch"]:
            return _serve_elasticsearch()
    raise SystemExit(
        "usage: python -m tests.servers postgresql -- COMMAND …, or: python -m tests.servers elasticsearch"
    )


def _run_on_postgresql(command: list[str]) -> int:
    if requirements.find("postgresql") is None:
        mark = "FAILED" if requirements.is_required() else "SKIPPED"
        print(f"{mark} tests on postgresql: {requirements.reason('postgresql')}")
        return int(requirements.is_required())
    with postgresql() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def _serve_elasticsearch() -> int:
    if requirements.find("elasticsearch") is None:
        raise SystemExit(requirements.reason("elasticsearch"))
    port = int(os.environ.get("ELASTICSEARCH_PORT", DEVELOPERS_PORT))
    with elasticsearch(port, PROJECT / "var" / "elasticsearch") as (address, _pid):
        print(f"ELASTICSEARCH_URL={address}  (then: python manage.py search_index). Ctrl+C stops it.", flush=True)
        ends = {signal.SIGINT, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, ends)
        signal.sigwait(ends)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
