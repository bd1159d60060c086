"""From frozen data to the neutral document: all that the manual says, in both languages, without asking a page."""

import datetime
import re
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuals.editions import presentation
from manuals.editions.data import records_of
from manuals.editions.presentation import present, present_sheet
from manuals.editions.restored import FrozenService, Speaker
from manuals.pdf.document import Link, Note
from portal import look
from portal.blocks.rows import NONE
from service_pages.facts import KeyFacts
from service_pages.imports import columns
from service_pages.models import ServicePage
from service_pages.sections import SECTIONS
from tests.factories import ServicePageFactory, step_row
from tests.manuals.editions.samples import DAY, changed, facts
from tests.manuals.pdf.reading import manual_texts
from tests.portal.pdf.reading import exact


@pytest.fixture(autouse=True)
def neutral_look(monkeypatch):
    """What the site wears lies in memory with the tree; here is none."""
    monkeypatch.setattr(look, "current", look.neutral)


def shown(data, language="th", **changes):
    return present(data, language, **({"edition": facts(), "day": DAY} | changes))


def part(document, anchor):
    return next(part for part in document.services[0].parts if part.anchor == anchor)


def texts(document) -> str:
    return exact(" ".join(manual_texts(document)))


class TestTheManual:
    def test_the_parts_stand_in_the_order_of_the_service_s_page(self, data):
        anchors = [one.anchor for one in shown(data).services[0].parts]
        page = [section.anchor for section in SECTIONS if section.anchor not in {"related", "about-page"}]
        assert anchors == ["summary", *page, "about"]

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_every_word_and_figure_of_the_record_is_said(self, data, language):
        said = texts(shown(data, language))
        (record,) = data["services"]
        rows = [row for name in columns.row_kinds() if isinstance(record.get(name), list) for row in record[name]]
        for row in [record, *rows, *record["shared_complaints"], record["agency"]]:
            for name, value in row.items():
                if isinstance(value, dict) and {"th", "en"} == set(value) and name not in {"reason"}:
                    for text in [value[language] or value["th"] or []]:
                        for one in text if isinstance(text, list) else [text]:
                            assert exact(one) in said, (name, one)
                elif name in {"url", "phone", "number", "e_service_url", "as_written"} and value:
                    assert exact(value) in said, (name, value)

    def test_papers_tell_cases_conditions_choices_and_numbers(self, data):
        (table,) = part(shown(data, "en"), "documents").blocks
        first, second = table.rows
        assert first == (
            "House registration\nFor individuals\nGroup A: one paper of this group is enough.", "1", "2", "อำเภอ",
        )  # fmt: skip
        assert second[0].split("\n")[1:] == [
            "ถ้ามีร้าน", "Group A: one paper of this group is enough.", "Counted in sets.", "ลงชื่อทุกหน้า",
        ]  # fmt: skip
        assert second[1:3] == ("not stated", "not stated")

    def test_each_way_has_its_steps_and_its_total(self, data):
        first, table, second, other, *_legal = part(shown(data, "en"), "steps").blocks
        assert (first.text, second.text) == ("ยื่นเอง", "จองคิว")
        assert [row[1] for row in table.rows] == ["12.5\u00a0minutes\n“สิบสองนาทีครึ่ง”", "1\u00a0hour"]
        assert table.foot == ("Total time", "3\u00a0working\u00a0days\nรวมเวลาตรวจ\n“3\u00a0วัน\u2060ทำการ”", "")
        assert [row[1] for row in other.rows][-1] == "not stated"
        assert other.foot[1] == "12.5\u00a0minutes\nfor the steps with a stated time"

    def test_fees_have_their_rules_limits_and_notes(self, data):
        (table,) = part(shown(data, "en"), "fees").blocks
        assert [row[1].replace("\u00a0", " ") for row in table.rows] == [
            "50 baht",
            "100 to 500 baht per ราย",
            "2 per cent of ราคาประเมิน\nat least 10 baht, at most 1,000 baht",
            "See the note\n“ตามกฎหมาย”\nNote ตามบัญชี",
        ]
        assert "Group A: only the higher fee of this group is paid." in table.rows[2][0]
        assert "Paid by companies and other legal entities" in table.rows[3][0]

    def test_the_hours_of_the_centre_are_told_where_a_place_has_them(self, data):
        data["centre"]["hours"] = {"th": "จันทร์–ศุกร์ 08.30 น. ถึง 16.30 น.", "en": "Monday–Friday 08:30 to 16:30"}
        (table, *_more) = part(shown(data, "en"), "channels").blocks
        assert [row[1] for row in table.rows] == ["The hours of the centre\nMonday–Friday 08:30 to 16:30", "ทุกวัน"]

    def test_data_from_before_the_hours_were_kept_are_told_without(self, data):
        del data["centre"]["hours"]
        (table, *_more) = part(shown(data, "en"), "channels").blocks
        assert table.rows[0][1] == "The hours of the centre"

    @pytest.mark.parametrize(("language", "first"), [("th", "File in Thai"), ("en", "File in English")])
    def test_a_form_leads_to_its_files_the_one_in_the_reader_s_language_first(self, data, language, first):
        files = {
            name: {
                "title": {"th": name, "en": None},
                "name": f"{name}.pdf",
                "hash": name,
                "size": 2048,
                "path": f"/{name}",
            }
            for name in ("file_th", "file_en")
        }
        data["services"][0]["forms"][0] |= files
        (items,) = part(shown(data, language), "forms").blocks
        own = "file_th" if language == "th" else "file_en"
        with translation.override(language):
            word = gettext(first)
        assert items.texts[0].split("\n")[2] == f"{word}: {own}.pdf (2.0\u00a0KB)"
        other = "file_en" if own == "file_th" else "file_th"
        site = data["centre"]["website"]
        assert items.links == (Link(0, 2, f"{site}/{own}", own), Link(0, 3, f"{site}/{other}", other))

    def test_a_file_that_is_told_by_its_name_alone_leads_nowhere(self, data):
        data["services"][0]["forms"][0]["file_th"] = {"title": {"th": "แบบ", "en": None}, "name": "a.pdf"}
        (items,) = part(shown(data, "en"), "forms").blocks
        assert "File in Thai: a.pdf\n" in items.texts[0]
        assert items.links == ()

    def test_deadlines_tell_a_time_or_a_window(self, data):
        deadlines = part(shown(data, "en"), "criteria").blocks[-1]
        assert [text.split("\n")[0].replace("\u00a0", " ") for text in deadlines.texts] == [
            "จดทะเบียน: within 30 days",
            "ชำระภาษี: 1 January to 31 March",
        ]

    def test_none_and_nothing_are_different_sentences(self, data):
        none = part(shown(changed(data, ["services", 0, "fees"], NONE), "en"), "fees").blocks
        nothing = part(shown(changed(data, ["services", 0, "fees"], None), "en"), "fees").blocks
        assert none[0].text == "Free: there is no fee."
        assert nothing[0].text == "Not filled in yet. Ask at the counter or by phone."

    def test_the_figures_at_a_glance_are_those_of_the_page(self, data, service):
        with_page = KeyFacts.of(ServicePage.objects.get(pk=service.pk))
        assert FrozenService(data["services"][0], Speaker("th")).key_facts == with_page

    def test_the_edition_is_told_in_the_reader_s_era(self, data):
        assert shown(data).edition[1][1] == "1 ธันวาคม 2569"
        assert shown(data, "en").edition == (
            ("Edition", "1"), ("In force from", "1 December 2026"), ("Approved by", "Head of the centre"),
        )  # fmt: skip

    def test_a_draft_says_that_it_is_one(self, data):
        assert shown(data, "en", edition=None).edition == (("Draft", "not issued yet"),)

    def test_the_permanent_address_is_that_of_the_language(self, data):
        assert shown(data).services[0].address.endswith("/s/shop-register")
        assert shown(data, "en").services[0].address.endswith("/en/s/shop-register")

    def test_purpose_goals_and_introduction_come_first(self, data):
        headings = [block.text for block in shown(data, "en").foreword if type(block).__name__ == "Heading"]
        assert headings == ["Purpose", "Goals", "Introduction"]
        assert len([block for block in shown(data).foreword if type(block).__name__ == "Paragraph"]) == 3


