import datetime
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from search.editors import log
from search.editors.models import PageClicks, QueryLog

pytestmark = pytest.mark.django_db


@pytest.fixture
def tally(searches_are_counted_in_memory):
    return searches_are_counted_in_memory


def row(query, language="th"):
    return QueryLog.objects.get(query=query, language=language, day=timezone.localdate())


class TestSearches:
    def test_a_search_is_counted_once_a_question_language_and_day(self, tally):
        for text in ("บัตรหาย", "  บัตรหาย ", "บัตร\u200bหาย"):
            tally.searched(text, "th", 3)
        tally.searched("บัตรหาย", "en", 0)
        assert tally.write()
        assert (row("บัตรหาย").asked, row("บัตรหาย").without_result) == (3, 0)
        assert (row("บัตรหาย", "en").asked, row("บัตรหาย", "en").without_result) == (1, 1)

    def test_what_other_processes_have_counted_is_added_to(self, tally):
        for results in (0, 4):
            tally.searched("passport", "en", results)
            tally.write()
        assert (row("passport", "en").asked, row("passport", "en").without_result) == (2, 1)

    @pytest.mark.parametrize("text", ["", "   ", "1-1037-02071-81-1", "ก" * 101, "a@b.example", "๐๘๑๒๓๔๕๖๗๘"])
    def test_nothing_is_kept_of_what_tells_who_somebody_is(self, tally, text):
        tally.searched(text, "th", 0)
        assert len(tally) == 0

    def test_a_database_that_takes_nothing_is_asked_again_and_nothing_counts_twice(self, tally, monkeypatch):
        def locked(counts):
            raise OperationalError("database is locked")

        with monkeypatch.context() as patch:
            patch.setattr(log, "write", locked)
            tally.searched("บัตรหาย", "th", 0)
            assert not tally.write()
            tally.searched("บัตรหาย", "th", 2)
        assert tally.write()
        assert (row("บัตรหาย").asked, row("บัตรหาย").without_result) == (2, 1)

    def test_while_the_database_takes_nothing_the_memory_stays_small(self, tally, monkeypatch):
        monkeypatch.setattr("search.editors.counting.MOST_WAITING", 2)
        for text in ("หนึ่ง", "สอง", "สาม", "หนึ่ง"):
            tally.searched(text, "th", 1)
        assert len(tally) == 2
        tally.write()
        assert row("หนึ่ง").asked == 2

    def test_nor_does_it_grow_while_the_log_is_asked_again_and_again(self, tally, monkeypatch):
        monkeypatch.setattr("search.editors.counting.MOST_WAITING", 2)
        monkeypatch.setattr("search.editors.counting.MOST_OPENED", 2)
        for text in ("หนึ่ง", "สอง"):
            tally.searched(text, "th", 1)

        def locked(counts):
            """Others are counted while the database lets this process wait."""
            for number in range(3):
                tally.searched(f"คำที่ {number}", "th", 1)
                tally.opened("หนึ่ง", "th", f"page:{number}")
            raise OperationalError("database is locked")

        monkeypatch.setattr(log, "write", locked)
        assert [tally.write() for _time in range(3)] == [False] * 3
        assert len(tally) == 2
        assert {what.query for what in tally._waiting} == {"หนึ่ง", "สอง"}
        assert max(len(counts.opened) for counts in tally._waiting.values()) <= 2

    def test_nonsense_leaves_room_for_questions_that_find_something(self, tally, monkeypatch):
        monkeypatch.setattr(log, "MOST_WITHOUT_RESULT_A_DAY", 2)
        for text in ("zzqxv", "zzqxw", "zzqxx"):
            tally.searched(text, "th", 0)
        tally.searched("บัตรหาย", "th", 1)
        tally.write()
        tally.searched("zzqxv", "th", 0)
        tally.write()
        assert QueryLog.objects.filter(without_result__gt=0).count() == 2
        assert row("zzqxv").asked == 2
        assert row("บัตรหาย").asked == 1

    def test_nonsense_all_day_long_fills_no_disk(self, tally, monkeypatch):
        monkeypatch.setattr(log, "MOST_ROWS_A_DAY", 1)
        for text in ("บัตรหาย", "passport"):
            tally.searched(text, "th", 1)
            tally.write()
        tally.searched("บัตรหาย", "th", 1)
        tally.write()
        assert list(QueryLog.objects.values_list("query", "asked")) == [("บัตรหาย", 2)]

    def test_what_is_too_old_goes_once_a_day(self, tally, settings):
        settings.SEARCH_LOG_DAYS = 400
        today = timezone.localdate()
        for days in (401, 400):
            day = today - datetime.timedelta(days=days)
            QueryLog.objects.create(query="เก่า", language="th", day=day, asked=1)
            PageClicks.objects.create(key="page:1", language="th", day=day, clicks=1)
        tally.write()
        assert [model.objects.count() for model in (QueryLog, PageClicks)] == [1, 1]

    def test_what_is_too_old_and_cannot_go_is_not_counted_twice(self, tally, monkeypatch):
        def locked():
            raise OperationalError("database is locked")

        with monkeypatch.context() as patch:
            patch.setattr(log, "forget_old", locked)
            tally.searched("บัตรหาย", "th", 1)
            assert tally.write()
            assert tally.write()
        assert row("บัตรหาย").asked == 1
        QueryLog.objects.update(day=datetime.date(2020, 1, 1))
        tally.write()
        assert not QueryLog.objects.exists()


