"""Counts from files: every fault with its row and column, months of both eras, nothing half stored."""

import datetime
import io
from contextlib import suppress

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from home.models import ServiceMonth
from home.statistics import template
from home.statistics.models import Channel, Source
from home.statistics.reading import MAX_BYTES, Count, read_counts
from home.statistics.storing import ChangedMeanwhileError, Plan, store
from portal.bilingual.dates import BUDDHIST_OFFSET
from portal.bilingual.typed_days import _MONTHS, typed_month
from portal.tables.faults import Faults, ImportRefusedError
from tests.home.statistics.counts import OCTOBER, count

CODES = {"id-card-lost", "house-move"}
HEADING = "service,month,channel,users\n"
LIST = HEADING + "id-card-lost,2568-10,counter,10\nhouse-move,10/2025,online,0\n"


def read(content, name="counts.csv"):
    return read_counts(name, content.encode() if isinstance(content, str) else content, CODES, Faults())


def faults_of(content, name="counts.csv"):
    with pytest.raises(ImportRefusedError) as refused:
        read(content, name)
    return [str(fault) for fault in refused.value.faults]


def book(*rows) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def plain(counts):
    return [(count.service_code, count.month, count.channel, count.users) for count in counts]


EXPECTED = [("id-card-lost", OCTOBER, "counter", 10), ("house-move", OCTOBER, "online", 0)]


class TestMonths:
    @given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)), st.booleans(), st.booleans(), st.data())
    def test_every_month_is_read_in_every_form(self, day, buddhist, thai_digits, data):
        month = day.replace(day=1)
        year = month.year + (BUDDHIST_OFFSET if buddhist else 0)
        name = data.draw(st.sampled_from(_MONTHS[month.month - 1]))
        forms = [
            f"{year}-{month:%m}",
            f"{month.month}/{year}",
            f"{year}/{month.month}",
            f"{name} {year}",
            f"{year}-{month:%m}-01",
        ]
        typed = data.draw(st.sampled_from(forms))
        if thai_digits:
            typed = typed.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert typed_month(typed) == month

    @pytest.mark.parametrize("typed", ["ต.ค. พ.ศ. 2568", "เดือนตุลาคม 2568", " October, 2025 ", "ตุลาคม ค.ศ. 2025"])
    def test_an_era_and_words_around_it_are_understood(self, typed):
        assert typed_month(typed) == OCTOBER

    @pytest.mark.parametrize(
        "typed", ["", "2568", "10", "2568-13", "0/2568", "2568-10-02", "Oct 68", "ตุลา 2568", "10/10/2568", "x" * 99]
    )
    def test_what_is_no_month_is_refused(self, typed):
        with pytest.raises(ValueError):
            typed_month(typed)


class TestReading:
    def test_a_list_is_read_with_months_of_both_eras(self):
        assert plain(read(LIST)) == EXPECTED

    def test_thai_headings_channels_digits_and_months_are_understood(self):
        content = (
            "ช่องทาง,เดือน,รหัสบริการ,จำนวนผู้ใช้บริการ\nเคาน์เตอร์,ต.ค. ๒๕๖๘,ID-card-lost,๑๐\nออนไลน์,ตุลาคม 2568,house-move,0\n"
        )
        assert plain(read(content)) == EXPECTED

    def test_a_workbook_reads_as_the_same_list_whatever_its_month_cells_are(self):
        rows = [["service", "month", "channel", "users"], ["id-card-lost", OCTOBER, "counter", 10]]
        rows.append(["house-move", datetime.date(2568, 10, 1), "online", 0.0])
        assert plain(read(book(*rows), "counts.xlsx")) == EXPECTED

    def test_a_row_without_a_number_is_no_data(self):
        assert plain(read(LIST + "house-move,2568-11,counter,\n")) == EXPECTED

    def test_thousands_may_have_commas(self):
        assert read(HEADING + 'id-card-lost,2568-10,mobile unit,"1,234"\n')[0].users == 1234

    @given(st.integers(0, 9_999_999), st.booleans(), st.sampled_from(Channel.values))
    def test_every_count_comes_through(self, users, grouped, channel):
        typed = f'"{users:,}"' if grouped else users
        (found,) = read(f"{HEADING}id-card-lost,2568-10,{channel},{typed}\n")
        assert (found.users, found.channel) == (users, channel)

    def test_the_template_filled_in_is_read(self):
        filled = openpyxl.load_workbook(io.BytesIO(template.workbook([])))
        filled[template.SHEET].append(["id-card-lost", "2568-10", "counter", 10])
        filled[template.SHEET].append(["house-move", "10/2568", "online", 0])
        file = io.BytesIO()
        filled.save(file)
        assert plain(read(file.getvalue(), "a.xlsx")) == EXPECTED


