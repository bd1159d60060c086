"""The centre's own pages."""

import datetime
from unittest.mock import patch

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from home import tree_facts
from home.models import Holiday, Location, NewsPage, OpeningHours
from home.site import create_site
from portal import tree
from portal.bilingual.dates import EraDateField
from tests.factories import LocationFactory, NewsIndexPageFactory, NewsPageFactory, english_of

pytestmark = pytest.mark.django_db


def test_making_the_site_again_changes_nothing(homes):
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission, Page, Site

    def everything():
        return [list(model.objects.order_by("pk").values()) for model in (Page, Site, Group, GroupPagePermission)]

    before = everything()
    assert create_site(hostname="testserver") == homes
    assert everything() == before


class TestOpening:
    def test_a_centre_without_hours_says_nothing_of_them(self, thai_home):
        assert thai_home.opening is None

    def test_the_hours_are_those_of_the_main_location(self, thai_home):
        LocationFactory()
        other = Location.objects.create(
            code="other", name_th="ข", name_en="o", address_th="ข", address_en="o", is_main=False
        )
        OpeningHours.objects.create(location=other, weekday=0, opens=datetime.time(1), closes=datetime.time(2))
        schedule = tree_facts.schedule()
        assert all(spans == [(datetime.time(8, 30), datetime.time(16, 30))] for spans in schedule.week.values())

    def test_a_holiday_of_today_closes_the_centre_at_once(self, client, thai_home):
        LocationFactory()
        client.get("/en/")
        Holiday.objects.create(date=datetime.date.today(), name_th="วันหยุดพิเศษ", name_en="A special day")  # noqa: DTZ011
        assert "A special day" in client.get("/en/").content.decode()

    def test_the_footer_holds_the_hours_of_the_week_for_paper(self, client, thai_home):
        LocationFactory()
        text = strip_tags(client.get("/en/").content.decode())
        assert "Monday–Sunday 08:30 to 16:30" in " ".join(text.split())

    def test_the_day_is_that_of_thailand_whatever_zone_is_active(self, thai_home):
        LocationFactory()
        Holiday.objects.create(date=datetime.date(2026, 12, 5), name_th="วันพ่อ", name_en="Father's Day")
        moment = datetime.datetime(2026, 12, 4, 20, 0, tzinfo=datetime.UTC)  # 03.00 on the 5th in Thailand
        with timezone.override("America/New_York"), patch("django.utils.timezone.now", return_value=moment):
            tree.forget()
            state = tree_facts.opening_state()
        assert (state.today, state.reason.name_en) == (datetime.date(2026, 12, 5), "Father's Day")


class TestNews:
    @pytest.fixture
    def index(self, thai_home):
        return NewsIndexPageFactory(parent=thai_home)

    def add(self, index, count):
        for number in range(count):
            day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
            NewsPageFactory(parent=index, slug=f"n{number}", title=f"ข่าวที่ {number}", date=day)

    def test_the_newest_comes_first_and_ten_make_a_page(self, client, index):
        self.add(index, 12)
        text = client.get("/news/").content.decode()
        assert text.index("ข่าวที่ 11") < text.index("ข่าวที่ 10")
        assert "ข่าวที่ 1<" not in text
        assert "ข่าวที่ 1<" in client.get("/news/?page=2").content.decode()
        assert client.get("/news/?page=3").status_code == 404

    def test_each_language_lists_its_own(self, client, index):
        self.add(index, 2)
        text = client.get("/en/news/").content.decode()
        assert 'href="/en/news/n0/"' in text
        assert 'href="/news/n0/"' not in text

    def test_the_home_page_shows_the_three_newest_of_its_language(self, thai_home, english_home, index):
        self.add(index, 5)
        assert [page.slug for page in thai_home.latest_news] == ["n4", "n3", "n2"]
        assert [page.locale_id for page in english_home.latest_news] == [english_home.locale_id] * 3

    def test_news_of_english_and_thai_are_of_one_day(self, index):
        self.add(index, 1)
        page = NewsPage.objects.get(locale=index.locale)
        page.date = datetime.date(2026, 5, 5)
        page.save_revision().publish()
        assert english_of(page).date == datetime.date(2026, 5, 5)

    def test_an_editor_types_the_day_in_either_era(self):
        field = NewsPage.get_edit_handler().get_form_class().base_fields["date"]
        assert isinstance(field, EraDateField)
        assert field.clean("๒๒/๑๑/๒๕๖๙") == field.clean("2026-11-22") == datetime.date(2026, 11, 22)
