import pytest

from portal import services
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory, step_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(thai_home):
    agency = AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home), slug="dopa")
    return ServicePageFactory(parent=agency)


def test_a_public_service_is_known_by_its_code(service):
    known = services.services()[service.code]
    assert (known.titles["th"], known.mode) == (service.title, service.mode)
    assert known.urls["th"].endswith(f"/{service.code}/")
    assert known.agency == "dopa"


def test_a_service_that_is_not_public_is_known_to_staff_only(service):
    service.unpublish()
    assert service.code not in services.services()
    assert service.code in services.reserved_codes()


@pytest.mark.parametrize(
    ("steps", "promised"),
    [
        ([step_row(duration=10, unit="minute"), step_row(duration=1, unit="hour")], 70),
        ([step_row(duration=10, unit="minute"), step_row(duration=1, unit="working_day")], None),
        ([step_row(duration=10, unit="minute"), step_row(duration=None, unit="")], None),
    ],
    ids=["minutes and hours", "a working day", "a step without a time"],
)
def test_a_promise_is_known_where_it_is_stated_in_minutes_alone(service, steps, promised):
    service.steps = steps
    service.save_revision().publish()
    assert services.services()[service.code].promised_minutes == promised
