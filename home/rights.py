"""Who keeps what the centre records of itself: heads and administrators.

A model that they keep says so by ``kept_by_heads = True``.
"""

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from portal.accounts import ADMINISTRATORS, HEADS


def give_permissions(sender: AppConfig, using: str = "default", **kwargs) -> None:
    """After every migration. Permissions taken away since are given again."""
    kept = [model for model in sender.get_models() if getattr(model, "kept_by_heads", False)]
    if not kept:
        return
    create_permissions(sender, verbosity=0, using=using)
    types = ContentType.objects.get_for_models(*kept).values()
    rights = Permission.objects.filter(content_type__in=types)
    for name in (HEADS, ADMINISTRATORS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*rights)
