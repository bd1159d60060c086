"""Each of the 24 criteria: what meets it, and the change of content at which it falls. A row a change, by code.

A row is a function of the small site: up to its ``yield`` it makes what meets the criterion of the shipped standard, after
it the content changes.
"""

import datetime
from collections import defaultdict

import pytest
from django.core.cache import cache
from django.utils import timezone, translation
from wagtail.models import Collection, CollectionViewRestriction

from branding import lifecycle
from branding.kinds import Kind
from home.models import (
    Counter,
    Facility,
    FloorPlan,
    Location,
    ServiceMonth,
    SurveyAnswer,
    SurveyExclusion,
)
from home.standard import catalogue
from home.standard.judging import Memory, standing
from home.statistics import use
from home.survey.place import Channel
from portal.evidence import State
from portal.models import PortalDocument
from tests.branding.assets import draft
from tests.factories import AgencyPageFactory, ServicePageFactory
from tests.home.feedback.test_keeping import received
from tests.home.records import making
from tests.home.survey.conftest import answers
from tests.manuals.handbook.conftest import Handbook
from tests.manuals.stored import TODAY, days, edition_of, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_stands")]
MET, PARTLY, MISSING, OUTDATED = State.MET, State.PARTLY, State.MISSING, State.OUTDATED
NOON = datetime.datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=datetime.UTC)
CODES = ("id-card-lost", "house-move")
ROWS = []


@pytest.fixture
def calendar_stands(monkeypatch):
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, zone=None: real(value, zone) if value else TODAY)


def row(code: str, after: State):
    """Registers a change at which the criterion ``code`` falls from met to ``after``."""

    def register(change):
        ROWS.append(pytest.param(code, change, after, id=f"{code} {change.__name__}"))
        return change

    return register


def study(**values):
    return making.study(date=days(-20), starts=days(-90), ends=days(-30), **values)


def count(codes=CODES, users=100):
    """Users of the last twelve whole months."""
    for code in codes:
        for ago in range(12):
            month = use.earlier(TODAY.replace(month=TODAY.month - 1, day=1), ago)
            ServiceMonth.objects.create(service_code=code, users=users, month=month, channel="counter")


def location(**values) -> Location:
    Location.objects.update(**values)
    found = Location.objects.get()
    found.save()
    return found


@row("1.1", PARTLY)
def report_of_the_study_is_deleted(site):
    made = study()
    yield
    made.file.delete()


@row("1.1", PARTLY)
def report_of_a_public_study_becomes_private(site):
    made = study(is_public=True)
    yield
    make_private(made.file)


@row("1.1", OUTDATED)
def study_is_older_than_two_years(site):
    made = study()
    yield
    type(made).objects.update(starts=days(-900), ends=days(-800))


@row("1.2", PARTLY)
def services_of_an_agency_are_unpublished(site):
    agencies = [site.agency, *(AgencyPageFactory(parent=site.index, slug=f"a{n}") for n in range(4))]
    codes = [f"service-{n}" for n in range(18)]
    for place, code in enumerate(codes):
        ServicePageFactory(parent=agencies[place % 5], slug=code, code=code)
    count([*CODES, *codes])
    yield
    agencies[1].unpublish(set_expired=False)


@row("1.3", MISSING)
def analysis_is_deleted(site):
    made = making.analysis(date=days(-30))
    yield
    made.delete()


def solved_and_answered():
    made = making.problem(date=days(-40), solved_on=days(-30))
    received(30, 5, now=NOON)
    return made


@row("1.4", PARTLY)
def problem_stays_open_too_long(site):
    made = solved_and_answered()
    yield
    type(made).objects.update(date=days(-200), state="open", solved_on=None)


@row("1.4", PARTLY)
def complaint_is_not_answered_in_time(site):
    solved_and_answered()
    yield
    received(30, now=NOON)


@row("2.1", MISSING)
def only_service_that_informs_is_unpublished(site):
    page = ServicePageFactory(parent=site.agency, code="ask", slug="ask", mode="information")
    yield
    page.unpublish()


@row("2.2", MISSING)
def only_service_that_forwards_becomes_private(site):
    yield
    site.untranslated.view_restrictions.create(restriction_type="login")


@row("2.3", MISSING)
def only_completed_service_is_deleted(site):
    yield
    site.translated.delete()


@row("3.1", PARTLY)
def way_to_the_centre_is_not_told_any_more(site):
    words = {
        f"{name}_{language}": "ก" for name in ("transport", "parking", "accessibility") for language in ("th", "en")
    }
    location(latitude="13.75", longitude="100.5", **words)
    yield
    location(transport_th="", transport_en="")


@row("3.2", MISSING)
def only_counter_is_closed(site):
    counter = Counter.objects.create(location=location(), number="1", name_th="ก", name_en="a")
    yield
    counter.delete()
    location()


def trained_and_written(site):
    section = Handbook.build(site.home).lost_card
    section.service = "house-move"
    section.save_revision().publish()
    return section, making.training(services=["house-move"], date=days(-30))


@row("4.1", PARTLY)
def one_of_two_trained_people_is_taken_out(site):
    _section, training = trained_and_written(site)
    yield
    training.attendances.first().delete()


