import pytest
from wagtail.models import Collection, GroupCollectionPermission

from home.records import files
from portal.accounts import HEADS, STAFF
from tests.factories import UserFactory
from tests.home.records.making import document

pytestmark = pytest.mark.django_db


def test_heads_keep_documents_in_two_collections_from_the_first_migration_on():
    given = GroupCollectionPermission.objects.filter(group__name=HEADS, permission__codename__in=files.RIGHTS)
    assert {(right.collection.name, right.permission.codename) for right in given} == {
        (name, right) for name in (files.INTERNAL, files.PUBLIC) for right in files.RIGHTS
    }


def test_a_further_migration_makes_no_further_collection():
    before = Collection.objects.count()
    files.give_collections(None)
    assert Collection.objects.count() == before


def test_internal_documents_are_for_staff(client, site):
    internal = document(collection=Collection.objects.get(name=files.INTERNAL))
    public = document(collection=Collection.objects.get(name=files.PUBLIC))
    assert client.get(public.url).status_code == 200
    assert client.get(internal.url).status_code in (302, 403, 404)
    client.force_login(UserFactory(groups=[STAFF]))
    assert client.get(internal.url).status_code == 200
