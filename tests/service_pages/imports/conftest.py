import pytest

from service_pages.imports import ImportRefusedError, import_services
from service_pages.models import ServicePage, Topic
from tests.service_pages.imports import files


@pytest.fixture(autouse=True)
def faults_in_english(english):
    """Sentences are compared in the language they are written in."""


@pytest.fixture
def topics(db):
    names = {"identity": ("บัตรและทะเบียนบ้าน", "ID cards"), "family": ("ครอบครัว", "Family")}
    return [Topic.objects.create(code=code, name_th=th, name_en=en) for code, (th, en) in names.items()]


@pytest.fixture
def store(topics, tmp_path):
    """Imports records; returns the report."""

    def store(*records, suffix=".yaml", **options):
        return import_services(files.write(tmp_path, *records, suffix=suffix), **options)

    return store


@pytest.fixture
def faults(topics, tmp_path):
    """What is wrong with a file of this name and content, as sentences; asserts that nothing was stored."""

    def faults(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = ServicePage.objects.count()
        with pytest.raises(ImportRefusedError) as refused:
            import_services(path)
        assert ServicePage.objects.count() == before
        return [str(fault) for fault in refused.value.faults]

    return faults


@pytest.fixture
def thai_page():
    return lambda code="id-card-lost": ServicePage.objects.get(code=code, locale__language_code="th")


@pytest.fixture
def english_page():
    return lambda code="id-card-lost": ServicePage.objects.get(code=code, locale__language_code="en")
