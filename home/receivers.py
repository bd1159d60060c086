"""What follows a change of the centre: the search knows the words of its pages, some of which are a location's."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save

from home import rights
from home.models.centre import CentrePage
from home.models.location import Location
from home.records import files
from home.standard.models import ShownStandard, StandardFile
from home.tree_facts import ROW_MODELS
from portal import indexing, tree


def location_changed(**kwargs) -> None:
    """Once a transaction, when all of the location's rows are there."""
    tree.once_after_commit(tell_the_search)


def tell_the_search() -> None:
    for page in CentrePage.objects.live():
        indexing.words_changed.send(sender=CentrePage, page=page)


def connect(config: AppConfig) -> None:
    post_migrate.connect(rights.give_permissions, sender=config, dispatch_uid="home.rights")
    for signal in (post_save, post_delete):
        for sender in (StandardFile, ShownStandard):
            signal.connect(tree.changed, sender=sender, dispatch_uid="home.standard")
    post_migrate.connect(files.give_collections, sender=config, dispatch_uid="home.records.files")
    for model in (Location, *ROW_MODELS):
        post_save.connect(location_changed, sender=model, dispatch_uid="home.search")
        post_delete.connect(location_changed, sender=model, dispatch_uid="home.search")
