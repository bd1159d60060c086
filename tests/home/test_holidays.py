"""The yearly list of holidays from a file: every fault with its row and column, nothing half stored."""

import datetime
import io
from contextlib import suppress

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from home.holidays import reading
from home.holidays.reading import read_days
from home.holidays.storing import Plan, store
from home.models import Holiday
from portal.accounts import ADMINISTRATORS, HEADS
from portal.bilingual.dates import BUDDHIST_OFFSET
from portal.tables.faults import Faults, ImportRefusedError
from tests.factories import UserFactory

LIST = "date,name_th,name_en\n2569-12-05,วันพ่อแห่งชาติ,Father's Day\n10/12/2026,วันรัฐธรรมนูญ,Constitution Day\n"
FATHER, CONSTITUTION = datetime.date(2026, 12, 5), datetime.date(2026, 12, 10)


def read(content, name="days.csv"):
    return read_days(name, content.encode() if isinstance(content, str) else content, Faults())


def faults_of(content, name="days.csv"):
    with pytest.raises(ImportRefusedError) as refused:
        read(content, name)
    return [str(fault) for fault in refused.value.faults]


def book(*rows, **sheets) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for title, more in sheets.items():
        sheet = made.create_sheet(title)
        for row in more:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def rows(count):
    start = datetime.date(2026, 1, 1)
    return "".join(f"{start + datetime.timedelta(days=n)},วัน {n},Day {n}\n" for n in range(count))


class TestReading:
    def test_both_eras_and_both_kinds_of_digits_mean_the_same_day(self):
        written = ["2569-12-05", "2026-12-05", "5/12/2569", "5/12/2026", "๕/๑๒/๒๕๖๙", "๒๕๖๙-๑๒-๐๕", "05.12.2569"]
        days = {read(f"date,name_th,name_en\n{text},วันพ่อ,Father's Day\n")[0].date for text in written}
        assert days == {FATHER}

    def test_a_workbook_reads_as_the_same_list(self):
        rows = [["date", "name_th", "name_en"], [FATHER, "วันพ่อแห่งชาติ", "Father's Day"]]
        rows.append(["10/12/2569", "วันรัฐธรรมนูญ", "Constitution Day"])
        of_book = [(day.date, day.name_th, day.name_en) for day in read(book(*rows), "days.xlsx")]
        assert of_book == [(day.date, day.name_th, day.name_en) for day in read(LIST)]

    def test_a_buddhist_year_in_a_date_cell_is_understood(self):
        cells = [["date", "name_th", "name_en"], [datetime.date(2569, 12, 5), "วันพ่อ", "Father's Day"]]
        assert read(book(*cells), "days.xlsx")[0].date == FATHER

    def test_names_are_tidied(self):
        (day,) = read('date,name_th,name_en\n2026-12-05," วัน\u200bพ่อ ","Father\'s   Day"\n')
        assert (day.name_th, day.name_en) == ("วันพ่อ", "Father's Day")

    @given(
        st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)), st.booleans(), st.booleans(), st.booleans()
    )
    def test_every_day_comes_through_in_every_form(self, day, buddhist, thai_digits, iso):
        year = day.year + (BUDDHIST_OFFSET if buddhist else 0)
        text = f"{year}-{day:%m-%d}" if iso else f"{day.day}/{day.month}/{year}"
        if thai_digits:
            text = text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert read(f"date,name_th,name_en\n{text},ก,a\n")[0].date == day


