"""What is asked for or sent to hurt, of the portal as it is served: right answers, little memory, nothing half made."""

import hashlib
import http.client
import re
import shutil
import socket
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import encode_multipart

from tests import servers
from tests.benchmarks.processes import peak_memory, processes_below, resident_memory, restart_peak
from tests.e2e.conftest import MARKS
from tests.portal.pictures.drawn import chunk

pytestmark = MARKS
MOST_MEGABYTES = 300  # above idle, of all processes that serve
REQUESTS, AT_ONCE = 1000, 100
PACKAGES = ["/brand/all.zip", "/brand/logo.zip", "/en/brand/all.zip", "/en/brand/symbol.zip"]
EDGE = 30_000
BOUNDARY = "the-boundary-of-this-form"
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@pytest.fixture(scope="module")
def folder_of_uploads(tmp_path_factory):
    """Where the server of these tests puts what it has not stored yet."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def served(demonstration, folder_of_uploads):
    """The address and the process of a server as deploy/serve starts it, which has answered a page in each language."""
    with servers.portal(demonstration | {"TMPDIR": str(folder_of_uploads)}, workers=2, threads=4) as (address, pid):
        for _ in range(8):
            for path in ("/", "/en/brand/"):
                asked(urlsplit(address).netloc, path)
        yield address, pid


@contextmanager
def in_little_memory(pid: int):
    """What is done in the block takes the processes that serve less than MOST_MEGABYTES above what they have now."""
    serving = processes_below(pid)
    idle = sum(map(resident_memory, serving))
    for one in serving:
        restart_peak(one)
    yield
    assert processes_below(pid) == serving, "a process ended and was started again"
    taken = sum(map(peak_memory, serving)) - idle
    assert taken < MOST_MEGABYTES, f"{taken:.0f} MB above {idle:.0f} MB"


def asked(host: str, path: str) -> tuple[str, int, str]:
    """The path, the status and the SHA-256 of the bytes that came, as many as were promised."""
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET", path)
    response, digest = connection.getresponse(), hashlib.sha256()
    while part := response.read(1 << 18):
        digest.update(part)
    connection.close()
    assert response.length == 0, "less came than was promised"
    return path, response.status, digest.hexdigest()


def gone(host: str, path: str) -> None:
    """Asks, reads a little and leaves."""
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET", path)
    connection.getresponse().read(1000)
    connection.close()


def test_packages_asked_for_a_thousand_times_are_whole_and_made_once(served, demonstration, folder_of_uploads):
    address, pid = served
    host = urlsplit(address).netloc
    packages = Path(demonstration["PORTAL_VAR"], "protected", "brand", "packages")
    shutil.rmtree(packages, ignore_errors=True)
    paths = [PACKAGES[number % len(PACKAGES)] for number in range(REQUESTS)]
    with in_little_memory(pid), ThreadPoolExecutor(AT_ONCE) as pool:
        leaving = [pool.submit(gone, host, path) for path in paths[:AT_ONCE:10]]
        answers = Counter(pool.map(lambda path: asked(host, path), paths))
        for one in leaving:
            one.result()
    assert answers == {(path, 200, digest): REQUESTS // len(PACKAGES) for path, _status, digest in answers}
    assert len(answers) == len(PACKAGES)
    kept = {path.name: path for path in packages.iterdir()}
    assert set(kept) == {"making", *(name for name in kept if re.fullmatch(r"[0-9a-f]{64}\.zip", name))}
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in kept.values() if path.suffix == ".zip"}
    assert set(files) == {digest for _path, _status, digest in answers}
    for path in files.values():
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    assert list(folder_of_uploads.iterdir()) == []


class Head:
    """The head of the centre at the portal, without a browser."""

    def __init__(self, address: str):
        self._host, self._cookies = urlsplit(address).netloc, SimpleCookie()
        self.get("/login/")
        self.post("/login/", {"username": "head", "password": "demonstration"})

    def get(self, path: str) -> str:
        return self._answer("GET", path)[1]

    def post(self, path: str, fields: dict[str, object]) -> tuple[str, str]:
        """Where it leads to and the page there. Fails for any answer but 200 or a way that leads to it."""
        token = next(cookie.value for name, cookie in self._cookies.items() if "csrf" in name)
        body = encode_multipart(BOUNDARY, fields | {"csrfmiddlewaretoken": token})
        return self._answer("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})

    def _answer(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = NO_HEADERS):
        connection = http.client.HTTPConnection(self._host, timeout=60)
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in self._cookies.items())
        connection.request(method, path, body, {**headers, "Cookie": cookies})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        assert response.status in (200, 302), path
        for cookie in response.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return self._answer("GET", response.headers["Location"]) if response.status == 302 else (path, text)


@pytest.fixture(scope="module")
def huge() -> bytes:
    """A whole, valid PNG of 30,000 × 30,000 pixels in black and white: 110 KB, and 900 MB for whoever unpacks it."""
    packer, row = zlib.compressobj(1), b"\0" + b"\xaa" * (EDGE // 8)
    packed = b"".join(packer.compress(row * 100) for _ in range(EDGE // 100)) + packer.flush()
    head = EDGE.to_bytes(4, "big") * 2 + bytes((1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.fixture
def head(served):
    return Head(served[0])


@pytest.fixture
def asset(head):
    """The address of a new draft, which goes with the test."""
    words = dict.fromkeys(("title_th", "title_en", "description_th", "description_en"), "ภาพใหญ่")
    fields = {"kind": "slides", "version": "1.0", "approved_on": "", "approved_by_th": "", "approved_by_en": ""}
    address, _page = head.post("/admin/branding/assets/add/", fields | words)
    assert re.fullmatch(r"/admin/branding/assets/\d+/", address)
    yield address
    head.post(f"{address}delete/", {})


def test_a_picture_of_900_million_pixels_is_a_sentence_in_little_memory(served, head, asset, huge):
    variant = {"wording": "none", "layout": "alone", "colouring": "full"}
    picture = {"title": "ใหญ่", "alt_th": "ใหญ่", "alt_en": "Large", "tags": ""}
    uploads: list[tuple[str, dict[str, object], str]] = [
        (f"{asset}variants/add/", variant, "file"),
        (f"{asset}edit/", {"kind": "slides"}, "approval_document"),
        ("/admin/images/add/", picture, "file"),
    ]

    def upload(one: tuple[str, dict[str, object], str]) -> str:
        path, fields, name = one
        return head.post(path, fields | {name: SimpleUploadedFile("ตราใหญ่.png", huge, "image/png")})[1]

    with in_little_memory(served[1]), ThreadPoolExecutor(12) as pool:
        pages = list(pool.map(upload, uploads * 4))
    for page in pages:
        assert "25 ล้านพิกเซล" in page
        assert "ตราใหญ่.png" in page
    assert "ตราใหญ่" not in head.get(asset)


def test_a_claim_of_two_gigabytes_is_refused_before_it_is_read(served, folder_of_uploads):
    """Two hundred at once, and the portal answers others meanwhile."""
    address, pid = served
    host, port = urlsplit(address).hostname, urlsplit(address).port
    claim = (
        "POST /admin/images/add/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 2000000000\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    ).encode()

    def send(_number: int) -> bytes:
        with socket.create_connection((host, port), timeout=60) as sender:
            sender.sendall(claim)
            return sender.recv(20)

    with in_little_memory(pid), ThreadPoolExecutor(50) as pool:
        answers = pool.map(send, range(200))
        assert asked(f"{host}:{port}", "/healthz")[1] == 200
        assert set(answers) == {b"HTTP/1.1 413 Request"}
    assert list(folder_of_uploads.iterdir()) == []
