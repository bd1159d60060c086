"""The drawing process has an end to its time and memory; what fails is a sentence, and nothing half made is handed on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from branding.derivatives import DerivativesRefused, Master, guarded, make, proposals
from tests.branding.derivatives.drawings import HOUSE, SVG, png, raster, svg

LINE = json.dumps({"made": {"purpose": "png-64"}, "bytes": 4}).encode() + b"\ndata"
pytestmark = pytest.mark.usefixtures("english")
CANNOT = "The file cannot be drawn. Save it anew"


def program(monkeypatch, source: str) -> None:
    """Another program in the place of the one that draws."""
    monkeypatch.setattr(guarded, "PROGRAM", source)


def refusal(master: Master, wanted=("png-64",)) -> str:
    with pytest.raises(DerivativesRefused) as refused:
        make(master, wanted)
    return refused.value.sentence


class TestMasters:
    @pytest.mark.parametrize(
        ("master", "sentence"),
        [
            (Master("<svg"), CANNOT),
            (Master("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h1v1z'/></svg>"), CANNOT),
            (Master(svg("", "0 0 0 10")), CANNOT),
            (Master(svg("", "0 0 nan 10")), CANNOT),
            (Master('<!DOCTYPE svg [<!ENTITY a "b">]>' + HOUSE), CANNOT),
            (Master(raster=b"GIF89a"), CANNOT),
            (Master(raster=raster()[:5000]), CANNOT),
            (Master(), "Nothing is painted"),
        ],
        ids=["cut", "no-size", "flat", "nan", "entities", "unknown", "cut-raster", "nothing"],
    )
    def test_that_cannot_be_read_are_refused_with_a_sentence_of_ours(self, master, sentence):
        assert refusal(master).startswith(sentence)

    def test_what_a_library_says_of_them_goes_to_the_log(self, caplog):
        assert "cannot identify" not in refusal(Master(raster=b"GIF89a"))
        assert "cannot identify image file" in caplog.text

    @pytest.mark.parametrize(
        "master", [Master(svg("")), Master(raster=png(Image.new("RGBA", (64, 64))))], ids=["svg", "png"]
    )
    def test_in_which_nothing_is_painted_have_no_icons_and_no_proposals(self, master):
        assert refusal(master, ["icon-192"]).startswith("Nothing is painted")
        with pytest.raises(DerivativesRefused, match="Nothing is painted"):
            proposals(master)

    def test_are_known_by_their_header_before_their_pixels(self):
        header = png(Image.new("1", (8, 8)))
        claimed = header[:16] + (30_000).to_bytes(4, "big") * 2 + header[24:29]
        assert "too many pixels: 30000 × 30000" in refusal(Master(raster=png_header(claimed) + header[33:]))


def png_header(start: bytes) -> bytes:
    import zlib

    return start + zlib.crc32(start[12:]).to_bytes(4, "big")


class TestProcess:
    def test_that_is_late_is_killed(self, monkeypatch):
        program(monkeypatch, f"import sys, time; sys.stdout.buffer.write({LINE!r}); sys.stdout.flush(); time.sleep(60)")
        with pytest.raises(DerivativesRefused, match=r"not ready within 0\.5 seconds"):
            guarded.run({}, seconds=0.5)

    def test_that_is_killed_names_the_signal(self, monkeypatch):
        program(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        with pytest.raises(DerivativesRefused, match="for want of memory \\(SIGKILL\\)"):
            guarded.run({})

    def test_that_takes_too_much_memory_is_ended(self):
        order = {"task": "files", "svg": HOUSE, "wanted": ["png-2048"], "ground": "#ffffff"}
        with pytest.raises(DerivativesRefused, match="memory"):
            guarded.run(order, memory=64 * 1024**2)

    @pytest.mark.parametrize("said", ["no library", "[]", '{"code": "other", "detail": ""}', ""])
    def test_that_breaks_down_is_told_in_words_of_ours_and_logged_in_its_own(self, monkeypatch, caplog, said):
        program(monkeypatch, f"import sys; sys.stderr.write({said!r}); sys.exit(1)")
        with pytest.raises(DerivativesRefused, match=r"could not be made\. What went wrong is in the portal's log"):
            guarded.run({})
        assert f"ended with 1: {said}" in caplog.text

    @pytest.mark.parametrize("written", [LINE[:-1], LINE[:9]], ids=["data", "line"])
    def test_that_ends_within_a_file_hands_nothing_on(self, monkeypatch, written):
        program(monkeypatch, f"import sys; sys.stdout.buffer.write({written!r}); sys.stdout.flush(); sys.exit(1)")
        with pytest.raises(DerivativesRefused):
            guarded.run({})

    def test_sees_no_environment_and_no_module_of_the_project(self, monkeypatch):
        monkeypatch.setitem(os.environ, "SECRET", "of the portal")
        source = (
            "import os, sys; sys.path.insert(0, sys.argv[1]); import drawing.worker, json; out = sys.stdout; "
            "found = [os.environ.get('SECRET'), 'django' in sys.modules, 'branding' in sys.modules]; "
            "out.write(json.dumps({'made': {'found': found}, 'bytes': 0}) + chr(10))"
        )
        program(monkeypatch, source)
        assert guarded.run({}) == [({"found": [None, False, False]}, b"")]

    def test_is_one_for_all_files_of_a_master(self, monkeypatch):
        started, popen = [], guarded.subprocess.Popen
        monkeypatch.setattr(guarded.subprocess, "Popen", lambda *args, **kw: started.append(args) or popen(*args, **kw))
        assert len([*make(SVG, ["png-64", "webp-64", "icon-192"])]) == 3
        assert len(started) == 1


@pytest.mark.parametrize("case", ["png", "path", "elements", "repeated", "repeated-path", "masks"])
def test_the_largest_accepted_master_takes_less_than_300_mb(case, tmp_path):
    """The whole process, of which the libraries are a hundred."""
    measure = Path(__file__).with_name("memory.py")
    told = subprocess.run([sys.executable, measure, case, tmp_path], capture_output=True, text=True, check=True)
    assert 80 < float(told.stdout) < 300
