"""The centre's sample content."""

import re

import pytest

from home import demo, demo_location
from home.models import CentrePage, Holiday, InformationPage, Location
from home.models.location import ROWS
from tests.factories import english_of


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("โทรศัพท์ 0 4299 0100", 'โทรศัพท์ <a href="tel:042990100">0 4299 0100</a>'),
        ("Phone: 1567.", 'Phone: <a href="tel:1567">1567</a>.'),
        ("a@b.example.go.th & c", '<a href="mailto:a@b.example.go.th">a@b.example.go.th</a> &amp; c'),
        ("29000 บาท ปี 2569 ห้อง 1234", "29000 บาท ปี 2569 ห้อง 1234"),
    ],
)
def test_phone_numbers_and_addresses_are_links(text, html):
    assert demo._paragraph([text]) == f"<p>{html}</p>"


@pytest.mark.django_db
def test_the_contact_page_can_be_called_and_written_to_in_both_languages(client, thai_home):
    demo._build_about(thai_home)
    demo._build_information(thai_home)
    page = InformationPage.objects.get(slug="contact", locale=thai_home.locale)
    for address in (page.get_url(), english_of(page).get_url()):
        text = client.get(address).content.decode()
        text = text[text.index("<main") : text.index("</main>")]
        for link in ("tel:042990100", "mailto:info@saithan.example.go.th", "tel:1111", "tel:1567", "tel:1206"):
            assert f'<a href="{link}">' in text, (address, link)


@pytest.mark.django_db
def test_the_contact_page_leads_to_the_opening_hours_and_does_not_repeat_them(client, thai_home):
    demo._build_about(thai_home)
    demo._build_information(thai_home)
    page = InformationPage.objects.get(slug="contact", locale=thai_home.locale)
    for address, centre in ((page.get_url(), "/about/"), (english_of(page).get_url(), "/en/about/")):
        text = client.get(address).content.decode()
        text = text[text.index("<main") : text.index("</main>")]
        assert text.count(f'href="{centre}"') == 1
        assert not re.search(r"\d\d[.:]\d\d", text)


@pytest.mark.django_db
class TestTheCentre:
    @pytest.fixture
    def location(self, thai_home):
        demo_location.build(demo._read("centre"))
        demo_location.build_holidays(demo.DATA / "holidays.csv")
        return Location.objects.get()

    def test_every_row_is_what_an_editor_may_enter(self, location):
        location.full_clean()
        rows = [row for name in ROWS for row in getattr(location, name).all()]
        assert {type(row) for row in rows} == {Location._meta.get_field(name).related_model for name in ROWS}
        for row in rows:
            row.full_clean()

    def test_it_has_the_holidays_of_two_years_marked_as_sample(self, location):
        for year in (2026, 2027):
            days = Holiday.objects.filter(date__year=year)
            assert days.count() >= 19
            assert days.exclude(source__contains="ตัวอย่าง").count() == 0

    def test_building_it_again_keeps_what_was_edited(self, location):
        Holiday.objects.filter(date="2026-12-05").update(name_en="Edited")
        Location.objects.update(parking_en="Edited")
        demo_location.build(demo._read("centre"))
        demo_location.build_holidays(demo.DATA / "holidays.csv")
        assert Location.objects.get().parking_en == "Edited"
        assert Holiday.objects.get(date="2026-12-05").name_en == "Edited"

    def test_its_page_stands_where_the_text_page_stood_and_is_translated_in_full(self, client, location, thai_home):
        demo._build_about(thai_home)
        page = CentrePage.objects.get(locale=thai_home.locale)
        assert page.get_url() == "/about/"
        text = client.get("/en/about/").content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        assert re.findall(r'<span lang="th">([^<]+)</span>', main) == [page.content_owner]