THAI_LETTER = re.compile("[ก-ฮ]")


class TestEnglishThatIsMissing:
    def notes(self, document):
        return [block.text for block in document.foreword if isinstance(block, Note)]

    def test_is_thai_and_said_once(self, data):
        document = shown(data, "en")
        assert self.notes(document) == ["What has not been translated yet is given in Thai."]
        assert any(THAI_LETTER.search(str(block)) for block in document.foreword)

    def test_is_not_said_where_nothing_is_missing(self, data):
        assert self.notes(shown(data, "th")) == []

    def test_stands_on_the_sheet_too(self, data):
        sheet = present_sheet(data["services"][0], "en", centre=data["centre"], edition=facts(), day=DAY)
        assert self.notes(sheet) == ["What has not been translated yet is given in Thai."]

    def test_is_not_said_on_a_sheet_that_shows_none_of_it(self, data):
        record = {**data["services"][0], **dict.fromkeys(("documents", "fees", "steps", "totals", "channels"), NONE)}
        record |= {"agency": {"name": {"th": "กรม", "en": "Department"}}, "result": {"th": "ผล", "en": None}}
        centre = {**data["centre"], "name": {"th": "ศูนย์", "en": "Centre"}, "address": {"th": "ที่อยู่", "en": "Address"}}
        assert self.notes(present_sheet(record, "en", centre=centre, edition=facts(), day=DAY)) == []

    def test_a_sheet_without_english_words_says_that_it_is_in_thai(self, data):
        record = {**data["services"][0], "name": {"th": "การจดทะเบียน", "en": None}}
        notes = {
            language: self.notes(present_sheet(record, language, centre=data["centre"], day=DAY))
            for language in ("th", "en")
        }
        assert notes == {"th": [], "en": ["This service has not been translated. The sheet is in Thai."]}