class TestThePage:
    def test_a_search_of_the_page_is_counted(self, client, site, tally):
        client.get(reverse("search"), {"q": "บัตรประชาชน"})
        client.get(reverse("search"), {"q": "zzqxv"})
        tally.write()
        assert row("บัตรประชาชน").without_result == 0
        assert row("zzqxv").without_result == 1

    @pytest.mark.parametrize(
        "more",
        [{"page": "1"}, {"mode": "complete"}, {"agency": "nothing-here"}, {"as": "typed"}],
        ids=["a page", "a filter", "a wrong filter", "as typed"],
    )
    def test_going_on_in_the_answer_is_no_further_search(self, client, site, tally, more):
        client.get(reverse("search"), {"q": "บัตรประชาชน", **more})
        assert len(tally) == 0

    def test_json_is_for_machines_and_is_not_counted(self, client, site, tally):
        client.get("/search.json", {"q": "บัตรประชาชน"})
        assert len(tally) == 0

    def test_counting_costs_the_visitor_no_query(self, client, site, tally):
        client.get(reverse("search"), {"q": "บัตรประชาชน"})
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("search"), {"q": "บัตรประชาชน"})
        assert [
            query["sql"] for query in captured if "querylog" in query["sql"] or "synonymgroup" in query["sql"]
        ] == []

    def test_a_log_that_cannot_be_written_harms_no_search(self, client, site, tally, monkeypatch):
        def away(counts):
            raise DatabaseError("away")

        monkeypatch.setattr(log, "write", away)
        assert client.get(reverse("search"), {"q": "บัตรประชาชน"}).status_code == 200
        assert not tally.write()


