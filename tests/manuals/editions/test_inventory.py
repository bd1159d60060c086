"""The files of editions against what was stored of them."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from manuals.editions import inventory
from manuals.editions.files import FOLDER
from manuals.editions.rules import unlocked
from manuals.models import EditionFile, RecordAhead
from service_pages.models import ServicePage
from tests.manuals.stored import days, edition_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


@pytest.fixture
def edition(site):
    made = edition_of(site.manual, 1, days(-3))
    with unlocked("files where issuing keeps them"):
        for row in made.files.all():
            row.file = default_storage.save(f"{FOLDER}/{row.pk}.pdf", row.file)
            row.save()
    return made


def told(**options) -> str:
    out = io.StringIO()
    call_command("check_editions", stdout=out, stderr=out, **options)
    return out.getvalue()


def test_all_are_there(edition, english):
    assert inventory.take().is_whole
    assert "Every file of every edition is there" in told()


def test_nothing_was_issued_yet(db, english):
    assert inventory.take().is_whole


def test_one_that_is_missing_and_one_that_was_altered_are_told(edition, english):
    gone, changed = EditionFile.objects.order_by("pk")[:2]
    default_storage.delete(gone.file.name)
    default_storage.delete(changed.file.name)
    default_storage.save(changed.file.name, ContentFile(b"another"))
    out = io.StringIO()
    with pytest.raises(CommandError, match="missing or altered"):
        call_command("check_editions", stdout=out, stderr=out)
    assert f"Missing: {gone.file.name}" in out.getvalue()
    assert f"Altered: {changed.file.name}" in out.getvalue()


def test_what_a_crash_left_is_told_and_removed_on_demand(edition, english):
    stray = default_storage.save("editions/of/none.pdf", ContentFile(b"%PDF"))
    assert f"Of no edition: {stray}" in told()
    assert default_storage.exists(stray)
    assert f"Removed: {stray}" in told(remove_stray=True)
    assert inventory.take().is_whole


def test_a_record_that_nobody_looked_at_is_found_ahead(edition, site, english):
    ServicePage.objects.filter(pk=site.translated.pk).update(result="บัตรใหม่")
    told()
    assert RecordAhead.objects.get().service == site.translated.translation_key
