"""The services as JSON and CSV: shape, what stays private, what it costs, what programs rely on."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.models import HeldText, PortalDocument
from portal.tree import changed
from service_pages.blocks import FormBlock
from service_pages.exports import records, to_csv
from service_pages.imports import columns
from service_pages.models import ComplaintChannel, ServicePage
from tests.factories import AgencyPageFactory, ServicePageFactory, english_of, row_of, step_row, total_row

pytestmark = pytest.mark.django_db
SECRET = "เรื่องลับ"


def body(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def catalogue(client) -> dict:
    return json.loads(body(client.get("/services.json")))


def one(client, code: str) -> dict:
    return client.get(f"/services/{code}.json").json()


class TestShape:
    def test_the_count_is_that_of_the_services(self, client, full):
        data = catalogue(client)
        codes = [service["code"] for service in data["services"]]
        assert (data["count"], sorted(codes)) == (3, ["house-move", "id-card-lost", "shop-register"])

    def test_a_service_alone_is_what_it_is_in_the_list(self, client, full):
        listed = next(service for service in catalogue(client)["services"] if service["code"] == "shop-register")
        assert one(client, "shop-register") == listed

    def test_words_stand_in_both_languages(self, client, full):
        service = one(client, "shop-register")
        assert service["name"] == {"th": "การจดทะเบียนพาณิชย์", "en": "Commercial registration"}
        assert service["result"] == {"th": "ใบทะเบียนพาณิชย์", "en": "Registration certificate"}
        assert [row["name"]["en"] for row in service["documents"]] == ["House registration", None]
        assert service["steps"][0]["title"] == {"th": "ยื่นคำขอ", "en": "Apply"}

    def test_an_untranslated_service_has_null_for_every_english_word(self, client, site):
        service = one(client, "house-move")
        assert service["name"] == {"th": "การแจ้งย้ายที่อยู่", "en": None}
        assert service["common_names"] == {"th": ["บัตรหาย"], "en": None}
        assert service["url"] == {"th": "http://testserver/services/dopa/house-move/", "en": None}
        assert service["agency"]["name"] == {"th": "กรมการปกครอง", "en": None}

    def test_common_names_are_lists(self, client, site):
        assert one(client, "id-card-lost")["common_names"] == {"th": ["บัตรหาย"], "en": ["lost card"]}

    def test_numbers_are_numbers(self, client, full):
        service = one(client, "shop-register")
        assert [row["copies"] for row in service["documents"]] == [2, None]
        assert [(row["amount"], row["amount_to"]) for row in service["fees"]] == [(50, None), (100, 500)]
        assert [row["duration"] for row in service["steps"]] == [12.5, 1]

    def test_none_is_said_outright_and_what_is_not_filled_in_is_null(self, client, full):
        service = one(client, "shop-register")
        assert (service["forms"], service["complaints"]) == ("none", None)

    def test_every_row_has_every_field_of_its_block(self, client, full):
        service = one(client, "shop-register")
        for name, kind in columns.row_kinds().items():
            for row in service[name] if isinstance(service[name], list) and name != "totals" else ():
                assert set(row) == {"id", *(cell.name for cell in kind.cells), *kind.files}, name

    def test_every_field_of_the_page_is_there(self, client, full):
        assert {cell.name for cell in columns.page_cells().values()} <= set(one(client, "shop-register"))

    def test_channels_for_complaints_of_all_services_stand_beside_its_own(self, client, site):
        ComplaintChannel.objects.create(name_th="สายด่วนรัฐบาล", name_en="Government hotline", phone="1111")
        (channel,) = one(client, "house-move")["shared_complaints"]
        assert (channel["name"]["en"], channel["phone"]) == ("Government hotline", "1111")

    def test_topics_and_agency_have_names(self, client, site):
        service = one(client, "id-card-lost")
        assert service["topics"] == [{"code": "lost", "name": {"th": "เอกสารหาย", "en": "Lost papers"}}]
        assert service["agency"]["code"] == "dopa"

    def test_english_that_is_an_earlier_wording_is_named(self, client, full):
        page = english_of(full)
        for path in ("summary", f"steps.{full.steps[1].id}.title"):
            HeldText.objects.create(page=page, path=path, source_text="ใหม่", since="2026-11-01T00:00Z")
        changed()
        assert one(client, "shop-register")["stale"] == ["steps.2.title_en", "summary_en"]

    def test_an_unknown_code_is_told_so_in_json(self, client, site):
        response = client.get("/services/no-such-thing.json")
        assert response.status_code == 404
        assert "no-such-thing" in response.json()["error"]
        assert "ETag" not in response

    def test_there_is_no_english_variant(self, client, site):
        assert client.get("/en/services.json").status_code == 404


class TestTime:
    def times(self, client, site, **rows):
        ServicePageFactory(parent=site.agency, code="timed", slug="timed", **rows)
        return [
            {name: way[name] for name in ("way", "duration", "minutes", "parts", "complete", "stated")}
            for way in one(client, "timed")["totals"]
        ]

    def test_hours_and_minutes_add_up(self, client, site):
        (way,) = self.times(client, site, steps=[step_row(), step_row(duration=1, unit="hour")])
        assert way == {
            "way": None, "duration": "PT70M", "minutes": 70, "parts": {"minutes": 70}, "complete": True, "stated": False,
        }  # fmt: skip

    def test_working_days_have_no_duration_and_are_no_minutes(self, client, site):
        (way,) = self.times(client, site, steps=[step_row(), step_row(duration=3, unit="working_day")])
        assert (way["duration"], way["minutes"], way["parts"]) == (None, None, {"minutes": 10, "working_days": 3})

    def test_each_way_has_its_own_and_a_stated_total_says_so(self, client, site):
        totals = [total_row(way="A"), total_row(name="ไม่จอง", value=2, unit="day", reason="ตามประกาศ")]
        ways = self.times(client, site, steps=[step_row(way="A")], totals=totals)
        assert [(way["way"], way["duration"], way["stated"]) for way in ways] == [
            ("A", "PT10M", False), (None, "P2D", True),
        ]  # fmt: skip


class TestPrivacy:
    @pytest.fixture
    def hidden(self, site):
        """Services that must be nowhere: a draft, a private one, one of a private and one of an unpublished agency."""
        private = AgencyPageFactory(parent=site.index, slug="private", title=f"{SECRET} หน่วยงาน")
        down = AgencyPageFactory(parent=site.index, slug="down", title=f"{SECRET} ปิด")
        made = [
            ServicePageFactory(parent=parent, title=f"{SECRET} {code}", code=code, slug=code, live=live)
            for parent, code, live in (
                (site.agency, "secret-draft", False),
                (site.agency, "secret-itself", True),
                (private, "secret-below", True),
                (down, "secret-down", True),
            )
        ]
        for page in (made[1], private):
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        down.unpublish()
        return made

    @pytest.mark.parametrize("address", ["/services.json", "/services.csv", "/hsds/services?per_page=200"])
    def test_no_list_has_any_of_them(self, client, hidden, address):
        text = body(client.get(address))
        assert "id-card-lost" in text or "New identity card" in text
        assert SECRET not in text
        assert "secret-" not in text

    @pytest.mark.parametrize("address", ["/services/{}.json", "/services/{}.jsonld", "/hsds/services/{}"])
    def test_none_of_them_has_an_address(self, client, hidden, address):
        for page in hidden:
            for key in (page.code, page.translation_key):
                response = client.get(address.format(key))
                assert response.status_code == 404
                assert SECRET not in body(response)

    def test_a_restriction_set_on_the_english_agency_hides_its_services_in_both_languages(self, client, site):
        PageViewRestriction.objects.create(page=english_of(site.agency), restriction_type="login")
        assert catalogue(client) == {"count": 0, "services": []}

    def test_an_unpublished_english_page_is_no_english(self, client, site):
        english_of(site.translated).unpublish()
        service = one(client, "id-card-lost")
        assert (service["name"]["en"], service["url"]["en"]) == (None, None)

    def test_what_editors_have_not_published_is_not_told(self, client, site):
        site.translated.title = f"{SECRET} ร่าง"
        site.translated.save_revision()
        assert SECRET not in body(client.get("/services.json"))

    def test_a_related_service_that_is_private_is_not_named(self, client, full):
        assert [row["service"] for row in one(client, "shop-register")["related"]] == ["id-card-lost", "house-move"]
        page = ServicePage.objects.get(code="house-move", locale=full.locale)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert [row["service"] for row in one(client, "shop-register")["related"]] == ["id-card-lost"]
        assert "house-move" not in body(client.get("/services/shop-register.jsonld"))

    def test_a_notice_is_told_on_its_days_only(self, client, full):
        assert [row["text"]["th"] for row in one(client, "shop-register")["notices"]] == ["วันนี้ระบบช้า"]
        assert "ความลับ" not in body(client.get("/hsds/services/shop-register"))

    def test_a_file_is_linked_only_while_everybody_may_have_it(self, client, site):
        from django.core.files.base import ContentFile

        file = PortalDocument.objects.create(title="คำขอ", file=ContentFile(b"x", name="form.pdf"))
        form = row_of(FormBlock, "form", {"title": "คำขอ", "file_th": file}, {})
        ServicePageFactory(parent=site.agency, code="with-form", slug="with-form", forms=[form])
        (row,) = one(client, "with-form")["forms"]
        assert row["file_th"] == f"http://testserver{file.url}"
        before = client.get("/services/with-form.json")["ETag"]
        file.collection = Collection.get_first_root_node().add_child(name="ภายใน")
        CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")
        file.save()
        response = client.get("/services/with-form.json", headers={"If-None-Match": before})
        assert response.status_code == 200
        assert response.json()["forms"][0]["file_th"] is None


class TestCost:
    def queries(self, client, address):
        body(client.get(address))
        with CaptureQueriesContext(connection) as captured:
            text = body(client.get(address))
        return len(captured), text.count("service-")

    @pytest.mark.parametrize("address", ["/services.json", "/services.csv", "/hsds/services"])
    def test_thirty_services_cost_as_many_queries_as_three(self, client, site, address):
        ServicePageFactory(parent=site.agency, code="service-0", slug="service-0")
        few, _named = self.queries(client, address)
        for number in range(1, 28):
            ServicePageFactory(parent=site.agency, code=f"service-{number}", slug=f"service-{number}")
        many, named = self.queries(client, address)
        assert (few, many) == (few, few)
        assert few <= 9
        assert named >= 28

    def test_the_list_is_read_while_it_is_sent(self, client, site):
        response = client.get("/services.json")
        assert response.streaming
        with CaptureQueriesContext(connection) as captured:
            pieces = list(response.streaming_content)
        assert len(pieces) == 4
        assert captured, "the services are read when the answer is"

    def test_a_head_reads_no_service(self, client, site):
        with CaptureQueriesContext(connection) as captured:
            response = client.head("/services.json")
        assert (response.status_code, response.content, response.streaming) == (200, b"", False)
        assert not [query for query in captured if "servicetopic" in query["sql"]]

    def test_a_portion_ends_where_the_next_begins(self, client, site, monkeypatch):
        monkeypatch.setattr("service_pages.opendata.catalogue.PORTION", 1)
        monkeypatch.setattr("service_pages.opendata.streaming.PORTION", 1)
        assert [service["code"] for service in catalogue(client)["services"]] == ["id-card-lost", "house-move"]
        rows = list(csv.reader(io.StringIO(body(client.get("/services.csv")))))
        assert [row[0] for row in rows[1:]] == ["id-card-lost", "house-move"]


ADDRESSES = [
    "/services.json", "/services.csv", "/services/id-card-lost.json", "/services/id-card-lost.jsonld", "/hsds/",
    "/hsds/services", "/hsds/services/id-card-lost",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
class TestEveryAddress:
    def test_pages_of_other_sites_may_read_it(self, client, site, address):
        response = client.get(address)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not response.cookies

    def test_it_says_what_it_is_and_in_which_languages(self, client, site, address):
        response = client.get(address)
        kinds = {"csv": "text/csv; charset=utf-8", "jsonld": "application/ld+json"}
        assert response["Content-Type"] == kinds.get(address.rpartition(".")[2], "application/json")
        assert response["Content-Language"] == ("th" if address.startswith("/hsds/services") else "th, en")

    def test_it_is_sent_again_only_after_a_change(self, client, site, address):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
        site.translated.save_revision().publish()
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_browsers_may_ask_beforehand(self, client, site, address):
        response = client.options(address)
        assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_nothing_but_reading_is_accepted(self, client, site, address, method):
        response = getattr(client, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert "GET" in response.json()["error"]


class TestCsv:
    def table(self, client):
        return list(csv.DictReader(io.StringIO(body(client.get("/services.csv")).removeprefix("\ufeff"))))

    def test_spreadsheets_are_told_that_it_is_unicode(self, client, site):
        assert body(client.get("/services.csv")).startswith("\ufeffcode,")

    def test_it_is_what_the_export_writes(self, client, full):
        exported = list(csv.DictReader(io.StringIO(to_csv(records()).decode("utf-8-sig"))))
        for column in exported[0]:
            assert [row[column] for row in self.table(client)] == [row[column] for row in exported], column

    @pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@x"])
    def test_no_cell_is_run_by_a_spreadsheet(self, client, site, text):
        ServicePageFactory(parent=site.agency, title=text, code="formula", slug="formula", common_names=text)
        row = next(row for row in self.table(client) if row["code"] == "formula")
        assert (row["name_th"], row["common_names_th"]) == (f"'{text}", f"'{text}")