class TestTheSheet:
    def test_holds_what_is_asked_at_a_counter(self, data):
        sheet = present_sheet(data["services"][0], "en", centre=data["centre"], day=DAY)
        assert [one.anchor for one in sheet.services[0].parts] == ["documents", "fees", "time", "steps", "channels"]

    def test_tells_a_paper_by_its_name_and_numbers_with_those_that_stand_for_it(self, data):
        sheet = present_sheet(data["services"][0], "en", centre=data["centre"], day=DAY)
        heading, papers = part(sheet, "documents").blocks
        assert heading.text == "One of these is enough"
        assert papers.texts[0] == "House registration: 1\u00a0original, 2\u00a0copies\nFor individuals"
        assert "ลงชื่อทุกหน้า" not in str(papers.texts)

    def test_refers_to_no_table_and_no_note(self, data):
        sheet = present_sheet(data["services"][0], "en", centre=data["centre"], day=DAY)
        (fees,) = part(sheet, "fees").blocks
        told = str(sheet.services[0])
        assert "see the table" not in told
        assert "See the note" not in told
        assert fees.texts[-1].startswith("ค่าอากร: ตามบัญชี")

    def test_tells_each_way_with_its_time(self, data):
        sheet = present_sheet(data["services"][0], "th", centre=data["centre"], day=DAY)
        assert part(sheet, "time").blocks[0].texts[0] == "3\u00a0วัน\u2060ทำการ\nยื่นเอง"


class TestVersions:
    def test_data_of_an_unknown_version_are_refused_with_the_known_ones(self, data):
        with pytest.raises(ValueError, match=r"version 99.*Known: 1"):
            shown({**data, "schema_version": 99})

    def test_nothing_is_asked_of_the_database(self, data, django_assert_num_queries):
        with django_assert_num_queries(0):
            shown(data)
            present_sheet(data["services"][0], "th", centre=data["centre"], day=DAY)

    def test_an_edition_is_told_when_its_services_are_gone(self, data, service):
        before = shown(data)
        service.delete()
        assert shown(data) == before

    def test_a_logo_that_is_missing_leaves_the_name(self, data, monkeypatch):
        monkeypatch.setattr(presentation, "in_print", lambda language: {"logo_svg": None})
        assert shown(data).centre.logo_svg is None

    def test_the_emblem_is_the_logo(self, data):
        assert shown(data).centre.logo_svg.startswith("<svg")


