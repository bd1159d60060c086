"""My document list, as a reader gets it."""

import re
from collections import Counter
from decimal import Decimal
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from service_pages.my_list import MyList, Wish
from tests.factories import (
    AgencyPageFactory,
    ServicePageFactory,
    document_row,
    english_of,
    fee_row,
    step_row,
    total_row,
)

pytestmark = pytest.mark.django_db
LIST, PICTURE = "/services/list/", "/services/list/qr.svg"
CARD = "บัตรประจำตัวประชาชน"


@pytest.fixture
def land(site):
    """A service of a second agency that tells individuals and companies apart."""
    agency = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
    return ServicePageFactory(
        parent=agency,
        title="จดทะเบียนที่ดิน",
        code="land-register",
        slug="land-register",
        documents=[
            document_row(name=CARD, originals=1, copies=2),
            document_row(name="หนังสือรับรองนิติบุคคล", originals=0, copies=1, cases=["juristic"]),
            document_row(name="หนังสือมอบอำนาจ", originals=1, copies=None, cases=["proxy"]),
            document_row(name="ใบเปลี่ยนชื่อ", copies=1, condition="ถ้าเคยเปลี่ยนชื่อ"),
        ],
        fees=[fee_row(amount=Decimal("5.50")), fee_row(item="อากร", amount=30, cases=["juristic"])],
        steps=[step_row(duration=2, unit="working_day")],
    )


def get(client, query="", prefix="", status=200):
    response = client.get(f"{prefix}{LIST}{query}")
    assert response.status_code == status
    return unescape(response.content.decode())


def main(text):
    return text[text.index("<main") : text.index("</main>")]


def rows_of(text):
    """The rows of the tables of papers, without tags."""
    tables = re.findall(r'<table class="rows rows--documents".*?</table>', text, re.DOTALL)
    rows = [
        row for table in tables for row in re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", table, re.DOTALL)
    ]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


class TestTheList:
    def test_a_service_leads_to_its_list(self, client, site):
        text = client.get(site.translated.get_url()).content.decode()
        assert f'href="{LIST}?s=id-card-lost"' in text
        assert f'href="/en{LIST}?s=id-card-lost"' in client.get("/en/services/dopa/id-card-lost/").content.decode()

    def test_a_paper_of_two_services_stands_once_with_both_needs(self, client, site, land):
        (card,) = [row for row in rows_of(get(client, "?s=id-card-lost&s=land-register&case=person")) if CARD in row]
        assert site.translated.title in card
        assert land.title in card
        assert "อย่างน้อย" in card  # the copies of one are not stated

    def test_only_the_papers_of_the_chosen_cases_are_shown(self, client, land):
        person = " ".join(rows_of(get(client, "?s=land-register&case=person")))
        assert "นิติบุคคล" not in person
        both = " ".join(rows_of(get(client, "?s=land-register&case=juristic&case=proxy")))
        assert "หนังสือรับรองนิติบุคคล" in both
        assert "หนังสือมอบอำนาจ" in both

    def test_a_paper_with_a_condition_stands_apart_with_it(self, client, land):
        text = get(client, "?s=land-register&case=person")
        apart = text[text.index('id="conditional"') : text.index('id="fees"')]
        assert "ใบเปลี่ยนชื่อ" in apart
        assert "ถ้าเคยเปลี่ยนชื่อ" in apart
        assert text.count("ใบเปลี่ยนชื่อ") == 1

    def test_where_individuals_and_companies_differ_the_list_waits_for_an_answer(self, client, land):
        text = get(client, "?s=land-register&case=proxy")
        assert 'name="case" value="juristic"' in text
        assert "my-list__question" in text
        assert "<table" not in main(text)

    def test_fees_add_up_for_the_case(self, client, land):
        text = get(client, "?s=id-card-lost&s=land-register&case=juristic")
        total = re.search(r'my-list__total">(.*?)</p>', text, re.DOTALL)[1]
        assert "55.50" in total

    def test_each_way_of_a_service_has_its_time(self, client, site, land):
        land.totals = [total_row(name="จองคิว", value=1, unit="hour", reason="จองแล้ว"), total_row(name="ที่เคาน์เตอร์")]
        land.save_revision().publish()
        text = get(client, "?s=land-register&s=id-card-lost&case=person")
        times = text[text.index('id="time"') :]
        for words in ("จองคิว", "1\u00a0ชั่วโมง", "ที่เคาน์เตอร์", "10\u00a0นาที"):
            assert words in times

    def test_a_service_can_be_taken_away_and_the_rest_stays(self, client, site, land):
        text = get(client, "?s=id-card-lost&s=land-register&case=person")
        assert f'href="{LIST}?s=land-register&case=person"' in text
        assert f'href="{LIST}?s=id-card-lost&case=person"' in text

    def test_a_case_that_changes_nothing_is_told(self, client, site):
        assert "my-list__idle" in get(client, "?s=id-card-lost&case=minor")
        assert "my-list__idle" not in get(client, "?s=id-card-lost")

    def test_a_suspended_service_says_so(self, client, site, land):
        land.status = "suspended"
        land.save_revision().publish()
        assert "my-list__trouble" in get(client, "?s=land-register&case=person")
        assert "my-list__trouble" not in get(client, "?s=id-card-lost")

    def test_no_papers_and_no_fee_are_said_outright(self, client, site):
        site.translated.documents = site.translated.fees = [("none", None)]
        site.translated.save_revision().publish()
        text = get(client, "?s=id-card-lost", "/en")
        assert "No papers are needed." in text
        assert "Free: there is no fee." in text

    def test_it_is_for_no_search_engine(self, client, site):
        response = client.get(f"{LIST}?s=id-card-lost")
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert f'rel="canonical" href="http://testserver{LIST}"' in response.content.decode()
        assert "/list/" not in client.get("/sitemap.xml").content.decode()


