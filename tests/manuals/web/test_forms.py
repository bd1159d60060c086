"""The forms of a manual: files that can be had while they are what they were."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from portal.models import PortalDocument
from service_pages.blocks import FormBlock
from tests.factories import row_of
from tests.manuals.stored import days, edition_of
from tests.manuals.web.reading import text_of
from tests.manuals.web.test_index import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "/manuals/id-card-lost/"


@pytest.fixture
def files(site):
    """The files of the only form, in Thai and in English; an edition that names them is in force."""
    made = [
        PortalDocument.objects.create(title=name, file=ContentFile(f"%PDF-1 {name}".encode(), name=f"{name}.pdf"))
        for name in ("แบบคำขอ", "request")
    ]
    site.translated.forms = [row_of(FormBlock, "form", {"title": "คำขอ", "file_th": made[0], "file_en": made[1]}, {})]
    site.translated.save_revision().publish()
    edition_of(site.manual, 1, days(-1))
    return made


def forms_of(client, address=ADDRESS) -> str:
    return text_of(client, address).partition('id="forms"')[2].partition("</section>")[0]


def test_are_links_with_language_and_size_the_reader_s_language_first(client, files):
    thai, english = files
    told = forms_of(client)
    assert f'<a href="{thai.url}" download>' in told
    assert told.index(thai.url) < told.index(english.url)
    assert "แบบคำขอ.pdf (" in told
    told = forms_of(client, f"/en{ADDRESS}")
    assert told.index(english.url) < told.index(thai.url)
    assert "File in English: request.pdf (14 bytes)" in told


def test_that_are_gone_are_named(client, files):
    address = files[0].url
    files[0].delete()
    told = forms_of(client)
    assert address not in told
    assert "แบบคำขอ.pdf" in told
    assert files[1].url in told


def test_in_whose_place_another_was_put_are_named(client, files):
    files[0].file = ContentFile(b"%PDF-1 another", name="แบบคำขอ.pdf")
    files[0].save()
    assert files[0].url not in forms_of(client)


def test_that_have_moved_are_found_where_they_lie(client, files):
    content = files[0].file.open("rb").read()
    files[0].delete()
    moved = PortalDocument.objects.create(title="ย้าย", file=ContentFile(content, name="moved.pdf"))
    assert f'href="{moved.url}"' in forms_of(client)


def test_of_a_collection_that_was_closed_are_named(client, files):
    private = Collection.get_first_root_node().add_child(name="ลับ")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    files[0].collection = private
    files[0].save()
    assert files[0].url not in forms_of(client)


def test_cost_no_query(client, files):
    assert len(queries(client, ADDRESS)) <= 3
