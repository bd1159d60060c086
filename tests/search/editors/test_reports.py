import csv
import datetime
import io
import re
from html import unescape

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from search.editors.models import PageClicks, QueryLog
from tests.factories import UserFactory, english_of

pytestmark = pytest.mark.django_db
REPORTS = ("search_without_result", "search_without_click", "search_wanted")
OCTOBER, NOVEMBER = datetime.date(2026, 10, 30), datetime.date(2026, 11, 2)


def asked(query, day=NOVEMBER, language="th", **counts):
    return QueryLog.objects.create(query=query, day=day, language=language, **{"asked": 1, **counts})


@pytest.fixture
def reader(client, site):
    client.force_login(UserFactory(groups=["Editors dopa"]))
    return client


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture
def table(reader):
    """The first column of a report and the numbers behind it, as downloaded."""

    def table(name, **chosen):
        return rows_of(reader.get(reverse(name), {"export": "csv", **chosen}))[1:]

    return table


def test_questions_without_a_result_are_added_up_most_frequent_first(table):
    asked("โดรน", OCTOBER, asked=2, without_result=2)
    asked("โดรน", asked=3, without_result=3)
    asked("drone", language="en", asked=4, without_result=1, clicks=2)
    asked("บัตรหาย", asked=50)
    assert table("search_without_result") == [
        ["โดรน", "th", "5", "5", "0", "2026-11-02"],
        ["drone", "en", "4", "1", "2", "2026-11-02"],
    ]


def test_a_question_without_a_click_had_results_that_nobody_opened(table):
    asked("ใบขับขี่", asked=9)
    asked("บัตรหาย", asked=50, clicks=1)
    asked("โดรน", asked=70, without_result=70)
    assert [row[:3] for row in table("search_without_click")] == [["ใบขับขี่", "th", "9"]]


def test_month_and_language_narrow_the_sums(table):
    asked("โดรน", OCTOBER, asked=2, without_result=2)
    asked("โดรน", asked=3, without_result=3)
    asked("drone", language="en", without_result=1)
    assert [row[:3] for row in table("search_without_result", month="2026-10")] == [["โดรน", "th", "2"]]
    assert [row[0] for row in table("search_without_result", language="en")] == ["drone"]
    assert table("search_without_result", month="2026-10", language="en") == []


def test_services_are_told_by_how_often_they_were_opened(reader, table, site):
    key = f"page:{site.translated.translation_key}"
    for day, language, clicks in ((OCTOBER, "th", 3), (NOVEMBER, "en", 4)):
        PageClicks.objects.create(key=key, day=day, language=language, clicks=clicks)
    PageClicks.objects.create(key=f"page:{site.news.translation_key}", day=NOVEMBER, language="th", clicks=90)
    title, agency = site.translated.title, site.agency.title
    assert table("search_wanted") == [["id-card-lost", title, agency, "7"]]
    screen = reader.get(reverse("search_wanted")).content.decode()
    assert title in screen
    assert agency in screen
    assert table("search_wanted", month="2026-11") == [["id-card-lost", title, agency, "4"]]


def test_a_service_that_is_not_for_everybody_any_more_is_not_named(table, site):
    PageClicks.objects.create(key=f"page:{site.translated.translation_key}", day=NOVEMBER, language="th", clicks=3)
    english_of(site.translated).unpublish()
    site.translated.unpublish()
    assert table("search_wanted") == []


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    "chosen", [{"month": "2026-13"}, {"month": "x"}, {"language": "fr"}, {"ordering": "day"}, {"p": "99999"}]
)
def test_a_choice_that_does_not_exist_is_answered(reader, name, chosen):
    asked("โดรน", without_result=1)
    assert reader.get(reverse(name), chosen).status_code == 200


@pytest.mark.parametrize("question", ["=1+1", "+cmd", "-2", "@sum", "\t=1"])
def test_a_file_holds_no_formula(reader, table, question):
    asked(question, without_result=1)
    assert table("search_without_result")[0][0] == f"'{question}"
    response = reader.get(reverse("search_without_result"), {"export": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{question}")


def test_the_screen_offers_to_make_a_question_a_synonym(reader):
    asked("โดรน & co", without_result=1)
    text = reader.get(reverse("search_without_result")).content.decode()
    assert "?query=%E0%B9%82%E0%B8%94%E0%B8%A3%E0%B8%99+%26+co&amp;language=th" in text


@pytest.mark.parametrize(("rights", "offered"), [(["add"], False), (["change"], False), (["add", "change"], True)])
def test_it_is_offered_to_those_who_may_do_it(client, site, rights, offered):
    asked("โดรน", without_result=1)
    names = ["access_admin", "view_querylog", *(f"{right}_synonymgroup" for right in rights)]
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reader)
    address = reverse("search_make_synonym")
    assert (address in client.get(reverse("search_without_result")).content.decode()) == offered
    assert (client.get(address).status_code == 200) == offered


@pytest.mark.parametrize("name", ["search_without_result", "search_without_click"])
def test_who_makes_a_synonym_comes_back_to_the_report_as_it_was_narrowed(reader, name):
    asked("โดรน", without_result=1)
    asked("โดรน", OCTOBER, asked=2, without_result=1)
    report = f"{reverse(name)}?language=th&month=2026-10"
    for present in (report, report.replace("?", "results/?")):
        (address,) = set(re.findall(r'href="([^"]*make-synonym[^"]*)"', reader.get(present).content.decode()))
        form = reader.get(unescape(address)).content.decode()
        (back,) = re.findall(r'name="next" value="([^"]*)"', form)
        assert unescape(back) == report
    sent = {"query": "โดรน", "meant": "อากาศยาน", "language": "th", "next": report}
    assert reader.post(reverse("search_make_synonym"), sent).url == report


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_nobody_is_led_away_from_the_portal(reader, elsewhere):
    sent = {"query": "โดรน", "meant": "อากาศยาน", "language": "th", "next": elsewhere}
    assert reader.post(reverse("search_make_synonym"), sent).url == reverse("search_without_result")


@pytest.mark.parametrize("count", [1, 30])
def test_a_report_costs_as_many_queries_for_many_rows_as_for_one(reader, site, count):
    for number in range(count):
        asked(f"คำถาม {number}", without_result=1)
    reader.get(reverse("search_without_result"))
    with CaptureQueriesContext(connection) as captured:
        reader.get(reverse("search_without_result"))
    assert len([query for query in captured if "search_querylog" in query["sql"]]) <= 4


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Editors dopa", True), ("Publishers dopa", True), (HEADS, True), (ADMINISTRATORS, True), (STAFF, False), (TRANSLATORS, False),
    ],
)  # fmt: skip
def test_who_may_see_and_change_what(client, site, group, may):
    client.force_login(UserFactory(groups=[group]))
    names = (*REPORTS, "search_make_synonym", "search_synonyms:index", "search_synonyms:add", "search_best_bets:index")
    for name in names:
        assert (client.get(reverse(name)).status_code == 200) == may, name
    if may:
        menu = client.get("/admin/").content.decode()
        assert reverse("search_synonyms:index") in menu
        assert reverse("search_without_result") in menu