@pytest.mark.usefixtures("english")
class TestFaults:
    def test_all_are_told_at_once_with_row_and_column(self):
        ahead = f"{timezone.localdate().year + 1}-01"
        content = HEADING + (
            "id-card-lost,2568-13,counter,1\n"
            "id-card-lost,2568-10,counter,-5\n"
            "id-card-lost,2568-10,phone,2.5\n"
            "moon,2568-10,counter,1\n"
            "id-card-lost,2568-10,fax,1\n"
            f"id-card-lost,{ahead},counter,1\n"
            "house-move,2568-10,counter,1\n"
            "house-move,10/2568,counter,2\n"
            "house-move,68-10,post,many\n"
            "house-move,2568-10-02,post,10000000\n"
        )
        assert faults_of(content) == [
            "counts.csv, row 2, column month: “2568-13” has no such month: months are 1 to 12.",
            "counts.csv, row 3, column users: “-5” is less than 0. A count is 0 or more.",
            "counts.csv, row 4, column users: “2.5” is not a whole number. People are counted whole.",
            "counts.csv, row 5, column service: There is no service with the code “moon”.",
            (
                "counts.csv, row 6, column channel: “fax” is not a channel. Accepted: counter (เคาน์เตอร์), "
                "online (ออนไลน์), phone (โทรศัพท์), mobile (หน่วยบริการเคลื่อนที่), post (ไปรษณีย์)."
            ),
            f"counts.csv, row 7, column month: January {ahead[:4]} has not begun yet.",
            "counts.csv, row 10, column month: Write the year of “68-10” with four digits, such as 2569 or 2026.",
            "counts.csv, row 10, column users: “many” is not a count. Accepted: a whole number, 0 or more.",
            "counts.csv, row 11, column month: “2568-10-02” is not a month. Accepted: 2569-10, 10/2569, ต.ค. 2569, October 2026.",
            "counts.csv, row 11, column users: The count is larger than 9,999,999. Check it.",
            (
                "counts.csv, row 9, column month: This service, month and channel appear twice; first at: "
                "counts.csv, row 8. Keep one row."
            ),
        ]

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            ("service,month,users\nhouse-move,2568-10,1\n", "column channel: This column is missing."),
            (HEADING.replace("users", "users,note") + "a,b,c,d,e\n", "column note: There is no such column."),
            ("service,เดือน,month,channel,users\nhouse-move,a,b,c,d\n", "column เดือน: This column appears twice."),
            ("", "There is nothing"),
            (HEADING, "The file contains no counts."),
            (HEADING + "house-move,2568-10,counter,\n", "The file contains no counts."),
            (HEADING + ",2568-10,counter,1\n", "The code of the service is missing."),
            (HEADING + "house-move,2542-12,counter,1\n", "December 1999 is too long ago."),
        ],
        ids=["column missing", "column unknown", "column twice", "empty", "only heading", "only gaps", "no code", "long ago"],
    )  # fmt: skip
    def test_what_is_wrong_is_told(self, content, fault):
        found = faults_of(content)
        assert found
        assert fault in found[0] or not content

    def test_a_file_that_is_too_large_or_of_another_kind_is_told(self):
        assert faults_of("x" * (MAX_BYTES + 1)) == ["counts.csv: The file is too large. The limit is 5 MB."]
        assert faults_of("x", "a.ods") == ["a.ods: This kind of file is not accepted. Accepted: .csv, .xlsx."]

    def test_a_formula_and_a_decimal_of_a_workbook_are_told(self):
        rows = [["service", "month", "channel", "users"], ["house-move", "2568-10", "counter", "=1+1"]]
        rows.append(["house-move", "2568-10", "post", 1.5])
        found = faults_of(book(*rows), "a.xlsx")
        assert [fault.partition(", row ")[2] for fault in found] == [
            "2, column users: The cell contains a formula. Enter the value itself.",
            "3, column users: “1.5” is not a whole number. People are counted whole.",
        ]

    @given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a"]))
    def test_no_file_is_read_without_a_count_or_a_sentence(self, content, name):
        faults = Faults()
        with suppress(ImportRefusedError):
            assert read_counts(name, content, CODES, faults)
            return
        assert all(str(fault) for fault in faults.found)
        assert faults.found

    @given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
    def test_no_cell_is_taken_for_something_it_is_not(self, month, channel, users):
        rows = [["service", "month", "channel", "users"], ["house-move", month, channel, users]]
        faults = Faults()
        cells = ",".join('"' + cell.replace('"', '""') + '"' for cell in rows[1])
        with suppress(ImportRefusedError):
            (found,) = read_counts("a.csv", (HEADING + cells).encode(errors="replace"), CODES, faults)
            assert found.users >= 0
            assert found.month.day == 1


