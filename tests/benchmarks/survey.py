"""Answers of the survey a second, on PostgreSQL with two workers, and whether every one that was thanked for is stored.

A twentieth of the forms is sent twice at once: each counts once. Then a thousand are sent at once to one counter: they are
stored, or asked to wait. Ends with 1 where an answer is lost, counted twice, or answered in any other way. CPU is told as a
ratio to the framework's floor (``/healthz``) of the same run too, so that runs on busy machines can be compared.

Run by ``python -m tests.benchmarks.survey [--answers 3000]``.
"""

import argparse
import http.client
import os
import re
import selectors
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlencode, urlsplit

from tests import servers
from tests.benchmarks.processes import cpu_seconds, processes_below

PROJECT = Path(__file__).resolve().parent.parent.parent
CLIENTS, COUNTERS, TWICE, FLOOR, AT_ONCE = 8, 40, 20, 2000, 1000
LONGEST_SECONDS = 60
SIGNED = re.compile(rb'name="signed_form" value="([^"]+)"')


def prepare() -> None:
    """In the benchmark's own environment: a centre with counters; prints the paths of their cards."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.urls import reverse
    from django.utils import timezone

    from home.models import Counter as CounterRow
    from home.models import Location, SurveySettings
    from home.site import create_site
    from home.survey.place import Channel, Place
    from home.survey.places import sign

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    create_site()
    names = {"name_th": "ศูนย์", "name_en": "Centre"}
    location = Location.objects.create(code="main", address_th="ถนน", address_en="Road", **names)
    SurveySettings.objects.create(minute_limit=1000)
    for number in range(1, COUNTERS + 1):
        CounterRow.objects.create(location=location, number=str(number), sort_order=number, **names)
        place = Place(Channel.QR, counter=f"main.{number}")
        print(reverse("home_survey_counter", args=[sign(place, timezone.localdate())]))


def stored() -> None:
    import django

    django.setup()
    from home.models import SurveyAnswer

    print(SurveyAnswer.objects.count())


def run(environment: dict[str, str], act: str) -> list[str]:
    command = [sys.executable, "-m", "tests.benchmarks.survey", "--act", act]
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.split()


def by_clients(address: str, work: list, ask) -> list:
    """What ``ask(connection, each)`` gives for all of ``work``, by several clients, each with an address of its own."""
    waiting: SimpleQueue = SimpleQueue()
    found: list = []
    for each in work:
        waiting.put(each)

    def client(number: int) -> None:
        source = (f"127.0.0.{2 + number}", 0)
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30, source_address=source)
        while True:
            try:
                each = waiting.get_nowait()
            except Empty:
                return
            found.append(ask(connection, each))

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def fetch_form(connection: http.client.HTTPConnection, path: str) -> tuple[str, str]:
    connection.request("GET", f"{path}?steps=4")
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}.")
    return path, SIGNED.search(body)[1].decode()


def send(connection: http.client.HTTPConnection, form: tuple[str, str]) -> int:
    path, signed = form
    body = urlencode({"steps": 4, "overall": 5, "signed_form": signed})
    connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def at_once(address: str, sent: list[tuple[str, str]]) -> Counter:
    """The statuses of as many answers (path, signed form), each in a connection of its own, all sent before any is read.

    A connection is closed when it is answered, as browsers do: the server waits for that.
    """
    server, found = urlsplit(address), Counter()
    with selectors.DefaultSelector() as waiting:
        for path, signed in sent:
            connected = socket.create_connection((server.hostname, server.port))
            body = urlencode({"steps": 4, "overall": 5, "signed_form": signed})
            connected.sendall(
                f"POST {path} HTTP/1.1\r\nHost: {server.netloc}\r\nConnection: close\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            waiting.register(connected, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(LONGEST_SECONDS)
            if not ready:
                raise RuntimeError(f"{len(waiting.get_map())} got no answer.")
            for key, _events in ready:
                waiting.unregister(key.fileobj)
                with key.fileobj as connected:
                    found[int(connected.recv(12).split()[1])] += 1
    return found


def ask_floor(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    connection.getresponse().read()


def measure(environment: dict[str, str], answers: int) -> int:
    """Prints the figures; the number of answers that were lost or counted twice."""
    paths = run(environment, "prepare")
    with servers.portal(environment, workers=2, threads=4) as (address, pid):
        started = time.monotonic()
        forms = by_clients(address, [paths[number % len(paths)] for number in range(answers)], fetch_form)
        questions = answers / (time.monotonic() - started)
        floor = cpu_of(pid, lambda: by_clients(address, ["/healthz"] * FLOOR, ask_floor)) / FLOOR
        sent = [form for number, form in enumerate(forms) for _time in range(2 if number % TWICE == 0 else 1)]
        statuses: Counter = Counter()
        started = time.monotonic()
        cpu = cpu_of(pid, lambda: statuses.update(by_clients(address, sent, send))) / len(sent)
        elapsed = time.monotonic() - started
        crowd = at_once(address, by_clients(address, [paths[0]] * AT_ONCE, fetch_form))
    kept = int(run(environment, "stored")[0])
    print(f"questions shown:  {questions:.0f} a second")
    print(
        f"answers taken:    {statuses[302] / elapsed:.0f} a second, {1000 * cpu:.2f} ms of CPU each, {cpu / floor:.1f} x floor"
    )
    print(f"sent {len(sent)}, thanked {statuses[302]}, other answers {dict(statuses)}")
    print(f"at once {AT_ONCE}: thanked {crowd[302]}, asked to wait {crowd[429]}, other answers {dict(crowd)}")
    print(f"stored {kept}")
    wrong = AT_ONCE - crowd[302] - crowd[429]
    return abs(statuses[302] - answers) + abs(kept - statuses[302] - crowd[302]) + wrong


def cpu_of(pid: int, work: Callable[[], object]) -> float:
    """Seconds of CPU that the server takes for it."""
    before = cpu_seconds(processes_below(pid))
    work()
    return cpu_seconds(processes_below(pid)) - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=3000, help="how many forms are sent")
    parser.add_argument("--act", choices=["prepare", "stored"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.act:
        {"prepare": prepare, "stored": stored}[arguments.act]()
        return
    with servers.postgresql() as url, tempfile.TemporaryDirectory(prefix="portal-survey-") as folder:
        environment = servers.environment_of_demonstration(Path(folder), DATABASE_URL=url, SECRET_KEY="x" * 60)
        sys.exit(1 if measure(environment, arguments.answers) else 0)


if __name__ == "__main__":
    main()
