"""Orders are made in a guarded process, and every way to fail is told."""

import pytest

from portal.pdf import compiler, making
from portal.pdf.faults import PdfRefused
from portal.pdf.making import at_once, guarded, whole
from tests.portal.pdf.reading import exact, pdfium_pages
from tests.portal.pdf.samples import framed, order, script

MANY_LINES = "ก\n" * 60


def fault_of(made: making.Made) -> str:
    files, fault = made
    assert files == []
    return fault.sentence if fault else ""


class TestWhatIsMade:
    def test_is_the_same_in_both_ways(self):
        orders = [order(), order("ที่สอง"), order("ที่สาม", format="svg")]
        assert guarded(orders, 60) == at_once(orders)

    def test_says_what_it_was_given(self):
        ((content,), fault) = at_once([order("ใต้ต้นฉำฉา #panic()")])
        assert fault is None
        assert exact("".join(pdfium_pages(content))) == exact("ใต้ต้นฉำฉา #panic()")

    def test_is_a_drawing_without_live_text_where_svg_is_asked_for(self):
        ((content,), _fault) = at_once([order(format="svg")])
        assert content.startswith(b"<svg")
        assert b"<text" not in content

    def test_is_no_svg_where_it_takes_two_pages(self):
        assert "one page only" in fault_of(at_once([order(MANY_LINES, format="svg")]))

    def test_is_measured_where_it_runs_over_its_page(self, monkeypatch):
        asked, typeset = [], compiler.typeset
        monkeypatch.setattr(compiler, "typeset", lambda one, **inputs: asked.append(inputs) or typeset(one, **inputs))
        at_once([order(one_page=True), order(MANY_LINES), order(MANY_LINES, one_page=True)])
        assert asked == [{}, {}, {}, {"careful": "yes"}]

    def test_has_time_by_its_number_up_to_a_bound(self):
        assert [making.seconds_for(number) for number in (1, 2, 102, 10_000)] == [60, 61, 161, 180]


class TestWhatIsNotMade:
    def test_for_a_broken_logo(self):
        assert fault_of(at_once([order(logo="<svg><path")])).startswith(
            "The PDF could not be made: failed to parse SVG"
        )

    def test_for_a_template_outside_the_project(self, tmp_path):
        (tmp_path / "other.typ").write_text("x")
        assert fault_of(at_once([order(template=str(tmp_path / "other.typ"))]))

    def test_for_taking_too_long(self):
        assert "not ready within 0.01 seconds" in fault_of(guarded([order()], 0.01))

    def test_for_hanging(self, tmp_path, monkeypatch):
        script(tmp_path, monkeypatch, "import time\ntime.sleep(60)")
        assert "not ready within 0.5 seconds" in fault_of(guarded([order()], 0.5))

    def test_for_being_killed(self, tmp_path, monkeypatch):
        script(tmp_path, monkeypatch, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
        assert "SIGKILL" in fault_of(guarded([order()], 60))

    def test_for_too_little_memory(self):
        assert fault_of(guarded([order()], 60, 40 * 1024**2)).startswith(
            ("The PDF could not be made", "Making the PDF was ended")
        )

    def test_for_a_program_that_cannot_be_started(self, monkeypatch):
        monkeypatch.setattr(making.sys, "executable", "/nowhere/python")
        assert "No such file" in fault_of(guarded([order()], 60))

    def test_for_a_missing_font(self, tmp_path, monkeypatch):
        (tmp_path / "fonts").mkdir()
        compiler.fonts.cache_clear()
        monkeypatch.setattr(compiler, "FOLDER", tmp_path)
        try:
            assert "font Portal PDF is missing" in fault_of(at_once([order()]))
        finally:
            compiler.fonts.cache_clear()

    def test_for_a_warning_of_the_compiler(self, tmp_path, monkeypatch):
        source = '#set document(title: "x")\n#set text(font: "Unknown", fallback: false)\nx'
        (tmp_path / "paper.typ").write_text(source)
        monkeypatch.setattr(compiler, "ROOT", tmp_path)
        assert "unknown font family" in fault_of(at_once([order(template=str(tmp_path / "paper.typ"))]))

    def test_for_a_breakdown_of_the_compiler_within_the_process(self, monkeypatch):
        class PanicException(BaseException):  # as the binding names it
            pass

        def break_down(*given, **named):
            raise PanicException("index out of bounds")

        monkeypatch.setattr("typst.Compiler", break_down)
        assert "Typst broke down: index out of bounds" in fault_of(at_once([order()]))

    def test_but_an_interruption_stays_one(self, monkeypatch):
        def interrupt(*given, **named):
            raise KeyboardInterrupt

        monkeypatch.setattr("typst.Compiler", interrupt)
        with pytest.raises(KeyboardInterrupt):
            at_once([order()])


class TestWhatIsWritten:
    @pytest.mark.parametrize(
        "written",
        [b"", b"%PDF", framed(b"%PDF-1.7 /ToUnicode /Type /Page %%EOF")[:-1]],
        ids=["nothing", "no length", "cut off"],
    )
    def test_and_not_to_its_end_is_no_file(self, tmp_path, monkeypatch, written):
        script(tmp_path, monkeypatch, f"import sys\nsys.stdout.buffer.write({written!r})")
        assert guarded([order()], 60) == ([], None)

    @pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 cut off"], ids=["nothing", "a word", "cut off"])
    def test_and_no_whole_pdf_is_refused(self, content):
        with pytest.raises(PdfRefused, match="not whole"):
            whole(content)

    def test_without_text_is_refused(self):
        with pytest.raises(PdfRefused, match="no text"):
            whole(b"%PDF-1.7 <</Type /Page>> %%EOF")
