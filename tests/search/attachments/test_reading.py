"""A file becomes words, or a word for what is wrong with it; never an exception."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import tokens
from search.attachments import reader
from search.attachments.reading import (
    DAMAGED,
    EMPTY,
    ENCRYPTED,
    LARGE,
    LATE,
    LIMITS,
    MAX_BYTES,
    MEMORY,
    UNPACKED,
    WORDLESS,
    Reading,
    read,
)
from tests.search.attachments import files

FILE = reader.FILE
THAI = "คำขอมีบัตรประจำตัวประชาชน ทำที่ศูนย์ ใต้ต้นฉำฉา"


def test_thai_in_a_pdf_is_read_as_it_was_written():
    found = read("form.pdf", files.pdf(THAI))
    assert found.problem == ""
    assert tokens(found.text) == tokens(THAI)


def test_thai_in_a_docx_is_read_as_it_was_written():
    assert read("FORM.DOCX", files.docx(THAI, "บรรทัดสอง")).text == f"{THAI}\nบรรทัดสอง"


def test_words_of_a_docx_that_stand_in_several_runs_are_one():
    body = "<w:p><w:r><w:t>คำ</w:t></w:r><w:r><w:t>ขอ</w:t><w:tab/><w:t>มี</w:t></w:r></w:p>"
    assert read("a.docx", files.docx(body=body)).text == "คำขอ มี"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_plain_text_is_read_in_the_encodings_of_thai_offices(encoding):
    assert read("a.txt", "คำขอ form".encode(encoding)).text == "คำขอ form"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.pdf", b"", EMPTY),
        ("a.docx", b"", EMPTY),
        ("a.pdf", b"x" * (MAX_BYTES + 1), LARGE),
        ("a.pdf", b"no pdf", DAMAGED),
        ("a.docx", b"no docx", DAMAGED),
        ("a.txt", b"\x00\x01\x02", DAMAGED),
        ("a.txt", b"\xff\xfea", DAMAGED),
        ("a.txt", b" \n \n", WORDLESS),
        ("a.docx", b"PK\x03\x04", DAMAGED),
        ("a.pdf", files.png(), DAMAGED),
        ("a.docx", files.archive(other=b""), DAMAGED),
        ("a.docx", files.archive(**{files.DOCUMENT: b"<no xml"}), DAMAGED),
        ("a.docx", files.docx("ข้อความ")[:-40], DAMAGED),
        ("a.docx", files.entity_bomb(), DAMAGED),
        ("a.pdf", files.encrypted_pdf(), ENCRYPTED),
        ("a.pdf", files.pdf_of_pages(1, b""), WORDLESS),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_wrong_with_a_file_is_told(name, content, problem):
    assert read(name, content) == Reading(problem=problem)


def test_a_truncated_pdf_is_told_or_read_as_far_as_it_goes():
    whole = files.pdf(THAI)
    for size in range(0, len(whole), len(whole) // 7 + 1):
        found = read("a.pdf", whole[:size])
        assert found.text or found.problem in {EMPTY, DAMAGED, WORDLESS}


def test_a_zip_bomb_is_not_unpacked():
    bomb = files.archive(**{files.DOCUMENT: b"<x>" + b" " * 3_000_000})
    limits = dataclasses.replace(LIMITS, unpacked=2_000_000)
    assert len(bomb) < 10_000
    assert read("a.docx", bomb, limits).problem == UNPACKED


def test_a_docx_that_hides_its_size_is_damaged():
    bomb = bytearray(files.archive(**{files.DOCUMENT: b"<x>" + b" " * 300_000}))
    size = (300_003).to_bytes(4, "little")
    lie = bytes(bomb).replace(size, (5).to_bytes(4, "little"))
    assert lie != bytes(bomb)
    assert read("a.docx", lie).problem == DAMAGED


def test_a_deep_docx_ends_within_the_limits():
    deep = files.docx(body="<w:p>" * 400_000)
    assert read("a.docx", deep).problem in {DAMAGED, MEMORY, LATE}


def test_of_a_long_pdf_the_first_pages_are_read():
    found = read("a.pdf", files.pdf_of_pages(5000))
    assert found.text.count("Agate") == LIMITS.pages


def test_of_a_long_text_the_beginning_is_read():
    assert len(read("a.txt", b"word " * 100_000).text) <= LIMITS.characters


def test_what_takes_too_long_is_given_up():
    slow = files.pdf_of_pages(1, b"BT /F 1 Tf " + b"(abcdefgh) Tj 1 0 Td " * 400_000 + b"ET")
    limits = dataclasses.replace(LIMITS, seconds=1, characters=10**9)
    assert read("a.pdf", slow, limits).problem == LATE


def test_what_takes_too_much_memory_is_given_up():
    body = "<w:p>" + "<w:r/>" * 3_000_000 + "</w:p>"
    limits = dataclasses.replace(LIMITS, memory=120_000_000)
    assert read("a.docx", files.docx(body=body), limits).problem in {MEMORY, DAMAGED}


@pytest.fixture
def reader_that(monkeypatch, tmp_path):
    """``reader_that(code)``: what runs in place of the reader; ``reader`` is the reader's own module."""

    def write(code):
        script = tmp_path / "reader.py"
        script.write_text(
            f"import types, runpy\nreader = types.SimpleNamespace(**runpy.run_path({str(FILE)!r}))\n{code}"
        )
        monkeypatch.setattr(reader, "FILE", script)

    return write


def test_who_says_more_than_was_asked_for_is_not_listened_to(reader_that):
    reader_that("while True: print('x' * 100_000)")
    assert read("a.txt", b"word").problem == DAMAGED


def test_who_waits_instead_of_working_is_given_up(reader_that):
    reader_that("import time; time.sleep(60)")
    assert read("a.txt", b"word", dataclasses.replace(LIMITS, seconds=1)).problem == LATE


def test_the_reader_writes_no_file_and_begins_no_process(reader_that, tmp_path):
    written = tmp_path / "written"
    reader_that(
        f"""
import os, resource
reader.limit_itself(reader.Limits(**{dataclasses.asdict(LIMITS)}))
try:
    os.write(os.open({str(written)!r}, os.O_CREAT | os.O_WRONLY), b"x")
except OSError:
    print("refused", *resource.getrlimit(resource.RLIMIT_NPROC), *resource.getrlimit(resource.RLIMIT_NOFILE))
"""
    )
    assert read("a.txt", b"word").text == f"refused 0 0 {reader.OPEN_FILES} {reader.OPEN_FILES}"
    assert written.stat().st_size == 0


@pytest.mark.parametrize("name", ["a.xlsx", "a.png", "pdf", "", "a.pdf.exe"])
def test_a_file_of_another_kind_is_not_read(name):
    assert read(name, b"anything") == Reading()


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(["a.pdf", "a.docx", "a.txt"]),
    st.binary(min_size=1, max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]),
)
def test_no_file_raises(name, content, beginning):
    found = read(name, beginning + content)
    assert found.text or found.problem
    assert "\0" not in found.text
