"""The records of the demonstration."""

import datetime
import io

import pytest
import yaml

from home import demo as demo_of_the_centre
from home.models import Meeting, Need, NeedsStudy, Plan, PlanActivity, Training
from home.records import demo, public
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Asked, State, measures

DAYS = [datetime.date(2026, 11, 23), datetime.date(2026, 2, 28), datetime.date(2027, 5, 1), datetime.date(2028, 2, 29)]


@pytest.fixture(params=DAYS, ids=str)
def today(request, monkeypatch, thai_home):
    for module in (demo, public):
        monkeypatch.setattr(module, "localdate", lambda: request.param)
    demo_of_the_centre._build_about(thai_home)
    demo_of_the_centre._build_information(thai_home)
    demo.build(io.StringIO())
    return request.param


@pytest.mark.django_db
def test_on_whatever_day_it_is_built_it_shows_the_states(today):
    found = {
        key: measure.find(Asked(today))
        for key, measure in measures().items()
        if measure.find.__module__.startswith("home.records")
    }
    states = {key.removeprefix("home."): finding.state for key, finding in found.items()}
    assert states == {
        "needs_studies": State.MET,
        "studies_used": State.MET,
        "environment": State.MISSING,  # the gap of the demonstration
        "problems": State.PARTLY,
        "plans": State.MET,
        "meetings": State.MET,
        "training": State.MET,
        "cover": State.MISSING,  # without the demonstration's services
    }


@pytest.mark.django_db
def test_its_records_have_no_fault_and_lie_in_two_fiscal_years(today):
    for model in (NeedsStudy, Plan, Meeting, Training, Need):
        for record in model.objects.all():
            record.clean()
    for activity in PlanActivity.objects.select_related("plan"):
        assert activity.faults_within(activity.plan) == {}
    for meeting in Meeting.objects.all():
        assert [row.faults_within(meeting) for row in meeting.resolutions.all() if row.faults_within(meeting)] == []
    years = {FiscalYear.of(meeting.date) for meeting in Meeting.objects.all()}
    assert len(years) >= 2
    assert len(public.said_and_done()) == 2


@pytest.mark.django_db
def test_it_is_built_once(today):
    before = NeedsStudy.objects.count(), Need.objects.count()
    demo.build(io.StringIO())
    assert (NeedsStudy.objects.count(), Need.objects.count()) == before


def test_it_names_services_and_agencies_of_the_demonstration():
    data = demo.DATA.parents[1] / "service_pages" / "demo_data"
    known = {line.split(",")[0] for line in (data / "services.csv").read_text(encoding="utf-8").splitlines()}
    for path in (data / "services").glob("*.yaml"):
        known |= {record["code"] for record in yaml.safe_load(path.read_text(encoding="utf-8"))["services"]}
    records = yaml.safe_load((demo.DATA / "records.yaml").read_text(encoding="utf-8"))
    named = {code for record in [*records["studies"], *records["trainings"]] for code in record["services"]}
    assert named - known == set()
    agencies = yaml.safe_load((data / "agencies.yaml").read_text(encoding="utf-8"))["agencies"]
    present = {code for record in records["meetings"] for code in record["agency_codes"]}
    assert present - {agency["code"] for agency in agencies} == set()