@row("4.1", PARTLY)
def section_for_the_substitute_is_unpublished(site):
    section, _training = trained_and_written(site)
    yield
    section.unpublish()


def drawn(zone):
    document = making.document("ผัง")
    FloorPlan.objects.create(location=location(), zone=zone, words_th="ก", words_en="a", document=document)
    location()
    return document


@row("5.1", PARTLY)
def drawing_of_the_area_before_is_deleted(site):
    document = drawn("before")
    yield
    document.delete()
    location()


@row("5.2", PARTLY)
def drawing_of_the_service_point_is_deleted(site):
    document = drawn("point")
    yield
    document.delete()
    location()


@row("5.3", PARTLY)
def facility_is_taken_away(site):
    for zone in ("before", "point"):
        for _number in range(3):
            Facility.objects.create(location=location(), zone=zone, name_th="ก", name_en="a")
    location()
    yield
    Facility.objects.first().delete()
    location()


def planned():
    years = {"starts": datetime.date(2026, 10, 1)}
    making.plan("long", ends=datetime.date(2031, 9, 30), **years)
    return making.plan("short", ends=datetime.date(2027, 9, 30), **years)


@row("6.1", PARTLY)
def short_plan_is_deleted(site):
    short = planned()
    yield
    short.delete()


@row("6.1", PARTLY)
def activity_loses_its_budget(site):
    short = planned()
    yield
    short.activities.update(budget=None)


@row("6.2", MISSING)
def improvement_is_deleted(site):
    made = making.improvement(study=study(), date=days(-10))
    yield
    made.delete()


@row("6.2", PARTLY)
def page_that_was_improved_is_unpublished(site):
    making.improvement(study=study(), date=days(-10), page_key=site.centre.translation_key, is_public=True)
    yield
    site.centre.unpublish()


def issued(site, effective):
    """The only service has an edition in force."""
    site.untranslated.unpublish()
    return edition_of(site.manual, 1, effective)


@row("6.3", MISSING)
def only_edition_in_force_is_withdrawn(site):
    edition = issued(site, days(-10))
    yield
    withdraw(edition)


@row("6.3", PARTLY)
def service_without_a_manual_is_published(site):
    issued(site, days(-10))
    yield
    site.untranslated.save_revision().publish()


@row("6.4", MISSING)
def only_section_of_the_handbook_is_unpublished(site):
    site.untranslated.unpublish()
    section = Handbook.build(site.home).lost_card
    yield
    section.unpublish()


@row("6.5", PARTLY)
def minutes_of_a_meeting_are_deleted(site):
    made = [making.meeting(days(-30 * number)) for number in range(1, 5)]
    yield
    made[0].file.delete()


@row("6.6", PARTLY)
def rules_of_the_logo_are_unpublished(site):
    lifecycle.make_current(draft(Kind.LOGO))
    yield
    site.brand.unpublish()


@row("7.1", PARTLY)
def training_in_the_basics_is_deleted(site):
    basics = making.training("basic", date=days(-60))
    making.training("steps", date=days(-30))
    yield
    basics.delete()


@row("8.1", PARTLY)
def counts_of_a_month_are_taken_out(site):
    count()
    yield
    ServiceMonth.objects.filter(month=datetime.date(2026, 5, 1)).delete()


@row("8.2", PARTLY)
def nobody_uses_a_service(site):
    count()
    yield
    ServiceMonth.objects.filter(service_code="house-move").update(users=0)


def answered():
    return answers([(5, 5)] * 40, "id-card-lost", NOON - datetime.timedelta(days=20))


@row("8.3", MISSING)
def answers_on_steps_are_left_out(site):
    answered()
    yield
    hour = NOON - datetime.timedelta(days=20)
    out = SurveyExclusion.objects.create(hour=hour, channel=Channel.PAGE, reason="ทดสอบ")
    SurveyAnswer.objects.update(exclusion=out)


@row("8.4", PARTLY)
def visitors_are_less_satisfied(site):
    answered()
    yield
    SurveyAnswer.objects.update(overall=3)


def make_private(document: PortalDocument) -> None:
    private = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document.collection = private
    document.save()


def now(code: str):
    """The state of the criterion, and what the board says why, in both languages."""
    cache.clear()
    found = standing(catalogue.main().criteria[code], Memory(TODAY))
    said = defaultdict(list)
    for language in ("th", "en"):
        with translation.override(language):
            said[language] = [(str(judged.finding.says), judged.age) for judged in found.judged]
    return found.state, said


@pytest.mark.parametrize(("code", "change", "after"), ROWS)
def test_a_criterion_falls_when_its_content_changes_and_says_why(site, code, change, after):
    steps = change(site)
    next(steps)
    state, said = now(code)
    assert state == MET, said["en"]
    assert next(steps, None) is None
    state, says = now(code)
    assert state == after, says["en"]
    assert says["th"] != said["th"]
    assert says["en"] != said["en"]


def test_every_criterion_has_a_row():
    assert sorted({parameters.values[0] for parameters in ROWS}) == sorted(catalogue.main().criteria)
