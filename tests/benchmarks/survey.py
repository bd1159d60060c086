"""Answers of the survey a second, on PostgreSQL with two workers, and whether every one that was thanked for is stored.

A twentieth of the forms is sent twice at once: each counts once. Ends with 1 where an answer is lost or counted twice.

Run by ``python -m tests.benchmarks.survey [--answers 3000]``.
"""

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlencode, urlsplit

from tests import servers
from tests.benchmarks.processes import cpu_seconds, processes_below

PROJECT = Path(__file__).resolve().parent.parent.parent
CLIENTS, COUNTERS, TWICE = 8, 40, 20
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


def measure(environment: dict[str, str], answers: int) -> int:
    """Prints the figures; the number of answers that were lost or counted twice."""
    paths = run(environment, "prepare")
    with servers.portal(environment, workers=2, threads=4) as (address, pid):
        started = time.monotonic()
        forms = by_clients(address, [paths[number % len(paths)] for number in range(answers)], fetch_form)
        questions = answers / (time.monotonic() - started)
        sent = [form for number, form in enumerate(forms) for _time in range(2 if number % TWICE == 0 else 1)]
        before, started = cpu_seconds(processes_below(pid)), time.monotonic()
        statuses = Counter(by_clients(address, sent, send))
        elapsed, cpu = time.monotonic() - started, cpu_seconds(processes_below(pid)) - before
    kept = int(run(environment, "stored")[0])
    print(f"questions shown:  {questions:.0f} a second")
    print(f"answers taken:    {statuses[302] / elapsed:.0f} a second, {1000 * cpu / len(sent):.2f} ms of CPU each")
    print(f"sent {len(sent)}, thanked {statuses[302]}, stored {kept}, other answers {dict(statuses)}")
    return abs(statuses[302] - kept) + abs(kept - answers)


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