WORDS = st.one_of(
    st.none(), st.text(max_size=30), st.sampled_from(['#$*\\@"', "#let x = 1; #panic()", "ก" * 300, "🙂"])
)
PAIRS = st.fixed_dictionaries({"th": WORDS, "en": WORDS})
NUMBERS = st.one_of(st.none(), st.integers(0, 99), st.decimals(0, 1000, places=1).map(float))


def cell_values(cell):
    """Anything that a published record may hold there: a choice that must be made is made."""
    is_optional = cell.block is None or not cell.block.required
    return {
        columns.TEXT: PAIRS,
        columns.LINES: st.fixed_dictionaries(
            {code: st.none() | st.lists(st.text(max_size=9)) for code in ("th", "en")}
        ),
        columns.FACT: st.none() | st.text(max_size=20),
        columns.INTEGER: st.none() | st.integers(1, 12),
        columns.DECIMAL: NUMBERS,
        columns.DATE: st.none() | st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)).map(str),
        columns.YES_NO: st.booleans(),
        columns.CHOICE: st.sampled_from([*([None] if is_optional else []), *cell.choices]),
        columns.CHOICES: st.lists(st.sampled_from(cell.choices or ("x",)), unique=True),
    }[cell.kind]


def row_values(name, kind):
    own = {cell.name: cell_values(cell) for cell in kind.cells}
    if name == "totals":
        parts = st.dictionaries(
            st.sampled_from(["minutes", "days", "working_days", "weeks", "months"]), st.integers(1, 99)
        )
        own |= {"parts": parts, "complete": st.booleans(), "stated": st.booleans()}
    files = {field: st.none() for field in kind.files}
    return st.fixed_dictionaries({"id": st.uuids().map(str), **own, **files})


@st.composite
def records(draw):
    flat = {cell.name: draw(cell_values(cell)) for cell in columns.page_cells().values()}
    rows = {
        name: draw(st.one_of(st.none(), st.just(NONE), st.lists(row_values(name, kind), min_size=1, max_size=3)))
        for name, kind in columns.row_kinds().items()
        if name not in {"notices", "related"}
    }
    agency = {"id": "a", "code": "a", "name": draw(PAIRS), "phone": None, "website": None}
    mode = draw(st.sampled_from(["information", "forward", "complete"]))
    return {"id": "r", "code": "r", **flat, **rows, "mode": mode, "agency": agency, "shared_complaints": []}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records(), language=st.sampled_from(["th", "en"]))
def test_no_record_is_too_odd_to_be_told(record, language):
    pair = {"th": "ก", "en": None}
    own = {"key": "k", "slug": "s", "title": pair, "purpose": pair, "goals": [], "introduction": pair, "appendices": []}
    centre = {"name": pair, "address": pair, "phone": None, "website": "https://centre.example"}
    data = {"schema_version": 1, "manual": own, "centre": centre, "services": [record]}
    document = shown(data, language)
    assert document.services[0].parts
    assert present_sheet(record, language, centre=centre, day=DAY).kind == "sheet"


def test_the_steps_of_a_single_way_have_a_total(site):

    ServicePageFactory(parent=site.agency, code="two", slug="two", steps=[step_row(), step_row(duration=Decimal(5))])
    record = records_of(["two"])["two"]
    centre = {"name": {}, "address": {}, "phone": None, "website": ""}
    assert part(present_sheet(record, "en", centre=centre, day=DAY), "time").blocks[0].text == "15\u00a0minutes"
    blocks = FrozenService(record, Speaker("en"))
    assert [way.span.stored for way in blocks.ways] == [{"minutes": "15"}]