@pytest.mark.usefixtures("english")
class TestFaults:
    def test_all_are_told_at_once_with_row_and_column(self):
        content = "date,name_th,name_en\n2026-02-30,,x\n5/13/2569,ก,\n2026-12-05,ก,a\n5/12/2569,ข,b\n3000-01-01,ก,a\n"
        assert faults_of(content) == [
            "days.csv, row 2, column date: “2026-02-30” is not a date. Accepted: 2569-10-01, 2026-10-01, 1/10/2569, 1/10/2026.",
            "days.csv, row 2, column name_th: The name is missing. Both languages are needed.",
            "days.csv, row 3, column date: “5/13/2569” is not a date. Accepted: 2569-10-01, 2026-10-01, 1/10/2569, 1/10/2026.",
            "days.csv, row 3, column name_en: The name is missing. Both languages are needed.",
            "days.csv, row 6, column date: The year of “3000-01-01” is not between 2000 and 2100 (2543 and 2643 B.E.).",
            "days.csv, row 5, column date: This day appears twice; first at: days.csv, row 4. Put both names into one row.",
        ]

    def test_a_missing_column_is_told_with_those_that_are_needed(self):
        assert faults_of("date,name_th\n2026-01-01,ก\n") == [
            "days.csv, column name_en: This column is missing. Needed: date, name_th, name_en."
        ]

    def test_an_unknown_column_is_told_with_the_accepted_ones(self):
        (fault,) = faults_of("date,name_th,name_en,day\n2026-01-01,ก,a,Thu\n")
        assert fault == "days.csv, column day: There is no such column. Accepted: date, name_th, name_en, source."

    @pytest.mark.parametrize("content", ["", "\n", "date,name_th,name_en\n", ",,\n"])
    def test_a_file_without_a_day_is_told(self, content):
        assert len(faults_of(content)) == 1

    def test_a_text_that_is_too_long_is_told(self):
        (fault,) = faults_of(f"date,name_th,name_en\n2026-01-01,{'ก' * 201},a\n")
        assert fault == "days.csv, row 2, column name_th: The text has 201 characters. The limit is 200."

    def test_a_hundred_thousand_rows_are_told_and_not_kept(self):
        faults = faults_of("date,name_th,name_en\n" + "1/1/2569,ก,a\n" * 100_000)
        assert faults[0] == "days.csv, row 1001: The file has too many rows. The limit is 1000."
        assert len(faults) <= 1_000

    def test_a_list_that_is_too_long_is_told_once(self):
        (fault,) = faults_of("date,name_th,name_en\n" + rows(1_005))
        assert fault == "days.csv, row 1001: The file has too many rows. The limit is 1000."

    def test_a_file_that_is_too_large_is_told(self):
        assert faults_of("x" * (reading.MAX_BYTES + 1)) == ["days.csv: The file is too large. The limit is 2 MB."]

    def test_a_file_of_another_kind_is_told_with_the_accepted_ones(self):
        assert faults_of("x", "days.xlsm") == ["days.xlsm: This kind of file is not accepted. Accepted: .csv, .xlsx."]

    def test_several_sheets_are_told(self):
        content = book(["date", "name_th", "name_en"], ["2026-01-01", "ก", "a"], more=[["x", "y"]])
        assert faults_of(content, "a.xlsx") == [
            "a.xlsx: The workbook has several sheets. Keep the one with the holidays."
        ]

    def test_a_formula_is_told(self):
        (fault, *_rest) = faults_of(book(["date", "name_th", "name_en"], ["=TODAY()", "ก", "a"]), "a.xlsx")
        assert fault == "a.xlsx, sheet Sheet, row 2, column date: The cell contains a formula. Enter the value itself."

    @given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.CSV", "a"]))
    def test_no_file_is_read_without_a_day_or_a_sentence(self, content, name):
        faults = Faults()
        with suppress(ImportRefusedError):
            assert read_days(name, content, faults)
            return
        assert all(str(fault) for fault in faults.found)
        assert faults.found


@pytest.mark.django_db
class TestStoring:
    def test_a_list_is_stored_and_the_same_list_changes_nothing(self):
        assert len(store(read(LIST)).new) == 2
        again = store(read(LIST))
        assert (len(again.new), len(again.changed), len(again.unchanged), again.missing) == (0, 0, 2, [])
        assert Holiday.objects.count() == 2

    def test_a_changed_name_is_taken_and_a_source_the_file_does_not_speak_of_is_kept(self):
        Holiday.objects.create(date=FATHER, name_th="เดิม", name_en="Old", source="มติ ครม.")
        assert [day.date for day in store(read(LIST)).changed] == [FATHER]
        holiday = Holiday.objects.get(date=FATHER)
        assert (holiday.name_en, holiday.source) == ("Father's Day", "มติ ครม.")

    def test_days_the_file_does_not_name_stay_unless_removal_is_asked_for(self):
        other = Holiday.objects.create(date=datetime.date(2026, 3, 3), name_th="ก", name_en="a")
        another_year = Holiday.objects.create(date=datetime.date(2027, 3, 3), name_th="ก", name_en="a")
        assert store(read(LIST)).missing == [other]
        assert Holiday.objects.filter(pk=other.pk).exists()
        store(read(LIST), remove_missing=True)
        assert set(Holiday.objects.values_list("date", flat=True)) == {FATHER, CONSTITUTION, another_year.date}

    def test_a_plan_stores_nothing(self):
        Plan.of(read(LIST))
        assert not Holiday.objects.exists()


