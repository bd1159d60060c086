"""Who cares for the centre's image: heads and administrators."""

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from portal.accounts import ADMINISTRATORS, HEADS

CHANGE = "branding.change_brandasset"
COLLECTION = "อัตลักษณ์ / Branding"


def may_care(user) -> bool:
    return user.is_authenticated and user.has_perm(CHANGE)


def give_permissions(sender: AppConfig, using: str = "default", **kwargs) -> None:
    """After every migration. Permissions taken away since are given again."""
    create_permissions(sender, verbosity=0, using=using)
    own = Permission.objects.filter(content_type__app_label=sender.label)
    for name in (HEADS, ADMINISTRATORS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*own)
    _give_pictures(Group.objects.get(name=HEADS))


def _give_pictures(heads: Group) -> None:
    """A collection of their own, for the pictures of the theme and the guidelines page: a right to the root would reach
    into the private collections below it. Administrators have every collection anyway."""
    rights = Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=("add_image", "choose_image")
    )
    root = Collection.get_first_root_node()
    if not root or GroupCollectionPermission.objects.filter(group=heads, permission__in=rights).exists():
        return
    collection = root.add_child(name=COLLECTION)
    for right in rights:
        GroupCollectionPermission.objects.create(group=heads, collection=collection, permission=right)
