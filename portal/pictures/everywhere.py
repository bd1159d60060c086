"""All pictures that the portal shows."""

from collections.abc import Iterator

from django.apps import apps
from wagtail.models import Page

from portal.models import BasePage
from portal.pictures.uses import Use, uses_of

CHUNK = 200


def all_uses() -> Iterator[Use]:
    """Of published Thai and English pages, and of all other things that say which pictures they hold."""
    for model in apps.get_models():
        if issubclass(model, BasePage):
            rows = model.objects.filter(live=True, alias_of=None)
        elif hasattr(model, "picture_shapes") and not issubclass(model, Page):
            rows = model._default_manager.all()
        else:
            continue
        for thing in rows.iterator(chunk_size=CHUNK):
            yield from uses_of(thing)
