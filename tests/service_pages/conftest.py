import pytest
from django.utils import translation

from portal import tree
from tests.service_pages.two_agencies import TwoAgencies


@pytest.fixture(scope="module")
def agencies_of_the_module(site_of_the_module, django_db_blocker):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        return TwoAgencies.build(site_of_the_module)


@pytest.fixture
def agencies(agencies_of_the_module, db):
    """Two agencies, the second with everything that the first must not see; see two_agencies.py."""
    return agencies_of_the_module.fresh()
