import io

import pytest
from django.core.management import CommandError, call_command

from service_pages.models import ServicePage
from tests.service_pages.imports import files
from tests.service_pages.imports.files import record


def run(*arguments, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err, **options)
    except CommandError as error:
        return error.returncode, out.getvalue(), err.getvalue() + str(error)
    return 0, out.getvalue(), err.getvalue()


def test_import_tells_progress_and_the_sum(topics, tmp_path):
    code, out, _err = run("import_services", files.write(tmp_path, record()))
    assert code == 0
    assert "1/1 id-card-lost" in out
    assert "New: 1. Changed: 0. Unchanged: 0." in out


def test_import_with_faults_lists_them_and_fails_with_1(topics, tmp_path):
    code, _out, err = run("import_services", files.write(tmp_path, record(mode="x", topics=["y"])))
    assert code == 1
    assert "column mode" in err
    assert "column topics" in err
    assert "Nothing was saved. Problems found: 2." in err
    assert not ServicePage.objects.exists()


def test_a_dry_run_says_that_nothing_was_stored(topics, tmp_path):
    code, out, _err = run("import_services", files.write(tmp_path, record()), dry_run=True)
    assert code == 0
    assert "Nothing was saved (--dry-run)." in out
    assert not ServicePage.objects.exists()


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".csv", ".xlsx"])
def test_export_writes_what_import_reads(store, tmp_path, suffix):
    store(record())
    path = tmp_path / f"exported{suffix}"
    code, out, _err = run("export_services", path)
    assert code == 0
    assert ": 1." in out
    assert "Unchanged: 1." in run("import_services", path)[1]


def test_export_to_another_kind_of_file_or_an_absent_folder_fails_with_a_sentence(db, tmp_path):
    assert "Accepted: .yaml" in run("export_services", tmp_path / "services.pdf")[2]
    assert "cannot be written" in run("export_services", tmp_path / "absent" / "services.yaml")[2]
