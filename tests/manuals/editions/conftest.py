import pytest
from django.core.files.storage import default_storage

from manuals.editions.data import freeze
from manuals.editions.rules import unlocked
from manuals.models import Edition
from tests.manuals.editions.samples import Manual, full_service


@pytest.fixture
def service(site):
    return full_service(site.agency)


@pytest.fixture
def manual(service):
    return Manual([service.code])


@pytest.fixture
def data(manual):
    return freeze(manual)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The PDFs of a test lie in a folder of its own."""
    monkeypatch.setattr(default_storage, "location", str(tmp_path / "files"))
    return tmp_path / "files"


@pytest.fixture
def committed(transactional_db):
    """Editions that a test commits are gone before the tables are emptied for the next one."""
    yield
    with unlocked("the end of a test"):
        Edition.objects.all().delete()
