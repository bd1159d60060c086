"""A proxy in front of a search server that can refuse, hang, or answer with an error instead of passing on."""

import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HANG_SECONDS = 10


class Proxy:
    """At one address for all its life. ``asked`` counts the requests that have reached it."""

    def __init__(self, upstream: str):
        self.upstream = urlsplit(upstream).netloc
        self.status = 0
        self.hangs = False
        self.asked = 0
        self.over = threading.Event()
        self._server = self._listen(0)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def pass_on(self) -> None:
        self.status, self.hangs = 0, False
        self.over.set()
        self.over = threading.Event()
        if self._server is None:
            self._server = self._listen(urlsplit(self.address).port)

    def refuse(self) -> None:
        """Nobody listens there any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def hang(self) -> None:
        self.hangs = True

    def answer(self, status: int) -> None:
        self.status = status

    def _listen(self, port: int) -> ThreadingHTTPServer:
        proxy = self

        class Handler(_Handler):
            pass

        Handler.proxy = proxy
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return server


class _Handler(BaseHTTPRequestHandler):
    proxy: Proxy

    def handle_any(self):
        proxy, body = self.proxy, self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proxy.asked += 1
        if proxy.hangs:
            proxy.over.wait(HANG_SECONDS)
        elif proxy.status:
            headers = [("Content-Type", "application/json"), ("X-Elastic-Product", "Elasticsearch")]
            self._send(proxy.status, headers, b'{"error": {"type": "some_exception"}}')
        else:
            upstream = http.client.HTTPConnection(proxy.upstream, timeout=60)
            upstream.request(self.command, self.path, body, dict(self.headers.items()))
            answer = upstream.getresponse()
            kept = [
                pair for pair in answer.getheaders() if pair[0].lower() not in ("transfer-encoding", "content-length")
            ]
            self._send(answer.status, kept, answer.read())
            upstream.close()

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815 (the names that http.server calls)

    def _send(self, status, headers, body):
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@contextmanager
def in_front_of(upstream: str):
    proxy = Proxy(upstream)
    try:
        yield proxy
    finally:
        proxy.pass_on()
        proxy.refuse()
