"""What a manual says is frozen as data in both languages."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models.hours import OpeningHours
from manuals.editions import data as frozen
from manuals.editions.data import LEFT_OUT, ManualIncomplete, freeze, records_of
from portal.models import HeldText, PortalDocument
from portal.tree import changed
from service_pages import exports
from service_pages.blocks import FormBlock
from service_pages.imports import columns
from service_pages.models import ServicePage
from tests.factories import ServicePageFactory, english_of, row_of
from tests.manuals.editions.samples import Manual, Row


class TestWhatIsFrozen:
    def test_it_is_json_and_comes_back_as_it_was(self, data):
        assert json.loads(json.dumps(data)) == data

    def test_every_field_of_the_export_is_in_the_record(self, data, service):
        (record,) = data["services"]
        exported = next(exports.records([service]))
        for column in exported:
            name = column.removesuffix("_th").removesuffix("_en")
            if column not in {*columns.row_kinds(), *LEFT_OUT} and name not in {"agency", *LEFT_OUT}:
                assert column in record or name in record, column
        for name, kind in columns.row_kinds().items():
            if name not in {"totals", *LEFT_OUT}:
                for row, told in zip(record[name], exported[name], strict=True):
                    assert {cell.name for cell in kind.cells} <= set(row)
                    for cell in kind.cells:
                        thai = row[cell.name]["th"] if cell.kind == columns.TEXT else row[cell.name]
                        assert (thai or None) == (told[cell.columns[0]] or None), (name, cell.name)

    def test_a_total_has_its_row_and_its_parts(self, data):
        first, second = data["services"][0]["totals"]
        assert first["id"]
        assert (first["parts"], first["as_written"]) == ({"working_days": 3}, "3 วันทำการ")
        assert second["complete"] is False

    def test_what_passes_is_left_out(self, data):
        assert LEFT_OUT.isdisjoint(data["services"][0])

    def test_the_centre_is_told_as_it_was(self, data, site):
        assert data["centre"]["name"]["th"] == site.home.title
        assert data["centre"]["address"]["en"] == "Test Road, Mueang District"
        assert data["centre"]["phone"] == "0 2000 0000"
        assert data["centre"]["website"].startswith("http")

    def test_the_hours_of_the_centre_are_told_in_both_languages(self, data, site):
        hours = data["centre"]["hours"]
        assert hours["en"] == "Monday–Sunday 08:30 to 16:30"
        assert "08.30 น." in hours["th"]
        OpeningHours.objects.filter(weekday__in=[3, 6]).delete()
        changed()
        days = frozen.centre_now()["hours"]["en"].split(" · ")
        assert [day.partition(" ")[0] for day in days] == ["Monday–Wednesday", "Friday–Saturday"]
        OpeningHours.objects.all().delete()
        changed()
        assert frozen.centre_now()["hours"] == {"th": None, "en": None}

    def test_the_services_stand_in_the_manual_s_order(self, service, site):
        codes = ["shop-register", "house-move", "id-card-lost"]
        assert [record["code"] for record in freeze(Manual(codes))["services"]] == codes

    def test_the_words_of_the_manual_are_lists_and_pairs(self, data):
        assert [goal["th"] for goal in data["manual"]["goals"]] == ["เสร็จในวันเดียว", "ไม่เรียกเอกสารเกินคู่มือ"]
        assert data["manual"]["purpose"] == {"th": "เพื่อให้ประชาชนทราบขั้นตอน", "en": None}

    def test_a_file_is_told_by_what_is_in_it(self, service):
        file = PortalDocument.objects.create(title="แบบ ทพ.", file=ContentFile(b"%PDF-1", name="form.pdf"))
        form = row_of(FormBlock, "form", {"title": "คำขอ", "file_th": file}, {})
        service.forms = [form]
        service.save_revision().publish()
        (row,) = records_of([service.code])[service.code]["forms"]
        assert (row["file_th"]["title"]["th"], row["file_th"]["size"], len(row["file_th"]["hash"])) == (
            "แบบ ทพ.",
            6,
            40,
        )

    def test_a_file_of_a_private_collection_is_not_told(self, service):
        private = Collection.get_first_root_node().add_child(name="ลับ")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        file = PortalDocument.objects.create(title="ลับ", file=ContentFile(b"x", name="x.pdf"), collection=private)
        service.forms = [row_of(FormBlock, "form", {"title": "คำขอ", "file_th": file}, {})]
        service.save_revision().publish()
        assert records_of([service.code])[service.code]["forms"][0]["file_th"] is None


class TestEnglish:
    def test_an_earlier_wording_counts_as_none(self, service):
        page = english_of(service)
        for path in ("summary", f"steps.{service.steps[0].id}.title"):
            HeldText.objects.create(page=page, path=path, source_text="ใหม่", since=datetime(2026, 11, 1, tzinfo=UTC))
        changed()
        record = records_of([service.code])[service.code]
        assert record["summary"] == {"th": "จดทะเบียนร้านค้า", "en": None}
        assert record["steps"][0]["title"]["en"] is None
        assert record["name"]["en"] == "Commercial registration"

    def test_the_manual_s_own_english_is_its_twin_s(self, service, monkeypatch):
        appendix = Row("12345678-aaaa", {"heading": "ภาคผนวก", "text": "ข้อความ"})
        twin = Manual([], title="Citizen manual", purpose="", goals="In a day\nNo more papers", introduction="Hello",
                      appendices=[Row(appendix.id, {"heading": "Appendix", "text": "ข้อความ"})])  # fmt: skip
        monkeypatch.setattr(frozen, "english_of", lambda manual: twin)
        own = freeze(Manual([service.code], appendices=[appendix]))["manual"]
        assert own["purpose"]["en"] is None
        assert [goal["en"] for goal in own["goals"]] == ["In a day", "No more papers"]
        assert own["appendices"] == [
            {
                "anchor": "appendix-12345678",
                "heading": {"th": "ภาคผนวก", "en": "Appendix"},
                "text": {"th": "ข้อความ", "en": None},
            }
        ]

    def test_goals_of_another_number_have_no_english(self, service, monkeypatch):
        monkeypatch.setattr(frozen, "english_of", lambda manual: Manual([], goals="One only"))
        own = freeze(Manual([service.code]))["manual"]
        assert [goal["en"] for goal in own["goals"]] == [None, None]

    def test_a_manual_without_a_twin_is_in_thai(self, data):
        assert data["manual"]["purpose"]["en"] is None

    def test_a_manual_of_one_service_is_called_as_the_service_and_a_booklet_by_its_own_title(
        self, site, service, monkeypatch
    ):
        twin = Manual([], title="Citizen manual", purpose="")
        monkeypatch.setattr(frozen, "english_of", lambda manual: twin)
        one = freeze(Manual([service.code], title="ชื่อเก่า"))["manual"]
        assert one["title"] == {"th": service.title, "en": "Commercial registration"}
        booklet = freeze(Manual([service.code, "id-card-lost"], title="รวมเล่ม"))["manual"]
        assert booklet["title"] == {"th": "รวมเล่ม", "en": "Citizen manual"}

    def test_the_twin_is_the_translated_page_that_everybody_may_see(self, site):
        assert frozen.english_of(site.information).title == "About the centre"
        assert frozen.english_of(site.untranslated) is None
        PageViewRestriction.objects.create(page=site.information, restriction_type="login")
        changed()
        assert frozen.english_of(site.information) is None


class TestWhatIsRefused:
    def refused(self, *codes) -> str:
        with pytest.raises(ManualIncomplete) as caught:
            freeze(Manual(list(codes)))
        return " ".join(caught.value.messages)

    @pytest.mark.usefixtures("english")
    def test_a_manual_without_a_service(self, site):
        assert "no service" in self.refused()

    @pytest.mark.usefixtures("english")
    def test_an_unknown_service(self, site):
        assert "“no-such-code”" in self.refused("id-card-lost", "no-such-code")

    @pytest.mark.usefixtures("english")
    def test_the_same_service_twice(self, site):
        assert "more than once" in self.refused("id-card-lost", "id-card-lost")

    def test_an_unpublished_service(self, site):
        site.translated.unpublish()
        assert "id-card-lost" in self.refused("id-card-lost")

    def test_a_private_service(self, site):
        PageViewRestriction.objects.create(page=site.translated, restriction_type="login")
        changed()
        assert "id-card-lost" in self.refused("id-card-lost")

    def test_an_incomplete_service_is_told_with_what_is_missing(self, site):
        ServicePage.objects.filter(pk=site.translated.pk).update(fees="[]", category="")
        told = self.refused("id-card-lost")
        assert told.count(site.translated.title) == 2

    def test_the_rows_of_a_stream_are_services_too(self, site):
        rows = SimpleNamespace(services=[SimpleNamespace(value="id-card-lost")])
        assert frozen.services_of(rows) == ["id-card-lost"]


def test_fifty_services_cost_no_more_queries_than_one(site, django_assert_max_num_queries):
    for number in range(10):
        ServicePageFactory(parent=site.agency, code=f"more-{number}", slug=f"more-{number}")
    codes = [f"more-{number}" for number in range(10)]
    records_of(codes)
    with django_assert_max_num_queries(40):
        records_of(codes)
