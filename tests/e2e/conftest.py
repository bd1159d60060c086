"""One demonstration, one server and one Chromium for all journeys; each test has a browser context of its own."""

import os
from pathlib import Path

import pytest
from axe_playwright_python import sync_playwright as axe_package
from playwright.sync_api import sync_playwright

from tests import prepared, requirements, servers

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
AXE = Path(axe_package.__file__).parent / "axe.min.js"

# All journeys share one server, and so run in one process: every module of this folder carries these marks.
MARKS = [pytest.mark.e2e, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="session")
def demonstration(folder_of_the_run):
    """The environment of the demonstration."""
    requirements.need("chromium")
    with servers.demonstration(prepared.demonstration(folder_of_the_run)) as environment:
        yield environment


@pytest.fixture(scope="session")
def server(demonstration):
    """The address of the demonstration, served as production would."""
    with servers.portal(demonstration) as (address, _pid):
        yield address


@pytest.fixture
def worker(demonstration):
    """The worker of the demonstration, for as long as the test lasts."""
    with servers.worker(demonstration) as pid:
        yield pid


@pytest.fixture(scope="session")
def browser():
    executable = requirements.need("chromium")
    # Playwright keeps an event loop in this thread; the tests here use no ORM of their own.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_context(browser, server):
    """Makes browser contexts on the demonstration that are closed with the test."""
    contexts = []

    def make(viewport=DESKTOP, **options):
        context = browser.new_context(base_url=server, viewport=viewport, locale="th-TH", **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request, open_context):
    """A citizen's page, once with JavaScript and once without."""
    return open_context(PHONE, java_script_enabled=request.param).new_page()


@pytest.fixture
def sign_in(open_context):
    """``sign_in("translator")``: a page of that account, signed in through the one door."""

    def enter(name):
        page = open_context().new_page()
        page.goto("/login/?next=/admin/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", "demonstration")
        page.click("main button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return enter


@pytest.fixture(scope="session")
def axe_source():
    return AXE.read_text(encoding="utf-8")
