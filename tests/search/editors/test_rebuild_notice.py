import pytest

from portal.accounts import ADMINISTRATORS, HEADS
from search.models import SearchDocument
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
COMMAND = "python manage.py search_index"


@pytest.mark.parametrize(("group", "is_told"), [(ADMINISTRATORS, True), (HEADS, False), ("Editors dopa", False)])
def test_administrators_are_told_when_the_rules_have_changed(client, site, group, is_told):
    client.force_login(UserFactory(groups=[group]))
    assert COMMAND not in client.get("/admin/").content.decode()
    SearchDocument.objects.update(analysis_version="0-before")
    assert (COMMAND in client.get("/admin/").content.decode()) == is_told