class TestClicks:
    @pytest.fixture
    def key(self, site):
        return f"page:{site.translated.translation_key}"

    @pytest.fixture
    def ping(self, site):
        """As a browser sends it: no token, no script."""
        browser = Client(enforce_csrf_checks=True)

        def ping(text, key, address="/search/click/"):
            return browser.post(f"{address}?{urlencode({'q': text, 'k': key})}", b"PING", content_type="text/ping")

        return ping

    def test_the_links_of_the_results_tell_that_they_were_followed(self, client, site, tally):
        text = client.get("/search/", {"q": "บัตรประชาชน"}).content.decode()
        assert 'ping="/search/click/?q=' in text
        assert 'ping="/en/search/click/?q=' in client.get("/en/search/", {"q": "identity card"}).content.decode()

    def test_a_click_counts_for_its_question_and_for_its_page(self, ping, key, tally):
        tally.searched("บัตรหาย", "th", 2)
        tally.write()
        response = ping("บัตรหาย", key)
        assert (response.status_code, response.content) == (204, b"")
        tally.write()
        assert row("บัตรหาย").clicks == 1
        assert list(PageClicks.objects.values_list("key", "language", "clicks")) == [(key, "th", 1)]

    def test_the_search_and_its_click_may_be_written_together(self, ping, key, tally):
        tally.searched("บัตรหาย", "th", 2)
        ping(" บัตรหาย ", key)
        tally.write()
        assert row("บัตรหาย").clicks == 1

    def test_what_nobody_has_asked_counts_nothing(self, ping, key, tally):
        assert ping("ไม่มีใครถาม", key).status_code == 204
        tally.write()
        assert not QueryLog.objects.exists()
        assert not PageClicks.objects.exists()

    @pytest.mark.parametrize("wrong", ["x" * 50, "page:", "page:" + "1" * 96, "page:1 2", "page:๑", "page:1\n", ":1"])
    def test_what_is_no_key_waits_for_nothing(self, ping, tally, wrong):
        ping("บัตรหาย", wrong)
        assert len(tally) == 0

    def test_of_one_question_few_different_results_are_counted(self, ping, tally, monkeypatch):
        monkeypatch.setattr("search.editors.counting.MOST_OPENED", 2)
        for number in (1, 2, 3, 1):
            ping("บัตรหาย", f"page:{number}")
        assert [counts.opened for counts in tally._waiting.values()] == [{"page:1": 2, "page:2": 1}]

    def test_forged_clicks_leave_room_for_searches(self, ping, key, tally, monkeypatch):
        monkeypatch.setattr("search.editors.counting.MOST_WAITING", 4)
        for number in range(9):
            ping(f"คำที่ {number}", key)
        assert len(tally) == 2
        for text in ("บัตรหาย", "passport"):
            tally.searched(text, "th", 1)
        ping("บัตรหาย", key)
        tally.write()
        assert (row("บัตรหาย").clicks, row("passport").asked) == (1, 1)

    @pytest.mark.parametrize("wrong", ["", "page:nothing", "x" * 5000, "'; DROP TABLE"])
    def test_what_is_no_public_page_counts_nothing(self, ping, site, tally, wrong):
        tally.searched("บัตรหาย", "th", 2)
        assert ping("บัตรหาย", wrong).status_code == 204
        tally.write()
        assert row("บัตรหาย").clicks == 0
        assert not PageClicks.objects.exists()

    def test_one_search_accounts_for_few_clicks(self, ping, key, tally):
        tally.searched("บัตรหาย", "th", 2)
        for _number in range(50):
            ping("บัตรหาย", key)
        tally.write()
        assert row("บัตรหาย").clicks == log.MOST_CLICKS_A_SEARCH
        assert PageClicks.objects.aggregate(clicks=Sum("clicks"))["clicks"] == log.MOST_CLICKS_A_SEARCH

    def test_a_click_after_midnight_belongs_to_the_day_of_the_question(self, ping, key, tally):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        QueryLog.objects.create(query="บัตรหาย", language="th", day=yesterday, asked=1)
        ping("บัตรหาย", key)
        tally.write()
        assert QueryLog.objects.get().clicks == 1

    def test_from_one_address_not_any_number_of_clicks_is_taken(self, ping, key, tally, settings):
        settings.REQUEST_LIMITS = {"clicks": 0}
        refused = ping("บัตรหาย", key)
        assert (refused.status_code, refused.content, len(tally)) == (429, b"", 0)
        assert refused.headers["Retry-After"]

    @pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
    def test_any_other_request_counts_nothing_and_is_told_nothing(self, client, site, tally, method):
        assert getattr(client, method)("/search/click/?q=บัตรหาย&k=page:1").status_code == 204
        assert len(tally) == 0