class TestBothLanguages:
    def test_english_shows_english_and_marks_thai(self, client, site):
        text = get(client, "?s=id-card-lost&s=house-move", "/en")
        assert "New identity card" in text
        assert f'<span lang="th">{site.untranslated.title}</span>' in text

    def test_the_other_language_has_the_same_list(self, client, site):
        assert f'href="/en{LIST}?s=id-card-lost"' in get(client, "?s=id-card-lost")
        assert f'href="{LIST}?s=id-card-lost"' in get(client, "?s=id-card-lost", "/en")

    def test_suggestions_carry_the_names_of_the_language(self, client, site):
        assert '<option value="id-card-lost" lang="en">New identity card</option>' in get(client, "", "/en")
        assert '<option value="house-move" lang="th">' in get(client, "", "/en")


class TestBadInput:
    def test_without_a_service_it_is_a_form(self, client, site):
        text = get(client)
        assert 'list="s-codes"' in text
        assert "<table" not in main(text)
        assert "my-list__problems" not in get(client, "?s=&case=")

    def test_an_unknown_code_is_told_and_the_rest_works(self, client, site):
        text = get(client, "?s=nothing-here&s=id-card-lost")
        assert "nothing-here" in re.search(r"my-list__problems.*?</div>", text, re.DOTALL)[0]
        assert rows_of(text)
        assert "nothing-here" not in re.search(r'my-list__link" href="(.*?)"', text)[1]

    def test_only_unknown_codes_are_not_found_with_the_form(self, client, site):
        text = get(client, "?s=nothing-here", status=404)
        assert "nothing-here" in text
        assert 'list="s-codes"' in text

    def test_an_unknown_case_is_told_with_those_there_are(self, client, site):
        problems = re.search(r"my-list__problems.*?</div>", get(client, "?s=id-card-lost&case=alien"), re.DOTALL)[0]
        assert "alien" in problems
        assert "juristic" in problems

    def test_what_is_typed_is_escaped_and_shortened(self, client, site):
        response = client.get(LIST, {"s": ["<script>" + "x" * 500, "id-card-lost"], "case": "<b>"})
        text = main(response.content.decode())
        assert "<script>" not in text
        assert "<b>" not in text
        assert "x" * 61 not in text

    def test_repeated_codes_and_cases_count_once(self, client, site):
        text = get(client, "?s=id-card-lost&s=ID-Card-Lost%20&s=id-card-lost&case=minor&case=minor")
        assert text.count('name="s" value="id-card-lost"') == 1
        assert f"{LIST}?s=id-card-lost&case=minor" in text
        assert "my-list__problems" not in text

    def test_more_than_ten_services_are_cut_with_a_sentence(self, client, site):
        codes = [f"service-{number}" for number in range(12)]
        for code in codes:
            ServicePageFactory(parent=site.agency, code=code, slug=code)
        text = get(client, "?" + "&".join(f"s={code}" for code in codes))
        assert text.count('type="hidden" name="s"') == 10
        assert "10" in re.search(r"my-list__problems.*?</div>", text, re.DOTALL)[0]

    def test_fifty_unknown_codes_are_one_sentence(self, client, site):
        text = get(client, "?" + "&".join(f"s=none-{number}" for number in range(50)), status=404)
        assert "none-4 …" in text
        assert "none-5" not in main(text)

    @pytest.mark.parametrize("address", [LIST, PICTURE])
    def test_a_nul_is_refused(self, client, site, address):
        assert client.get(f"{address}?s=id-card-lost%00").status_code == 400

    @pytest.mark.parametrize("hide", ["unpublish", "restrict", "restrict the agency"])
    def test_a_service_that_is_not_public_is_as_unknown_as_any(self, client, site, land, hide):
        if hide == "unpublish":
            land.unpublish()
        else:
            page = land if hide == "restrict" else land.get_parent()
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        for prefix in ("", "/en"):
            text = get(client, "?s=land-register", prefix, status=404)
            assert land.title not in text
            assert client.get(f"{prefix}{PICTURE}?s=land-register").status_code == 404
            assert land.title not in get(client, "?s=land-register&s=id-card-lost", prefix)


