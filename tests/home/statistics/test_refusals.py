"""What is wrong with a file of counts is told by its row in the reader's language, whatever kind of file it is."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from home.models import ServiceMonth
from home.statistics.reading import read_counts
from portal.accounts import HEADS
from portal.tables.faults import Faults, ImportRefusedError
from tests.factories import UserFactory

COLUMNS = ["service", "month", "channel", "users"]
GOOD = ["id-card-lost", "2568-10", "counter", 10]
WRONG = {
    "a month 13": ["id-card-lost", "2568-13", "counter", 1],
    "negative users": ["id-card-lost", "2568-11", "counter", -5],
    "no such service": ["moon", "2568-11", "counter", 1],
    "a month twice": ["id-card-lost", "ต.ค. 2568", "counter", 11],
}
TOLD = {
    "en": [
        "row 3, column month: “2568-13” has no such month: months are 1 to 12.",
        "row 4, column users: “-5” is less than 0. A count is 0 or more.",
        "row 5, column service: There is no service with the code “moon”.",
        "row 6, column month: This service, month and channel appear twice; first at: {row_2}. Keep one row.",
    ],
    "th": [
        "แถวที่ 3 คอลัมน์ month: “2568-13” ไม่มีเดือนนี้ เดือนคือ 1 ถึง 12",
        "แถวที่ 4 คอลัมน์ users: “-5” น้อยกว่า 0 จำนวนต้องเป็น 0 ขึ้นไป",
        "แถวที่ 5 คอลัมน์ service: ไม่มีงานบริการที่มีรหัส “moon”",
        "แถวที่ 6 คอลัมน์ month: งานบริการ เดือน และช่องทางนี้ซ้ำกัน พบครั้งแรกที่ {row_2} โปรดเก็บไว้แถวเดียว",
    ],
}
# Where the row is that the doubled one repeats, by kind of file and language.
ROW_2 = {
    ("a.csv", "en"): "a.csv, row 2",
    ("a.csv", "th"): "a.csv แถวที่ 2",
    ("a.xlsx", "en"): "a.xlsx, sheet Sheet, row 2",
    ("a.xlsx", "th"): "a.xlsx แผ่นงาน Sheet แถวที่ 2",
}


def csv_file(rows) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def workbook(rows) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


KINDS = pytest.mark.parametrize(("name", "write"), [("a.csv", csv_file), ("a.xlsx", workbook)], ids=["csv", "xlsx"])
TONGUES = pytest.mark.parametrize("language", ["th", "en"])


@KINDS
@TONGUES
def test_all_faults_of_a_file_are_told_by_row(name, write, language):
    row_2 = ROW_2[name, language]
    file = row_2.rpartition("row 2" if language == "en" else "แถวที่ 2")[0]
    with translation.override(language):
        with pytest.raises(ImportRefusedError) as refused:
            read_counts(name, write([COLUMNS, GOOD, *WRONG.values()]), {"id-card-lost"}, Faults())
        told = [str(fault) for fault in refused.value.faults]
    assert told == [file + words.format(row_2=row_2) for words in TOLD[language]]


@KINDS
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.django_db
def test_one_fault_keeps_the_whole_file_out(client, site, name, write, wrong):
    client.force_login(UserFactory(groups=[HEADS]))
    file = SimpleUploadedFile(name, write([COLUMNS, GOOD, wrong]))
    response = client.post("/admin/standard/statistics/import/", {"file": file})
    assert response.status_code == 200
    assert response.context_data["fault_count"] == 1
    assert 'name="counts"' not in response.content.decode()
    assert not ServiceMonth.objects.exists()
