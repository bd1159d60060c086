"""The demonstration services: complete, plausible, and the same ones as the list they were made from."""

import csv
import io

import pytest
import yaml
from django_tasks import TaskResultStatus

from portal.tables.faults import Faults
from service_pages import demo
from service_pages.imports import formats, import_services, schema
from service_pages.models import AgencyPage, ServicePage, Topic

ENGLISH_AT_LEAST = 40


@pytest.fixture(scope="module")
def services():
    faults = Faults()
    records = [schema.understand(raw, faults) for path in demo.service_files() for raw in formats.read(path, faults)]
    assert [str(fault) for fault in faults.found] == []
    return {record.code: record for record in records}


def test_the_services_are_those_of_the_list(services):
    with (demo.DATA / "services.csv").open(encoding="utf-8") as file:
        listed = {row["code"]: row for row in csv.DictReader(file)}
    assert set(services) == set(listed)
    for code, row in listed.items():
        record = services[code]
        assert (record.values["title"], record.agency, record.values["mode"]) == (
            row["name_th"],
            row["agency"],
            row["mode"],
        )
        assert record.english["title"] in (row["name_en"], "")


def test_at_least_forty_have_english_and_some_have_none(services):
    translated = sum(bool(record.english["title"]) for record in services.values())
    assert ENGLISH_AT_LEAST <= translated < len(services)


def test_a_service_without_english_has_none_anywhere(services):
    for record in services.values():
        if not record.english["title"]:
            rows = [row for rows in record.rows.values() if rows != "none" for row in rows]
            assert not any(record.english.values()), record.code
            assert not any(text for row in rows for text in row.english.values()), record.code


def test_every_service_says_which_papers_steps_and_fees(services):
    for record in services.values():
        assert all(record.rows[name] for name in ("documents", "steps", "fees")), record.code
        assert record.values["summary"], record.code
        assert record.values["common_names"], record.code
        assert 1 <= len(record.topics) <= 3, record.code


def test_land_transfer_carries_the_real_figures(services):
    record = services["land-transfer"]
    assert sum(row.values["duration"] for row in record.rows["steps"]) == 150
    assert {row.values["unit"] for row in record.rows["steps"]} == {"minute"}
    assert len(record.rows["documents"]) == 22
    fees = [
        (row.values["amount"], row.values["percent"] and float(row.values["percent"])) for row in record.rows["fees"]
    ]
    assert fees == [(5, None), (20, None), (None, 2.0), (None, 0.5)]


def test_agencies_and_topics_of_the_services_are_there(services):
    agencies, topics = (
        {row["code"] for row in yaml.safe_load((demo.DATA / f"{name}.yaml").read_text(encoding="utf-8"))[name]}
        for name in ("agencies", "topics")
    )
    assert {record.agency for record in services.values()} == agencies
    assert {code for record in services.values() for code in record.topics} == topics


MOST_TASKS = 40


def test_building_makes_everything_once_and_keeps_it(db, queue, work_off, commit):
    with commit():
        demo.build(io.StringIO())
    assert queue.count() <= MOST_TASKS
    work_off()
    assert set(queue.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    assert ServicePage.objects.filter(locale__language_code="th", live=True).count() == 50
    assert AgencyPage.objects.filter(locale__language_code="th", live=True).count() == 20
    assert AgencyPage.objects.filter(locale__language_code="en", live=True, alias_of=None).count() == 20
    english = ServicePage.objects.filter(locale__language_code="en", live=True)
    assert english.count() == 50
    assert english.filter(alias_of=None).count() >= ENGLISH_AT_LEAST
    assert Topic.objects.count() == 11
    demo.build(io.StringIO())
    again = import_services(*demo.service_files())
    assert (again.created, again.updated, len(again.unchanged)) == ([], [], 50)
