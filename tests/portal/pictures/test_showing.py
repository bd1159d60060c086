"""What a page shows of a picture: sizes set, no query, nothing private, words in the language of the page."""

import re

import pytest
from django.template import engines
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction

from portal.pictures import SHAPES, shown
from portal.pictures.making import make
from tests.factories import InformationPageFactory
from tests.portal.pictures.drawn import drawing, photograph, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    image = stored(drawing(1500, 900), "plan.png")
    make(image, SHAPES["content"])
    return image


@pytest.fixture
def private():
    collection = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def tag(arguments: str, **context) -> str:
    return engines["django"].from_string(f"{{% shown_picture {arguments} %}}").render(context).strip()


class TestTheElement:
    def test_width_and_height_are_those_of_the_file(self, picture):
        row = picture.renditions.get(filter_spec="max-960x1920|format-png")
        html = tag("image", image=picture)
        assert f'src="{row.url}" width="{row.width}" height="{row.height}"' in html

    def test_a_photograph_offers_avif_before_webp_before_jpeg(self):
        image = stored(photograph(), "hall.jpg")
        make(image, SHAPES["content"])
        html = tag("image", image=image)
        assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
        assert re.findall(r"(\d+)w", html) == ["480", "960", "1440"] * 2
        assert re.search(r'src="[^"]+\.jpg"', html)

    def test_it_is_fetched_when_it_comes_near(self, picture):
        html = tag("image", image=picture)
        assert 'loading="lazy"' in html
        assert 'decoding="async"' in html

    def test_a_hero_is_fetched_at_once_and_first(self, picture):
        html = tag('image "content" hero=True', image=picture)
        assert 'fetchpriority="high"' in html
        assert "lazy" not in html

    def test_decoration_has_an_empty_text(self, picture):
        assert 'alt=""' in tag("image decoration=True", image=picture)

    def test_its_text_is_in_the_language_of_the_page(self, picture):
        assert 'alt="ผังอาคารชั้นหนึ่ง"' in tag("image", image=picture)
        with translation.override("en"):
            html = tag("image", image=picture)
        assert 'alt="Plan of the first floor"' in html
        assert "lang=" not in html

    def test_a_thai_text_on_an_english_page_says_that_it_is_thai(self, english):
        assert 'lang="th"' in tag("image", image=stored(drawing(60, 40), alt_en=""))

    def test_a_text_with_signs_of_html_stays_text(self):
        assert "<b>" not in tag("image", image=stored(drawing(60, 40), alt_th='"><b>x</b>'))

    def test_nothing_is_shown_of_nothing(self):
        assert tag("image", image=None) == ""


class TestUntilItIsMade:
    def test_the_original_is_shown_with_its_size(self):
        image = stored(drawing(300, 200))
        html = tag("image", image=image)
        assert f'src="{image.file.url}" width="300" height="200"' in html

    def test_nothing_is_made_for_a_reader(self):
        image = stored(drawing(300, 200))
        shown(image, "content")
        assert not image.renditions.exists()

    def test_a_file_that_has_gone_is_not_shown(self):
        image = stored(drawing(300, 200))
        image.file.storage.delete(image.file.name)
        assert shown(image, "content") is None


class TestPrivate:
    def test_a_picture_of_a_private_collection_is_not_shown(self, private):
        assert shown(stored(drawing(60, 40), collection=private), "content") is None

    def test_a_page_that_is_private_itself_may_show_it(self, private):
        assert shown(stored(drawing(60, 40), collection=private), "content", private=True)

    def test_what_a_private_page_has_shown_a_public_one_does_not(self, private):
        image = stored(drawing(60, 40), collection=private)
        shown(image, "content", private=True)
        assert shown(image, "content") is None


class TestOnAPage:
    @pytest.fixture
    def page(self, thai_home, picture):
        rows = [
            ("picture", {"image": picture, "caption": ""}),
            ("picture", {"image": stored(photograph(), "hall.jpg"), "caption": ""}),
        ]
        return InformationPageFactory(parent=thai_home, slug="hall", body=rows)

    def test_a_page_with_many_pictures_costs_as_many_queries_as_with_one(self, client, page, django_assert_num_queries):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        def count():
            client.get("/hall/")
            with CaptureQueriesContext(connection) as captured:
                assert client.get("/hall/").status_code == 200
            return len(captured)

        two = count()
        page.body = [("picture", {"image": stored(drawing(90, 60), f"{n}.png"), "caption": ""}) for n in range(12)]
        page.save_revision().publish()
        assert count() == two <= 10
        page.body = [("paragraph", "<p>ไม่มีภาพ</p>")]
        page.save_revision().publish()
        assert two - count() <= 1  # the pictures themselves

    def test_it_is_a_page_without_a_picture_whose_file_has_gone(self, client, page):
        image = page.body[0].value["image"]
        image.renditions.all().delete()
        image.file.storage.delete(image.file.name)
        response = client.get("/hall/")
        assert response.status_code == 200
        assert response.content.decode().count("<picture>") == 1

    def test_a_new_text_is_shown_at_once(self, client, page, picture):
        client.get("/hall/")
        picture.alt_th = "ผังใหม่"
        picture.save()
        assert 'alt="ผังใหม่"' in client.get("/hall/").content.decode()
