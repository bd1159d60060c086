"""What stands where on the pages."""

import dataclasses
import re

import pypdfium2
import pytest

from manuals.pdf.document import Column, Heading, Items, Paragraph, Part, Table
from manuals.pdf.engine import make_pdf
from tests.manuals.pdf import samples
from tests.portal.pdf.reading import exact, pdfium_pages

POINTS = 72 / 25.4  # in a millimetre
TITLE = "การขออนุญาต" + "x" * 289


def boxes(content: bytes, start: int = 0, count: int = -1) -> list[tuple[int, float, float, float, float]]:
    """``(page, left, bottom, right, top)`` of every stretch of text on a line, in points from the lower left corner;
    of ``count`` signs of a page from ``start`` on."""
    found = []
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf):
            layer = page.get_textpage()
            found += [(number, *layer.get_rect(at)) for at in range(layer.count_rects(start, count))]
            layer.close()
            page.close()
    return found


def sizes(content: bytes) -> set[float]:
    """The sizes of all letters, in points."""
    with pypdfium2.PdfDocument(content) as pdf:
        return {
            round(found.get_font_size(), 2)
            for page in pdf
            for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        }


def assert_within_the_margins(content: bytes, millimetres: float = 12) -> None:
    edge = millimetres * POINTS
    found = boxes(content)
    assert found
    assert [box for box in found if box[1] < edge or box[3] > 210 * POINTS - edge or box[2] < 8 * POINTS] == []


class TestTables:
    def test_the_header_stands_on_every_page_and_no_row_is_lost(self):
        document = samples.document(samples.service(samples.part(samples.long_table(200))))
        pages = [exact(page) for page in pdfium_pages(make_pdf(document, in_process=True).content)]
        assert len(pages) > 4
        assert [page.count("สดมภ์2") for page in pages] == [1] * len(pages)
        whole = "".join(pages)
        assert [row for row in range(200) if whole.count(f"แถว{row}ช่อง0แถว{row}ช่อง1แถว{row}ช่อง2") != 1] == []

    def test_a_row_longer_than_a_page_goes_on(self):
        words = [f"คำที่{number}." for number in range(900)]
        table = Table((Column("ก"), Column("ข")), ((" ".join(words), "สั้น"), ("ท้าย", "สุด")))
        document = samples.document(samples.service(samples.part(table)))
        pages = pdfium_pages(make_pdf(document, in_process=True).content)
        assert len(pages) > 2
        assert [word for word in words if exact("".join(pages)).count(word) != 1] == []

    @pytest.mark.parametrize("rows", range(20, 32))
    def test_the_total_never_stands_alone_on_a_page(self, rows):
        table = dataclasses.replace(samples.long_table(rows), foot=("รวมทั้งสิ้น", "", ""))
        document = samples.document(samples.service(samples.part(table)))
        pages = [exact(page) for page in pdfium_pages(make_pdf(document, in_process=True).content)]
        last = next(page for page in pages if "รวมทั้งสิ้น" in page)
        assert f"แถว{rows - 1}ช่อง2รวมทั้งสิ้น" in last

    @pytest.mark.parametrize(
        "words", ["Administration of Internationalisation", "x" * 60, "กรุงเทพมหานคร ไปรษณีย์", "๑" * 60]
    )
    def test_narrow_columns_keep_their_words_within(self, words):
        table = Table((Column(words, 1), Column("ข", 9), Column(words, 1)), ((words, "ก", words),))
        content = make_pdf(samples.document(samples.service(samples.part(table))), in_process=True).content
        assert_within_the_margins(content)


