"""Packages: what is in them, that the same content gives the same bytes, and that each is made once."""

import io
import json
import threading
import tracemalloc
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from branding import storage
from branding.guidelines import keeping, packages, routes
from branding.guidelines.package import Package
from branding.library import Asset, File, Variant
from branding.models import BrandGuidelinesPage

LICENCES = {"th": "ข้อกำหนดการใช้\n", "en": "Terms of use\n"}
RULES = {"th": "ขนาดเล็กที่สุด\n", "en": "Minimum size\n"}
MIB = 2**20


def file(purpose, form, data, width=0):
    return File(purpose, form, width, width, len(data), storage.put(data), "x")


@pytest.fixture
def asset(private_files):
    files = {"master": file("master", "svg", b"<svg/>", 300), "png-512": file("png-512", "png", b"large", 512)}
    files |= {"pdf": file("pdf", "pdf", b"%PDF"), "favicon.ico": file("favicon.ico", "ico", b"icon", 32)}
    variant = Variant(1, "th", "full", "horizontal", {"th": "ไทย", "en": "Thai"}, files)
    return Asset(1, "logo", "", "ตราสัญลักษณ์", "Logo", "", "", "2.0", None, "", "", None, (variant,))


@pytest.fixture
def package(asset):
    return Package("logo", (asset,), LICENCES, "https://example.go.th/brand/", RULES)


def written(package) -> bytes:
    target = io.BytesIO()
    package.write(target)
    return target.getvalue()


def test_a_package_holds_the_files_a_manifest_and_a_licence_in_both_languages(package):
    with zipfile.ZipFile(io.BytesIO(written(package))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "manifest.json",
            "README-en.txt",
            "README-th.txt",
            "licence-en.txt",
            "licence-th.txt",
            "logo/horizontal-th-full/logo-horizontal-th-full.svg",
            "logo/horizontal-th-full/logo-horizontal-th-full.pdf",
            "logo/horizontal-th-full/logo-horizontal-th-full-512.png",
        ]
        assert archive.read("licence-th.txt").decode() == LICENCES["th"]


def test_the_manifest_tells_of_every_file(package):
    with zipfile.ZipFile(io.BytesIO(written(package))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        entry = manifest["assets"][0]
        assert (entry["name"], entry["version"]) == ({"th": "ตราสัญลักษณ์", "en": "Logo"}, "2.0")
        for told in entry["files"]:
            data = archive.read(told["path"])
            assert len(data) == told["size"]
            assert storage.put(data) == told["sha256"]


def test_what_only_the_site_needs_is_not_in_it(package):
    assert not [path for path, *_rest in package.entries if "ico" in path]


def test_the_same_content_gives_the_same_bytes(package):
    again = Package(package.name, package.assets, dict(reversed(LICENCES.items())), package.page, package.rules)
    assert written(again) == written(package)
    assert again.key == package.key


@pytest.mark.parametrize(
    "change",
    [{"licences": {"th": "อื่น"}}, {"rules": {"th": "อื่น"}}, {"page": "https://other.example/"}, {"assets": ()}],
    ids=str,
)
def test_other_content_has_another_key(package, change):
    assert replace(package, **change).key != package.key


def test_a_package_whose_file_has_gone_leaves_nothing_behind(package, private_files):
    storage.path_of(package.entries[0][3].sha256).unlink()
    with pytest.raises(FileNotFoundError):
        keeping.opened(package, set())
    assert [path.name for path in (private_files / "brand" / "packages").iterdir()] == ["making"]


def test_packages_that_nobody_may_have_any_more_are_thrown_away(package, asset, private_files):
    keeping.opened(package, set()).close()
    later = Package("logo", (replace(asset, version="3.0"),), LICENCES, "")
    keeping.opened(later, {later.key}).close()
    assert [path.stem for path in (private_files / "brand" / "packages").glob("*.zip")] == [later.key]


def test_a_thousand_requests_make_a_package_once_in_little_memory(package, asset, monkeypatch, private_files):
    """Through the view, by 40 threads; none of them needs the database."""
    large = {"png-2048": file("png-2048", "png", b"x" * 4 * MIB, 2048)}
    package = replace(package, assets=(replace(asset, variants=(replace(asset.variants[0], files=large),)),))
    made, begun = [], threading.Barrier(40)
    monkeypatch.setattr(
        Package, "write", lambda self, target, write=Package.write: (made.append(1), write(self, target))
    )
    monkeypatch.setattr(routes, "packages", lambda key: {"logo": package})
    page = BrandGuidelinesPage(title="อัตลักษณ์")
    page.__dict__["node"] = SimpleNamespace(restricted=False, url="/brand/")

    def ask(number):
        if number < 40:
            begun.wait(20)
        response = page.package(RequestFactory().get("/brand/logo.zip"), "logo")
        try:
            return response.status_code, sum(map(len, response.streaming_content)) if number % 10 == 0 else 0
        finally:
            response.close()

    tracemalloc.start()
    try:
        with ThreadPoolExecutor(40) as pool:
            found = list(pool.map(ask, range(1000)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert {status for status, _size in found} == {200}
    assert {size for _status, size in found} == {
        0,
        next((private_files / "brand" / "packages").glob("*.zip")).stat().st_size,
    }
    assert made == [1]
    assert peak < 100 * MIB


def test_a_licence_that_is_not_in_english_yet_says_where_it_stands():
    assert "licence-th.txt" in packages._paper("en", "")
    assert packages._paper("th", "ใช้ได้").endswith("ใช้ได้\n")
