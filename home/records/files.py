"""Where heads keep the documents of the records: an internal collection, and one for everybody."""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission

from portal.accounts import ADMINISTRATORS, HEADS, STAFF

# The first is what an upload is offered: private is the default.
INTERNAL = "เอกสารภายในของศูนย์ / Internal documents of the centre"
PUBLIC = "เอกสารเผยแพร่ของศูนย์ / Published documents of the centre"
RIGHTS = ("add_document", "change_document", "choose_document")
READERS = (STAFF, HEADS, ADMINISTRATORS)


def give_collections(sender: AppConfig, **kwargs) -> None:
    """After every migration, unless heads have documents somewhere already. Administrators have every collection anyway."""
    heads, _created = Group.objects.get_or_create(name=HEADS)
    rights = Permission.objects.filter(content_type__app_label="wagtaildocs", codename__in=RIGHTS)
    root = Collection.get_first_root_node()
    if not root or GroupCollectionPermission.objects.filter(group=heads, permission__in=rights).exists():
        return
    internal, public = (root.add_child(name=name) for name in (INTERNAL, PUBLIC))
    restriction = CollectionViewRestriction.objects.create(
        collection=internal, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.get_or_create(name=name)[0] for name in READERS)
    for collection in (internal, public):
        for right in rights:
            GroupCollectionPermission.objects.create(group=heads, collection=collection, permission=right)
