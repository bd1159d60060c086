"""What keeps memory and rights in step with the assets."""

from functools import partial

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate

from branding import library, rights, wearing
from branding.guidelines import licences
from branding.models import AssetVariant, BrandAsset
from branding.theme import wearing as theme
from portal import tree


def _approval_goes(instance: BrandAsset, **kwargs) -> None:
    """With its asset, once that is sure."""
    file = instance.approval_document
    if file and file.name:
        transaction.on_commit(partial(file.storage.delete, file.name))


def connect(config: AppConfig) -> None:
    library.connect()
    licences.connect()
    theme.connect()
    wearing.connect()
    post_delete.connect(_approval_goes, sender=BrandAsset, dispatch_uid="branding.approval")
    for model in (BrandAsset, AssetVariant):
        post_delete.connect(tree.changed, sender=model, dispatch_uid="branding")
    post_migrate.connect(rights.give_permissions, sender=config, dispatch_uid="branding.rights")
