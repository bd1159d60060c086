"""A PDF that is whole, or a sentence why not."""

import dataclasses
import hashlib
import re

import pytest

from manuals.pdf.document import Items, Paragraph
from manuals.pdf.engine import make_pdf, make_pdfs
from portal.pdf import compiler, making
from portal.pdf.faults import PdfRefused
from tests.manuals.pdf import samples
from tests.portal.pdf.samples import framed, script

SMALL = samples.document(samples.service(samples.part(Paragraph("คำขอ"))))


def with_centre(**changes):
    return dataclasses.replace(SMALL, centre=dataclasses.replace(samples.CENTRE, **changes))


def writing(content: bytes) -> str:
    return f"import sys\nsys.stdout.buffer.write({content!r})"


SEVERAL = [SMALL, dataclasses.replace(SMALL, title="ที่สอง"), dataclasses.replace(SMALL, title="ที่สาม", kind="sheet")]


class TestSeveral:
    def test_are_what_each_is_by_itself(self):
        assert make_pdfs(SEVERAL) == [make_pdf(document, in_process=True) for document in SEVERAL]

    def test_start_one_process(self, monkeypatch):
        started, run = [], making.subprocess.run
        monkeypatch.setattr(
            making.subprocess, "run", lambda *args, **kwargs: started.append(args) or run(*args, **kwargs)
        )
        make_pdfs(SEVERAL)
        assert len(started) == 1

    @pytest.mark.parametrize("in_process", [True, False])
    def test_a_fault_names_the_document(self, in_process):
        broken = dataclasses.replace(SEVERAL[1], centre=dataclasses.replace(samples.CENTRE, logo_svg="<svg><path"))
        with pytest.raises(PdfRefused) as refused:
            make_pdfs([SEVERAL[0], broken, SEVERAL[2]], in_process=in_process)
        assert refused.value.sentence.startswith("Manual “ที่สอง” (th): The PDF could not be made: failed to parse SVG")

    @pytest.mark.parametrize(
        ("end", "told"),
        [("os.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"), ("time.sleep(60)", "not ready within 1 ")],
    )
    def test_the_one_at_which_the_process_was_killed_or_late_is_named(self, tmp_path, monkeypatch, end, told):
        first = make_pdf(SEVERAL[0], in_process=True).content
        source = f"import os, signal, time\n{writing(framed(first))}\nsys.stdout.flush()\n{end}"
        script(tmp_path, monkeypatch, source)
        with pytest.raises(PdfRefused) as refused:
            make_pdfs(SEVERAL, seconds=1)
        assert refused.value.sentence.startswith("Manual “ที่สอง” (th): ")
        assert told in refused.value.sentence

    def test_none_are_no_fault(self):
        assert make_pdfs([]) == []


class TestWhole:
    @pytest.mark.parametrize("kind", ["manual", "booklet", "sheet"])
    def test_both_ways_give_the_same_bytes(self, kind):
        document = dataclasses.replace(SMALL, kind=kind)
        pdf = make_pdf(document)
        assert pdf == make_pdf(document, in_process=True)
        assert pdf.sha256 == hashlib.sha256(pdf.content).hexdigest()

    def test_bytes_do_not_depend_on_when_and_on_what_was_made_before(self):
        first = make_pdf(SMALL, in_process=True)
        make_pdf(samples.saying("อื่น"), in_process=True)
        assert make_pdf(SMALL, in_process=True) == first

    def test_another_date_gives_other_bytes(self):
        other = dataclasses.replace(SMALL, published=SMALL.published.replace(year=2027))
        assert make_pdf(other, in_process=True).sha256 != make_pdf(SMALL, in_process=True).sha256

    @pytest.mark.parametrize("kind", ["manual", "booklet", "sheet"])
    @pytest.mark.parametrize("language", ["th", "en"])
    def test_is_tagged_titled_and_in_a_language(self, kind, language):
        document = dataclasses.replace(SMALL, kind=kind, language=language)
        content = make_pdf(document, in_process=True).content
        for sign in (b"/StructTreeRoot", b"/MarkInfo", b"/Marked true", f"/Lang({language})".encode(), b"pdfuaid:part"):
            assert sign in content
        assert "คู่มือสำหรับประชาชน".encode() in content  # XMP holds the title in UTF-8

    def test_pictures_have_a_text_in_their_place(self):
        content = make_pdf(SMALL, in_process=True).content
        assert content.count(b"/S/Figure") == 2
        assert len(re.findall(rb"/Alt[(<]", content)) == 2

    def test_is_made_without_a_logo_and_without_an_edition(self):
        document = dataclasses.replace(with_centre(logo_svg=None), edition=())
        assert make_pdf(document, in_process=True).pages == 1

    @pytest.mark.parametrize("kind", ["manual", "booklet", "sheet"])
    def test_empty_parts_are_left_out(self, kind):
        service = samples.service(samples.part(), samples.part(Items(())), facts=())
        assert make_pdf(samples.document(service, kind=kind), in_process=True).pages >= 1


class TestRefused:
    def refusal(self, document, **limits) -> str:
        with pytest.raises(PdfRefused) as refused:
            make_pdf(document, **limits)
        return refused.value.sentence

    def test_a_document_without_a_title(self):
        assert "no title" in self.refusal(dataclasses.replace(SMALL, title=" "))

    def test_a_service_without_a_title(self):
        assert "“id-card” has no title" in self.refusal(samples.document(samples.service(title="")))

    def test_a_colour_that_is_none(self):
        assert "is written as #0b4650" in self.refusal(with_centre(colour="red"))

    def test_a_logo_that_would_not_be_printed_as_it_is(self):
        assert "must be an SVG drawn in paths" in self.refusal(with_centre(logo_svg="<svg><text>ก</text></svg>"))

    def test_a_broken_logo(self):
        sentence = self.refusal(with_centre(logo_svg="<svg><path"), in_process=True)
        assert sentence.startswith("The PDF could not be made: failed to parse SVG")

    def test_an_emoji_before_anything_is_compiled(self, monkeypatch):
        monkeypatch.setattr(compiler, "compiled", lambda *given: pytest.fail("compiled"))
        assert "😀 (U+1F600)" in self.refusal(samples.saying("ยินดี 😀"), in_process=True)

    def test_an_address_too_long_for_a_qr_code(self):
        long = samples.service(address="https://example.go.th/" + "a" * 3000)
        assert "No QR code" in self.refusal(samples.document(long))

    def test_missing_words_are_a_fault_of_the_code(self):
        with pytest.raises(ValueError, match="Fixed words are missing: page, contents"):
            make_pdf(without_words("page", "contents"))

    @pytest.mark.parametrize("written", [b"", b"%PDF", framed(b"%PDF-1.7 /ToUnicode /Type /Page %%EOF")[:-1]])
    def test_a_file_that_was_not_written_to_its_end(self, tmp_path, monkeypatch, written):
        script(tmp_path, monkeypatch, writing(written))
        assert "not whole" in self.refusal(SMALL)


def without_words(*names: str):
    words = {name: word for name, word in SMALL.words.items() if name not in names}
    return dataclasses.replace(SMALL, words=words)