class TestLines:
    def test_nothing_of_the_demonstration_runs_off_the_page(self):
        assert_within_the_margins(samples.demonstration_pdf("th"))

    @pytest.mark.parametrize("kind", ["manual", "booklet", "sheet"])
    @pytest.mark.parametrize("title", [TITLE, "ก" * 300, "W" * 300], ids=["mixed", "thai", "wide"])
    def test_a_title_of_300_letters_without_a_space_is_whole_and_on_the_page(self, kind, title):
        service = samples.service(samples.part(Paragraph("คำขอ")), title=title)
        content = make_pdf(samples.document(service, kind=kind, title=title), in_process=True).content
        assert_within_the_margins(content)
        assert exact(title) in exact("".join(pdfium_pages(content)))

    def test_no_line_begins_with_a_sign_that_belongs_to_the_one_before(self):
        content = samples.demonstration_pdf("th")
        lines = [line for page in pdfium_pages(content) for line in page.splitlines()]
        assert len(lines) > 3000
        assert [line for line in lines if line[:1] in set("ะาำัิีึืฺุู็่้๊๋์ํๆฯ")] == []

    def test_words_that_the_line_breaker_would_cut_stay_whole(self):
        text = " ".join(f"{'ก' * count} ส่งทางไปรษณีย์และอินเทอร์เน็ตมรดกกรุงเทพมหานคร" for count in range(1, 19))
        lines = "".join(pdfium_pages(make_pdf(samples.saying(text), in_process=True).content)).splitlines()
        whole = "\n".join(lines)
        for word in ("ไปรษณีย์", "อินเทอร์เน็ต", "มรดก", "กรุงเทพมหานคร"):
            assert whole.count(word) == 18

    @pytest.mark.parametrize("words", ["08.30–16.30\u00a0น.", "3 หรือ 6\u00a0เดือน", "จังหวัดสายธาร", "5\u00a0วันทำการ"])
    def test_ranges_units_and_the_name_of_the_province_are_not_parted(self, words):
        text = " ".join(f"{'ข' * (number % 15)} {words}" for number in range(120))
        pages = "".join(pdfium_pages(make_pdf(samples.saying(text), in_process=True).content)).replace("\u00a0", " ")
        told = pages.partition("เอกสารที่ต้องนำมา")[2]
        assert told.count(words.replace("\u00a0", " ").removeprefix("จังหวัด")) == 120

    def test_a_number_stays_with_its_unit(self):
        text = "ก " * 7 + " ".join(f"{'ข' * (number % 9)} {number}\u00a0บาท" for number in range(100, 160))
        page = "".join(pdfium_pages(make_pdf(samples.saying(text), in_process=True).content))
        assert [number for number in range(100, 160) if f"{number} บาท" not in page.replace("\u00a0", " ")] == []


class TestSheet:
    def assert_foot_is_free(self, content: bytes) -> None:
        """Nothing of what stands above reaches into the foot with the centre's address."""
        (page,) = pdfium_pages(content)
        at = page.rindex(samples.CENTRE.address)
        foot = max(box[4] for box in boxes(content, at, len(samples.CENTRE.address)))
        above = boxes(content, 0, at)
        assert above
        assert [box for box in above if box[2] < foot] == []

    @pytest.mark.parametrize("rows", [0, 1, 5, 20, 60, 200])
    def test_is_one_page_whatever_it_holds(self, rows):
        papers = tuple(f"เอกสารลำดับที่ {row} ฉบับจริงพร้อมสำเนาซึ่งรับรองความถูกต้องแล้ว" for row in range(rows))
        document = samples.document(samples.service(samples.part(Items(papers))), kind="sheet")
        pdf = make_pdf(document, in_process=True)
        assert pdf.pages == 1
        self.assert_foot_is_free(pdf.content)
        says_more = exact(document.words["more"].partition("%")[0]) in exact("".join(pdfium_pages(pdf.content)))
        assert says_more == (rows >= 60)

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_is_one_page_for_every_service_of_the_demonstration(self, language):
        wrong = []
        for code, (title, *texts) in samples.demonstration_texts(language).items():
            service = samples.service(samples.part(Items(tuple(texts))), title=title or code, code=code)
            document = samples.document(service, kind="sheet", language=language, title=title or code)
            pdf = make_pdf(document, in_process=True)
            self.assert_foot_is_free(pdf.content)
            wrong += [code] if pdf.pages != 1 else []
        assert wrong == []

    def counter_sheet(self, rows: int, language: str = "th", **changes):
        """With so many papers, steps and ways to come."""
        texts = {
            name: tuple(f"{name} ลำดับที่ {row} ซึ่งรับรองความถูกต้องแล้วทุกหน้า" for row in range(rows))
            for name in ("documents", "steps", "channels")
        }
        parts = (
            Part("documents", "เอกสาร", (Items(texts["documents"]),)),
            Part("fees", "ค่าธรรมเนียม", (Items(("ค่าบัตร: 100 บาท",)),)),
            Part("time", "ระยะเวลา", (Paragraph("15 นาที"),)),
            Part("steps", "ขั้นตอน", (Items(texts["steps"], numbered=True),)),
            Part("channels", "สถานที่", (Items(texts["channels"]),)),
        )
        return samples.document(samples.service(*parts, facts=()), kind="sheet", language=language, **changes)

    def told(self, document) -> str:
        content = make_pdf(document, in_process=True).content
        self.assert_foot_is_free(content)
        return exact("".join(pdfium_pages(content)))

    def test_tells_its_parts_in_the_order_of_what_is_asked(self):
        document = self.counter_sheet(3)
        told = self.told(document)
        words = [
            document.title,
            "https://",
            "เอกสาร",
            "ค่าธรรมเนียม",
            "ระยะเวลา",
            "ขั้นตอน",
            "สถานที่",
            samples.CENTRE.address,
        ]
        places = [told.index(exact(word)) for word in words]
        assert places == sorted(places)

    @pytest.mark.parametrize("rows", [1, 10, 18, 21, 25, 30, 80])
    def test_a_part_is_whole_or_not_there_and_what_is_not_there_is_named(self, rows):
        document = self.counter_sheet(rows)
        told = self.told(document)
        names = {"documents": "เอกสาร", "steps": "ขั้นตอน", "channels": "สถานที่"}
        shown = {name: sum(exact(f"{name} ลำดับที่ {row} ") in told for row in range(rows)) for name in names}
        assert set(shown.values()) <= {0, rows}
        missing = " · ".join(heading for name, heading in names.items() if not shown[name])
        says = document.words["more"].partition("%(address)s")[0].replace("%(parts)s", missing)
        assert (exact(says) in told) == bool(missing)
        assert exact("ค่าบัตร: 100 บาท") in told
        assert exact("15 นาที") in told

    def test_rows_stay_in_one_column_with_the_heading_that_they_depend_on(self):
        blocks = (Items(("ก 1", "ก 2")), Heading("อย่างใดอย่างหนึ่ง"), Items(tuple(f"ข {row}" for row in range(9))))
        document = samples.document(samples.service(Part("documents", "เอกสาร", blocks), facts=()), kind="sheet")
        content = make_pdf(document, in_process=True).content
        (page,) = pdfium_pages(content)
        at = page.index("อย่างใดอย่างหนึ่ง")
        rows = [boxes(content, page.index(f"ข {row}"), 3)[0][1] for row in range(9)]
        assert max(rows) - min(rows) < 1
        assert boxes(content, at, 5)[0][1] < rows[0] < boxes(content, at, 5)[0][1] + 40

    def test_steps_go_first_where_there_is_no_room(self):
        told = self.told(self.counter_sheet(21))
        assert exact("documents ลำดับที่ 20") in told
        assert "steps" not in told

    @pytest.mark.parametrize("rows", [1, 14, 40])
    def test_no_letter_is_below_eleven_points(self, rows):
        content = make_pdf(self.counter_sheet(rows), in_process=True).content
        assert min(sizes(content)) >= 11

    def test_its_code_leads_to_the_address_of_the_service(self):
        document = samples.document(samples.service(), kind="sheet")
        text = exact("".join(pdfium_pages(make_pdf(document, in_process=True).content)))
        assert "https://saithan.example.go.th/s/id-card" in text


