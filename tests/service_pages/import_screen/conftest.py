from datetime import timedelta
from pathlib import PurePath

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from service_pages.models import ServiceImport, Topic
from service_pages.models.service_import import LIFE_SECONDS
from tests.factories import UserFactory
from tests.service_pages.imports import files

LIST = "/admin/import-services/"


@pytest.fixture(autouse=True)
def nothing_is_told():
    """Ids of rolled back imports come again; what was told of them must not."""
    yield
    caches["progress"].clear()


@pytest.fixture
def topics(db):
    names = {"identity": ("บัตรและทะเบียนบ้าน", "ID cards"), "family": ("ครอบครัว", "Family")}
    return [Topic.objects.create(code=code, name_th=th, name_en=en) for code, (th, en) in names.items()]


@pytest.fixture
def chief(homes, topics):
    return UserFactory(is_superuser=True, username="chief")


@pytest.fixture
def screen(client, chief, work_off):
    """The screen as a superuser meets it, with a worker to be set to work; the English of the admin."""
    client.force_login(chief)
    return Screen(client, work_off)


class Screen:
    def __init__(self, client, work_off):
        self.client, self.work_off = client, work_off

    def upload(self, *records, name="services.yaml", content=None, mode="publish"):
        """The answer to an upload of these records, or of ``content``."""
        if content is None:
            content = files.content(*records, suffix=PurePath(name).suffix.lower())
        return self.client.post(LIST, {"file": SimpleUploadedFile(name, content), "mode": mode})

    def uploaded(self, *records, **options) -> ServiceImport:
        """The import that the upload has made, not yet checked."""
        response = self.upload(*records, **options)
        assert response.status_code == 302, response.context_data["form"].errors
        return ServiceImport.objects.first()

    def checked(self, *records, **options) -> ServiceImport:
        item = self.uploaded(*records, **options)
        self.work_off()
        item.refresh_from_db()
        return item

    def imported(self, *records, **options) -> ServiceImport:
        item = self.checked(*records, **options)
        self.confirm(item)
        self.work_off()
        item.refresh_from_db()
        return item

    def page(self, item):
        return self.client.get(f"{LIST}{item.pk}/")

    def text(self, item) -> str:
        return self.page(item).content.decode()

    def confirm(self, item):
        return self.client.post(reverse("import_services_confirm", args=[item.pk]))

    def again(self, item):
        return self.client.post(reverse("import_services_again", args=[item.pk]))


@pytest.fixture
def long_ago():
    """``long_ago(item)``: nothing was heard of it for longer than a living worker is silent."""

    def long_ago(item):
        caches["progress"].clear()
        past = timezone.now() - timedelta(seconds=LIFE_SECONDS + 1)
        ServiceImport.objects.filter(pk=item.pk).update(changed_at=past)
        item.refresh_from_db()

    return long_ago
