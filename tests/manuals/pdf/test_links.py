"""A line that leads somewhere is a link of the PDF, and its words are read back like all others."""

import ctypes

import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manuals.pdf.document import Items, Link
from manuals.pdf.engine import make_pdf
from tests.manuals.pdf import samples
from tests.portal.pdf.reading import READERS, exact

ADDRESS = "https://saithan.example.go.th/documents/7/%E0%B9%81%E0%B8%9A%E0%B8%9A.pdf"
TEXTS = ("คำขอมีบัตร\nแบบฟอร์ม · บ.ป.1\nไฟล์ภาษาไทย: แบบ.pdf (20\u00a0KB)", "คำขอที่ไม่มีไฟล์", "https://saithan.example.go.th/")


def addresses(content: bytes) -> list[str]:
    """The addresses of all link annotations, in the order of the pages."""
    found = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            place, link = ctypes.c_int(0), pypdfium2.raw.FPDF_LINK()
            while pypdfium2.raw.FPDFLink_Enumerate(page, place, link):
                action = pypdfium2.raw.FPDFLink_GetAction(link)
                room = ctypes.create_string_buffer(2000)
                pypdfium2.raw.FPDFAction_GetURIPath(pdf, action, room, len(room))
                found.append(room.value.decode())
            page.close()
    return found


def pdf_of(*links: Link, kind="manual", texts=TEXTS, numbered=False) -> bytes:
    part = samples.part(Items(texts, numbered, links))
    return make_pdf(samples.document(samples.service(part), kind=kind), in_process=True).content


@pytest.mark.parametrize("kind", ["manual", "booklet"])
@pytest.mark.parametrize("reader", READERS)
def test_its_words_are_read_back_and_it_leads_to_its_address(kind, reader):
    content = pdf_of(Link(0, 2, ADDRESS), kind=kind)
    told = exact("".join(READERS[reader](content)))
    assert all(exact(text) in told for text in TEXTS)
    assert ADDRESS in addresses(content)


def test_a_line_without_an_address_leads_nowhere():
    assert addresses(pdf_of()) == []


def test_a_long_line_leads_to_its_address_on_each_of_its_rows():
    long = ("คำขอ\n" + "ไฟล์ภาษาไทย " * 30,)
    content = pdf_of(Link(0, 1, ADDRESS), texts=long)
    assert set(addresses(content)) == {ADDRESS}
    assert exact(long[0]) in exact("".join(READERS["pdfium"](content)))


@settings(max_examples=15, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=5))
def test_links_beyond_the_lines_there_are_change_nothing(places):
    """Each link is one of a line that exists, or none."""
    lines = {(item, line) for item, text in enumerate(TEXTS) for line in range(len(text.split("\n")))}
    content = pdf_of(*(Link(item, line, f"{ADDRESS}?{item}{line}") for item, line in sorted(places)), numbered=True)
    assert set(addresses(content)) == {f"{ADDRESS}?{item}{line}" for item, line in places & lines}
