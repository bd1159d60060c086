"""What is left of hostile drawings asks for nothing and runs nothing in Chromium, without the help of any policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from branding.intake import read_svg
from tests.branding.intake.hostile import FILES, SURVIVORS
from tests.e2e.conftest import DESKTOP, MARKS

pytestmark = MARKS
FENCE = "/fence"  # asked for last: whatever was asked for before has been noticed by then
# Hostile as they came, with what each of them asks for as soon as it is opened.
CONTROLS = {
    "script": "/ran",
    "script-in-definitions": "/ran",
    "script-from-elsewhere": "/a.js",
    "script-under-another-prefix": "/ran",
    "event-load": "/ran",
    "event-escaped": "/ran",
    "event-on-a-nested-drawing": "/ran",
    "picture-elsewhere": "/a.png",
    "picture-in-a-filter": "/a.png",
    "foreign-object": "/ran",
    "frame": "/",
    "css-import": "/a.css",
    "css-import-escaped": "/a.css",
    "instruction-style-sheet": "/a.css",
}
BY_STEM = {path.stem: path for path in FILES}


class Drawings(ThreadingHTTPServer):
    """Hands out what is put into ``files``: path to type and content."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answer)
        self.files = {FENCE: ("text/plain", b"")}
        self.address = f"http://127.0.0.1:{self.server_port}"

    def put(self, path, content, kind="image/svg+xml"):
        self.files[path] = kind, content

    def put_page(self, path, body):
        self.put(path, b'<!doctype html><meta charset="utf-8">' + body, "text/html")


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, content = self.server.files.get(self.path.partition("?")[0], ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_said):
        """Says nothing."""


@pytest.fixture(scope="module")
def drawings():
    with Drawings() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def visit(browser, drawings):
    """``visit(path)``: opens it, moves over it, presses keys and buttons; what it asked for beside itself and said.

    Other hosts answer with nothing, so that no name is looked up.
    """
    context = browser.new_context(viewport=DESKTOP)
    context.route(lambda address: not address.startswith(drawings.address), lambda route: route.fulfill(body=""))
    page = context.new_page()
    noticed = []
    context.on("request", lambda request: noticed.append(request.url))
    page.on("dialog", lambda dialog: (noticed.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: noticed.append(f"console {message.text}"))
    page.on("pageerror", lambda error: noticed.append(f"error {error}"))

    def opened(path):
        noticed.clear()
        page.goto(drawings.address + path)
        page.mouse.move(60, 60)
        page.mouse.click(50, 50)
        page.keyboard.press("Tab")
        page.wait_for_load_state()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.evaluate(f"() => fetch('{drawings.address}{FENCE}').then(answer => answer.text())")
        allowed = {drawings.address + path, drawings.address + FENCE}
        return page, [each for each in noticed if each not in allowed]

    yield opened
    context.close()


@pytest.fixture(scope="module")
def survivors(drawings):
    """Path to drawing: what is left of each, and a page that shows all of them as pictures, one that holds them."""
    found = {f"/{path.stem}-clean.svg": read_svg(path.read_bytes(), path.name).svg.encode() for path in SURVIVORS}
    for path, svg in found.items():
        drawings.put(path, svg)
    drawings.put_page("/pictures", b"".join(b'<img src="%s" width="50" alt="">' % path.encode() for path in found))
    drawings.put_page("/inline", b"".join(found.values()))
    return found


@pytest.mark.parametrize("stem", CONTROLS)
def test_what_is_hostile_would_be_noticed(drawings, visit, stem):
    drawings.put(f"/{stem}.svg", BY_STEM[stem].read_bytes())
    _page, noticed = visit(f"/{stem}.svg")
    assert CONTROLS[stem] in [urlsplit(address).path for address in noticed if "hostile.example" in address]


@pytest.mark.parametrize("stem", [path.stem for path in SURVIVORS])
def test_what_is_left_does_nothing_when_it_is_opened(survivors, visit, stem):
    page, noticed = visit(f"/{stem}-clean.svg")
    assert noticed == []
    assert page.evaluate("document.documentElement.localName") == "svg"
    assert page.locator("path, rect, use").count()


def test_what_is_left_does_nothing_as_pictures_of_a_page(drawings, survivors, visit):
    page, noticed = visit("/pictures")
    assert set(noticed) == {drawings.address + path for path in survivors}
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)") == []


def test_what_is_left_does_nothing_as_parts_of_a_page(survivors, visit):
    page, noticed = visit("/inline")
    assert noticed == []
    assert page.evaluate("[...document.body.children].map(child => child.localName)") == ["svg"] * len(survivors)


@pytest.mark.parametrize("name", ["illustrator", "inkscape"])
def test_a_drawing_as_a_program_writes_it_looks_the_same_as_before(drawings, visit, name):
    given = (BY_STEM["script"].parents[1] / "drawings" / f"{name}.svg").read_bytes()
    pictures = []
    for svg in (given, read_svg(given, name).svg.encode()):
        drawings.put("/logo.svg", svg)
        drawings.put_page("/looked-at", b'<img src="/logo.svg?%d" width="600" alt="">' % len(svg))
        pictures.append(visit("/looked-at")[0].screenshot())
    assert pictures[0] == pictures[1]
