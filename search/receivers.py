"""What happens to pages reaches the search in the same moment."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.indexing import changed, words_changed
from search import indexing
from search.models import SearchDocument


def page_changed(instance, **kwargs) -> None:
    indexing.index_page(instance)


def remember_state(instance, raw=False, **kwargs) -> None:
    """What a page with others below it was before: they are found and hidden together with it."""
    if not raw and isinstance(instance, Page) and instance.numchild and instance.pk:
        instance._was_live = Page.objects.filter(pk=instance.pk).values_list("live", flat=True).first()


def state_changed(instance, raw=False, update_fields=None, **kwargs) -> None:
    was = instance.__dict__.pop("_was_live", None)
    if was is not None and was != instance.live and (update_fields is None or "live" in update_fields):
        indexing.index_below(instance.path)


def moved(instance, **kwargs) -> None:
    _index_below(instance.pk)


def privacy_changed(instance, **kwargs) -> None:
    """A restriction saved, deleted, or given other groups. Its page may be on its way out itself."""
    if isinstance(instance, PageViewRestriction):
        _index_below(instance.page_id)


def sources_changed(keys=None, **kwargs) -> None:
    indexing.index_sources(keys)


def page_words_changed(page, **kwargs) -> None:
    indexing.index_page(page)


def page_deleted(instance, **kwargs) -> None:
    """What was read of the page on its way out (Wagtail says "unpublished" of one that is live until then) goes after it."""
    indexing.forget_ids(list(SearchDocument.objects.filter(page_id=instance.pk).values_list("pk", flat=True)))


def document_deleted(instance, **kwargs) -> None:
    """However a document goes (also with its page, by cascade), its entry in the index goes too."""
    indexing.forgotten(instance.pk)


def _index_below(page_id: int) -> None:
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path:
        indexing.index_below(path)


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(page_changed, dispatch_uid="search")
    pre_save.connect(remember_state, dispatch_uid="search")
    post_save.connect(state_changed, dispatch_uid="search.state")
    post_page_move.connect(moved, dispatch_uid="search")
    changed.connect(sources_changed, dispatch_uid="search")
    words_changed.connect(page_words_changed, dispatch_uid="search")
    post_delete.connect(page_deleted, sender=Page, dispatch_uid="search")
    post_delete.connect(document_deleted, sender=SearchDocument, dispatch_uid="search")
    post_save.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="search")
    post_delete.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="search")
    m2m_changed.connect(privacy_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search")