class TestThePicture:
    def test_the_page_shows_the_code_of_its_own_address(self, client, site, land):
        text = get(client, "?s=land-register&s=nope&case=juristic&case=nope")
        (source,) = re.findall(rf'src="({re.escape(PICTURE)}[^"]*)"', text)
        assert urlsplit(source).query == "s=land-register&case=juristic"
        assert f"http://testserver{LIST}?s=land-register&case=juristic</a>" in text

    def test_it_encodes_the_address_of_the_list_and_nothing_that_was_typed(self, client, site, monkeypatch):
        import segno

        encoded = []
        make = segno.make
        monkeypatch.setattr(segno, "make", lambda text, **options: encoded.append(text) or make(text, **options))
        response = client.get(f"/en{PICTURE}?s=id-card-lost&s=https://example.org&case=minor&case=x&next=//example.org")
        assert encoded == [f"http://testserver/en{LIST}?s=id-card-lost&case=minor"]
        assert response["Content-Type"] == "image/svg+xml"
        assert response.content.startswith(b"<svg ")
        assert b"style=" not in response.content
        assert b"<script" not in response.content

    def test_ten_long_codes_fit(self, client, site):
        codes = [f"service-{number}-" + "-".join(["long"] * 9) for number in range(10)]
        for code in codes:
            ServicePageFactory(parent=site.agency, code=code, slug=code)
        query = (
            "&".join(f"s={code}" for code in codes) + "&case=person&case=juristic&case=foreigner&case=minor&case=proxy"
        )
        assert client.get(f"{PICTURE}?{query}").status_code == 200

    def test_without_a_service_there_is_none(self, client, site):
        assert client.get(PICTURE).status_code == 404


class TestCost:
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_ten_services_cost_as_many_queries_as_one(self, client, site, prefix):
        codes = ["id-card-lost", *(f"service-{number}" for number in range(9))]
        for code in codes[1:]:
            page = ServicePageFactory(parent=site.agency, code=code, slug=code)
            assert english_of(page).slug == code
        ten = f"{prefix}{LIST}?case=person&" + "&".join(f"s={code}" for code in codes)
        found = [queries(client, address) for address in (f"{prefix}{LIST}?s=id-card-lost&case=person", ten)]
        assert len(found[0]) == len(found[1]) <= 10
        assert [sql for sql, times in Counter(found[1]).items() if times > 1] == []


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]


class TestTheFigures:
    def figures(self, client, query):
        text = get(client, query, "/en")
        return [
            " ".join(re.sub(r"<[^>]+>", " ", figure).split())
            for figure in re.findall(r'<div class="key-facts__fact">(.*?)</div>', text, re.DOTALL)
        ]

    def test_papers_copies_fees_and_times_of_the_whole_list(self, client, land):
        papers, copies, fee, time = self.figures(client, "?s=id-card-lost&s=land-register&case=juristic")
        assert papers == "Papers 2 papers and 1 more in some cases"
        assert copies == "Copies At least 3 copies"
        assert fee == "Fee 55.50 baht"
        assert time == "Time 2 services each with a time of its own"

    def test_a_record_without_papers_yet_is_not_a_service_without_papers(self, site, english):
        page = english_of(site.translated)
        page.documents = []
        shown = MyList(Wish({}, ()), LIST, [page])
        assert dict(shown.figures)["Papers"].value == "not stated"
        assert (shown.unknown_papers, shown.without_papers) == ([page], [])

    def test_fees_that_are_open_make_the_sum_a_least(self, client, site, land):
        site.translated.fees = [fee_row(amount=20), fee_row(item="สำเนา", amount=5, per="หน้า")]
        site.translated.save_revision().publish()
        _papers, _copies, fee, _time = self.figures(client, "?s=id-card-lost&s=land-register&case=person")
        assert fee == "Fee At least 25.50 baht"


def test_what_is_typed_is_looked_for_in_the_names_of_services(client, land):
    text = main(get(client, "?s=id-card-lost&s=ที่ดิน"))
    assert 'value="ที่ดิน"' in text
    assert f'href="{LIST}?s=id-card-lost&s=land-register"' in text
