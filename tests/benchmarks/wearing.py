"""``python -m tests.benchmarks.wearing``: how soon a prepared logo is worn, on a built demonstration (``PORTAL_VAR``: its folder).

A logo and a symbol are made current by one process; home page and icon are asked of a server, whose processes learn of it from
the database, and a sign is made. Nothing is asked twice: what is not worn by the first answer is an error. Nothing here
asserts a number of seconds.
"""

import http.client
import os
import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import django

from tests import servers

TIMES = 5
COLOURS = ("#5b1a8a", "#1a5b2a")
ICON = re.compile(r'<link rel="icon" href="([^"]+)"')


def prepared(kind: str, colour: str):
    """A new version of the current asset of a kind, ready to be made current, in which every full-colour drawing has this
    colour."""
    from branding import lifecycle, making, versions
    from branding.derivatives import make
    from branding.kinds import Colouring, Status
    from branding.models import BrandAsset
    from tests.branding.assets import svg

    before = BrandAsset.objects.get(kind=kind, status=Status.CURRENT)
    asset = versions.new_version(before)
    for name in ("approved_on", "approved_by_th", "approved_by_en", "approval_document"):
        setattr(asset, name, getattr(before, name))
    asset.save()
    for variant in asset.variants.all():
        if variant.colouring == Colouring.FULL:
            making.keep_master(variant, svg(colour, 300, 100), "drawing.svg")
            digest, master = making.master_of(variant)
            making.keep_made(variant.pk, digest, list(make(master, making.purposes(variant))))
        else:
            lifecycle.approve(variant)
    return asset


def ask(address: str, path: str) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}.")
    return body


def steps(address: str, colour: str, logo, symbol) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done, in this order, and measured."""
    from branding import lifecycle
    from branding.library import library
    from branding.signs.files import make_file
    from branding.signs.kinds import KINDS, Paper
    from home.models import Location
    from portal import look

    def home() -> None:
        page = ask(address, "/").decode()
        found.append(ICON.search(page)[1])
        full = library().of(logo.kind).variants[0].master  # the same drawing as the symbol's
        if full.url not in page:
            raise RuntimeError("The first home page did not wear the new logo.")

    def sign() -> None:
        location = Location.objects.get(is_main=True)
        make_file(KINDS["counter"], Paper("a4", "landscape"), "pdf", location, list(location.counters.all()[:1]))
        if colour not in look.current().print_logos["th"].svg:
            raise RuntimeError("The sign did not wear the new logo.")

    found: list[str] = []
    yield "made current", lambda: (lifecycle.make_current(logo), lifecycle.make_current(symbol))
    yield "home page", home
    yield "icon", lambda: ask(address, found[0])
    yield "PDF of a sign", sign


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    taken: dict[str, list[float]] = {}
    ready = [(colour, prepared("logo", colour), prepared("symbol", colour)) for colour in COLOURS]
    with servers.portal(dict(os.environ), workers=2, threads=4) as (address, _pid):
        ask(address, "/")
        for number in range(TIMES):
            begun = time.perf_counter()
            for name, act in steps(address, *ready[number % 2]):
                before = time.perf_counter()
                act()
                taken.setdefault(name, []).append(time.perf_counter() - before)
            taken.setdefault("altogether", []).append(time.perf_counter() - begun)
    for name, seconds in taken.items():
        print(f"{name:16} median {sorted(seconds)[TIMES // 2] * 1000:7.0f} ms  max {max(seconds) * 1000:7.0f} ms")


if __name__ == "__main__":
    main()
