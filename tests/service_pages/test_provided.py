import pytest

from portal import services
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory

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