@pytest.mark.django_db
class TestStoring:
    def test_a_list_is_stored_and_the_same_list_changes_nothing(self):
        store(read(LIST))
        again = store(read(LIST))
        assert (again.new, again.changed, again.unchanged) == ([], [], 2)
        assert set(ServiceMonth.objects.values_list("users", "source")) == {(10, Source.IMPORTED), (0, Source.IMPORTED)}

    def test_a_count_that_is_there_already_is_a_change_from_old_to_new(self):
        count(users=7)
        (change,) = Plan.of(read(LIST)).changed
        assert (change.before, change.count.users) == (7, 10)
        assert ServiceMonth.objects.get(service_code="id-card-lost").users == 7
        store(read(LIST))
        assert ServiceMonth.objects.get(service_code="id-card-lost").users == 10

    def test_what_the_file_does_not_name_stays(self):
        count(users=7, channel="post")
        store(read(LIST))
        assert ServiceMonth.objects.count() == 3

    def test_a_plan_that_is_another_by_now_stores_nothing(self):
        seen = Plan.of(read(LIST)).fingerprint
        count(users=7)
        with pytest.raises(ChangedMeanwhileError):
            store(read(LIST), seen=seen)
        assert ServiceMonth.objects.get().users == 7

    def test_many_are_stored_by_few_statements(self, django_assert_max_num_queries):
        many = [Count("a", OCTOBER, channel, n) for n, channel in enumerate(Channel.values)]
        many += [Count(f"s-{n}", OCTOBER, "counter", n) for n in range(2_000)]
        with django_assert_max_num_queries(20):
            store(many)
        assert ServiceMonth.objects.count() == 2_005


@pytest.mark.django_db
class TestTheCommand:
    @pytest.fixture
    def path(self, tmp_path, site):
        path = tmp_path / "counts.csv"
        path.write_text(LIST, encoding="utf-8")
        return path

    def call(self, *arguments):
        out = io.StringIO()
        call_command("import_statistics", *map(str, arguments), stdout=out, stderr=out)
        return out.getvalue()

    def test_it_stores_counts_and_names_what_changed(self, path, english):
        count(users=7)
        said = self.call(path)
        assert "New: 1. Changed: 1. Unchanged: 0." in said
        assert "id-card-lost, 2025-10, counter: 7 → 10" in said

    def test_a_dry_run_stores_nothing(self, path, english):
        assert "Nothing was saved (--dry-run)" in self.call(path, "--dry-run")
        assert not ServiceMonth.objects.exists()

    def test_one_wrong_row_keeps_the_right_ones_out(self, path, english):
        path.write_text(LIST + "moon,2568-10,counter,1\n", encoding="utf-8")
        with pytest.raises(CommandError, match=r"Nothing was saved. Problems found: 1\."):
            self.call(path)
        assert not ServiceMonth.objects.exists()

    def test_a_file_that_is_not_there_is_told(self, tmp_path, english):
        with pytest.raises(CommandError, match="cannot be read"):
            self.call(tmp_path / "gone.csv")