@pytest.mark.django_db
class TestTheCommand:
    @pytest.fixture
    def path(self, tmp_path):
        path = tmp_path / "days.csv"
        path.write_text(LIST, encoding="utf-8")
        return path

    def call(self, *arguments):
        out = io.StringIO()
        call_command("import_holidays", *map(str, arguments), stdout=out, stderr=out)
        return out.getvalue()

    def test_it_stores_the_list_and_counts(self, path, english):
        assert "New: 2. Changed: 0. Unchanged: 0." in self.call(path)
        assert "New: 0. Changed: 0. Unchanged: 2." in self.call(path)

    def test_a_dry_run_stores_nothing(self, path, english):
        assert "Nothing was saved (--dry-run)" in self.call(path, "--dry-run")
        assert not Holiday.objects.exists()

    def test_what_is_missing_is_named_and_removed_when_asked_for(self, path, english):
        Holiday.objects.create(date=datetime.date(2026, 3, 3), name_th="ก", name_en="a")
        assert "Not in the file, kept: 2026-03-03." in self.call(path)
        assert "Deleted: 2026-03-03." in self.call(path, "--remove-missing")

    def test_one_wrong_row_keeps_the_right_ones_out(self, path, english):
        path.write_text(LIST + "x,ก,a\n", encoding="utf-8")
        with pytest.raises(CommandError, match=r"Nothing was saved. Problems found: 1\."):
            self.call(path)
        assert not Holiday.objects.exists()

    def test_a_file_that_is_not_there_is_told(self, tmp_path, english):
        with pytest.raises(CommandError, match="cannot be read"):
            self.call(tmp_path / "gone.csv")


@pytest.mark.django_db
class TestTheScreen:
    @pytest.fixture
    def address(self):
        return reverse("wagtailsnippets_home_holiday:import")

    @pytest.fixture
    def editor(self, client, homes):
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        return client

    def upload(self, client, address, content=LIST, name="days.csv"):
        return client.post(address, {"file": SimpleUploadedFile(name, content.encode())})

    def test_the_list_of_holidays_leads_to_it(self, editor, address):
        assert address in editor.get(reverse("wagtailsnippets_home_holiday:list")).content.decode()

    def test_the_list_counts_years_as_its_reader_does(self, editor):
        Holiday.objects.create(date=FATHER, name_th="วันพ่อ", name_en="Father's Day")
        assert "5 ธันวาคม 2569" in editor.get(reverse("wagtailsnippets_home_holiday:list")).content.decode()

    def test_a_good_file_is_shown_and_stored_only_when_confirmed(self, editor, address):
        response = self.upload(editor, address)
        assert not Holiday.objects.exists()
        assert "วันพ่อแห่งชาติ" in response.content.decode()
        assert editor.post(address, {"days": response.context_data["days"]}).status_code == 302
        assert set(Holiday.objects.values_list("date", flat=True)) == {FATHER, CONSTITUTION}

    def test_faults_are_listed_and_there_is_nothing_to_confirm(self, editor, address):
        text = self.upload(editor, address, LIST + "x,ก,a\n").content.decode()
        assert "days.csv" in text
        assert "“x”" in text
        assert 'name="days"' not in text

    def test_days_that_are_not_in_the_file_go_when_that_is_ticked(self, editor, address):
        Holiday.objects.create(date=datetime.date(2026, 3, 3), name_th="ก", name_en="a")
        days = self.upload(editor, address).context_data["days"]
        editor.post(address, {"days": days, "remove_missing": "on"})
        assert set(Holiday.objects.values_list("date", flat=True)) == {FATHER, CONSTITUTION}

    @pytest.mark.parametrize("change", [lambda days: days + "x", lambda days: "", lambda days: days[::-1]])
    def test_a_confirmation_that_was_changed_stores_nothing(self, editor, address, change):
        days = self.upload(editor, address).context_data["days"]
        assert editor.post(address, {"days": change(days)}).status_code == 302
        assert not Holiday.objects.exists()

    def test_a_confirmation_of_somebody_else_stores_nothing(self, editor, address, client):
        days = self.upload(editor, address).context_data["days"]
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        client.post(address, {"days": days})
        assert not Holiday.objects.exists()

    def test_without_a_file_the_form_says_so(self, editor, address):
        assert editor.post(address, {}).context_data["form"].errors

    def test_who_may_not_change_holidays_may_not_import_them(self, client, homes, address):
        client.force_login(UserFactory(groups=[HEADS]))
        for response in (client.get(address), self.upload(client, address)):
            assert response.status_code in {302, 403}
        assert address not in client.get("/admin/").content.decode()
