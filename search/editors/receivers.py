"""What editors change is in force in every process at once: their words are kept with the tree."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_delete, post_migrate, post_save

from portal import accounts, tree
from portal.accounts import ADMINISTRATORS, HEADS
from search.editors import promoted, synonyms
from search.editors.models import BestBet, SynonymGroup
from search.wordlists import IN_FORCE

RIGHTS = [
    *(f"search.{act}_{model}" for act in ("add", "change", "delete") for model in ("synonymgroup", "bestbet")),
    "search.view_querylog",
]


def give_permissions(sender, using: str = "default", **kwargs) -> None:
    """After every migration, to heads and administrators; the groups of agencies get them when they are made."""
    create_permissions(sender, verbosity=0, using=using)
    codenames = [right.partition(".")[2] for right in RIGHTS]
    rights = Permission.objects.filter(content_type__app_label="search", codename__in=codenames)
    for name in (ADMINISTRATORS, HEADS):
        Group.objects.get_or_create(name=name)[0].permissions.add(*rights)


def connect() -> None:
    tree.register(IN_FORCE, synonyms.in_force)
    tree.register(promoted.BEST_BETS, promoted.load)
    accounts.rights_of_editors.extend(right for right in RIGHTS if right not in accounts.rights_of_editors)
    for model in (SynonymGroup, BestBet):
        post_save.connect(tree.changed, sender=model, dispatch_uid="search.editors")
        post_delete.connect(tree.changed, sender=model, dispatch_uid="search.editors")
    post_migrate.connect(
        give_permissions, sender=apps.get_app_config("search"), dispatch_uid="search.editors.permissions"
    )
