"""Pictures are made when what shows them is published or saved, and shown anew when they change."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published

from portal import tree
from portal.models import PortalImage, PortalRendition
from portal.pictures.making import make_soon
from portal.pictures.shapes import shapes_of
from portal.pictures.uses import Use, uses_of

# What Wagtail notes of a file; nobody sees it.
_UNSEEN = {"file_size", "file_hash"}


def page_is_published(instance, **kwargs) -> None:
    make_soon(uses_of(instance))


def thing_is_saved(instance, raw=False, **kwargs) -> None:
    if not raw and hasattr(instance, "picture_shapes") and not isinstance(instance, Page):
        make_soon(uses_of(instance))


def picture_is_saved(instance, created=False, update_fields=None, **kwargs) -> None:
    """Another text, collection or focal point; another file is told by the files that are deleted for it."""
    if created or (update_fields is not None and set(update_fields) <= _UNSEEN):
        return
    tree.changed()
    shapes = shapes_of(instance.renditions.values_list("filter_spec", flat=True))
    make_soon(Use(instance, shape, "") for shape in shapes)


def file_is_deleted(instance, **kwargs) -> None:
    """A file that is shown was deleted: by hand, or because the picture has another original."""
    if shapes := shapes_of([instance.filter_spec]):
        tree.changed()
        if image := PortalImage.objects.filter(pk=instance.image_id).first():
            make_soon(Use(image, shape, "") for shape in shapes)


def connect() -> None:
    page_published.connect(page_is_published, dispatch_uid="portal.pictures")
    post_save.connect(thing_is_saved, dispatch_uid="portal.pictures")
    post_save.connect(picture_is_saved, sender=PortalImage, dispatch_uid="portal.pictures.saved")
    post_delete.connect(tree.changed, sender=PortalImage, dispatch_uid="portal.pictures")
    post_delete.connect(file_is_deleted, sender=PortalRendition, dispatch_uid="portal.pictures")
