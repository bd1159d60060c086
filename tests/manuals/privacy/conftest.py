import pytest
from django.utils import translation

from portal import tree
from tests.manuals.privacy.ground import Ground


@pytest.fixture(scope="module")
def ground_of_the_module(site_of_the_module, django_db_blocker):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        return Ground.build(site_of_the_module)


@pytest.fixture
def ground(ground_of_the_module, db) -> Ground:
    """A public page, and all kinds of what is private, with those who ask for it."""
    return ground_of_the_module