class TestBooklet:
    def booklet(self):
        services = [
            samples.service(
                samples.part(Paragraph(f"เนื้อหา{number}")), title=f"บริการที่ {number}", agency=f"หน่วยงาน{number % 2}"
            )
            for number in range(4)
        ]
        appendix = samples.part(Paragraph("แผนที่"), heading="แผนที่ศูนย์")
        return samples.document(*services, kind="booklet", foreword=(Paragraph("คำนำ"),), appendices=(appendix,))

    def test_services_stand_below_their_agency_and_contents_tell_their_pages(self):
        document = self.booklet()
        pages = [exact(page) for page in pdfium_pages(make_pdf(document, in_process=True).content)]
        contents = next(page for page in pages if page.startswith(exact(document.words["contents"])))
        order = ["หน่วยงาน0", "บริการที่0", "บริการที่2", "หน่วยงาน1", "บริการที่1", "บริการที่3"]
        places = [contents.index(words) for words in order]
        assert places == sorted(places)
        for number in range(4):
            page = next(at for at, text in enumerate(pages, 1) if f"เนื้อหา{number}" in text)
            assert contents.partition(f"บริการที่{number}")[2].lstrip(".·").startswith(str(page))

    def test_contents_tell_the_appendices_each_by_its_name(self):
        document = self.booklet()
        pages = [exact(page) for page in pdfium_pages(make_pdf(document, in_process=True).content)]
        contents = next(page for page in pages if page.startswith(exact(document.words["contents"])))
        assert f"แผนที่ศูนย์{'.' * 5}" in contents

    def test_the_foot_names_the_service_and_its_agency(self):
        document = self.booklet()
        pages = [exact(page) for page in pdfium_pages(make_pdf(document, in_process=True).content)]
        for number in range(4):
            (page,) = [page for page in pages if f"เนื้อหา{number}" in page]
            assert exact(f"บริการที่ {number} · หน่วยงาน{number % 2} {document.title} ·") in page

    @pytest.mark.parametrize("services", [35, 38, 41, 78])
    def test_no_page_of_the_contents_is_nearly_empty(self, services):
        rows = [
            samples.service(samples.part(Paragraph("ก")), title=f"บริการที่ {row}", code=f"c{row}")
            for row in range(services)
        ]
        pages = [
            exact(page)
            for page in pdfium_pages(make_pdf(samples.document(*rows, kind="booklet"), in_process=True).content)
        ]
        lines = [len(re.findall(r"\.{5,}", page)) for page in pages[1:] if "....." in page]
        assert sum(lines) == services + 1
        assert len(lines) == 1 or lines[-1] > 6

    def test_the_cover_has_no_foot_and_the_appendix_comes_last(self):
        pages = [exact(page) for page in pdfium_pages(make_pdf(self.booklet(), in_process=True).content)]
        assert "Page1of" not in pages[0]
        assert "แผนที่ศูนย์แผนที่" in pages[-1]
