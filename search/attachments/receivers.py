"""What happens to documents and their collections reaches the search: what is no longer for everybody, in that moment."""

from functools import partial

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.signals import page_published

from portal.models import BasePage
from search.attachments import following
from search.attachments.models import AttachedText


def published(instance, **kwargs) -> None:
    if instance.live and isinstance(instance, BasePage):
        following.remember(instance)


def document_saved(instance, created, raw=False, **kwargs) -> None:
    """Replaced, or in another collection."""
    if not created and not raw:
        documents_changed([instance.pk])


def documents_changed(document_ids: list[int]) -> None:
    known = list(AttachedText.objects.filter(pk__in=document_ids).values_list("pk", flat=True))
    if known:
        following.index_pages_with(known)
        following.have_read(known)


def remember_pages(instance, **kwargs) -> None:
    links = AttachedText.pages.through.objects.filter(attachedtext_id=instance.pk)
    instance._named_by = set(links.values_list("page_id", flat=True))


def document_deleted(instance, **kwargs) -> None:
    following.index_pages(instance.__dict__.pop("_named_by", ()))


def privacy_changed(instance, **kwargs) -> None:
    if isinstance(instance, CollectionViewRestriction):
        following.index_collection_of(instance.collection_id)


def collection_saved(instance, created, raw=False, **kwargs) -> None:
    """It may be moved next, which no signal tells."""
    if not created and not raw:
        following.after_commit(partial(following.index_collection_of, instance.pk))


def moved_in_bulk(request, action_type, objects, action_class_instance) -> None:
    """Wagtail's action for many documents writes past the signals."""
    ids = [each.pk for each in objects if isinstance(each, get_document_model())]
    if ids:
        documents_changed(ids)


def connect() -> None:
    document = get_document_model()
    page_published.connect(published, dispatch_uid="search.attachments")
    post_save.connect(document_saved, sender=document, dispatch_uid="search.attachments")
    pre_delete.connect(remember_pages, sender=document, dispatch_uid="search.attachments")
    post_delete.connect(document_deleted, sender=document, dispatch_uid="search.attachments")
    post_save.connect(collection_saved, sender=Collection, dispatch_uid="search.attachments")
    for signal in (post_save, post_delete):
        signal.connect(privacy_changed, sender=CollectionViewRestriction, dispatch_uid="search.attachments")
    m2m_changed.connect(
        privacy_changed, sender=CollectionViewRestriction.groups.through, dispatch_uid="search.attachments"
    )
    hooks.register("after_bulk_action", moved_in_bulk)
