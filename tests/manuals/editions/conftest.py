import pytest
from django.core.files.storage import default_storage

from manuals.editions.data import freeze
from tests.manuals.editions.samples import Manual, Row, full_service


@pytest.fixture
def service(site):
    return full_service(site.agency)


@pytest.fixture
def manual(service):
    appendix = Row("0f2c4e6a-1111", {"heading": "คำอธิบายศัพท์", "text": "ผู้ประกอบพาณิชยกิจ หมายถึง ผู้ค้า"})
    return Manual([service.code], appendices=[appendix])


@pytest.fixture
def data(manual):
    return freeze(manual)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The PDFs of a test lie in a folder of its own."""
    monkeypatch.setattr(default_storage, "location", str(tmp_path / "files"))
    return tmp_path / "files"
