"""The paper of an approval shows its pages and does nothing else."""

import contextlib
import io
import time

import pytest
from PIL import Image

from branding.intake import UploadRefused, approval, read_approval
from branding.intake.headers import header_of
from tests.branding.intake.papers import BAD, GOOD, pdf
from tests.branding.intake.pictures import picture, saved

pytestmark = pytest.mark.usefixtures("english")


def refusal_of(data, name="คำสั่ง.pdf"):
    with pytest.raises(UploadRefused) as caught:
        read_approval(data, name)
    return caught.value.sentence


@pytest.mark.parametrize("name", GOOD)
def test_a_pdf_that_only_shows_stays_as_it_is(name):
    assert read_approval(io.BytesIO(GOOD[name]), "คำสั่ง.pdf") == GOOD[name]


@pytest.mark.parametrize("name", BAD)
def test_a_pdf_that_does_more_is_refused(name):
    data, problem = BAD[name]
    sentence = refusal_of(data)
    assert sentence.startswith("“คำสั่ง.pdf”: The PDF")
    assert problem in sentence
    assert sentence.endswith("Print it to a new PDF, or scan the paper, and upload that.")


def test_a_picture_of_the_paper_loses_its_metadata():
    exif = Image.Exif()
    exif[0x010E] = "secret"
    data = read_approval(saved(picture(), "JPEG", exif=exif), "scan.jpg")
    assert header_of(data).format == "jpeg"
    assert b"secret" not in data


def test_another_kind_is_refused_with_what_is_accepted():
    assert refusal_of(b"PK\x03\x04", "a.docx") == (
        "“a.docx”: This is a ZIP archive. Unpack it first. PDF, PNG, JPEG and WebP are accepted."
    )


def test_a_long_pdf_is_refused(monkeypatch):
    monkeypatch.setattr(approval, "PAGES", 0)
    assert "more than 100 pages" in refusal_of(GOOD["plain"])


def test_a_reader_that_comes_to_no_end_is_a_refusal(monkeypatch):
    monkeypatch.setattr(approval, "SECONDS", 0)
    assert "cannot be checked" in refusal_of(GOOD["plain"])


def test_a_pdf_of_arrays_in_arrays_takes_neither_time_nor_memory():
    began = time.monotonic()
    with contextlib.suppress(UploadRefused):
        read_approval(pdf(b"/X 4 0 R", b"[" * 200_000 + b"]" * 200_000), "a.pdf")
    assert time.monotonic() - began < 40
