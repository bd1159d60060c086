"""What happens to pages reaches the search in the same moment."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.indexing import changed, words_changed
from search import indexing
from search.models import SearchDocument


def published(instance, **kwargs) -> None:
    # The signal is also sent for a page that is only scheduled.
    if instance.live:
        indexing.index_page(instance)


def unpublished(instance, **kwargs) -> None:
    indexing.forget_page(instance)


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


def document_deleted(instance, **kwargs) -> None:
    """However a document goes (also with its page, by cascade), its entry in the index goes too."""
    if engine := indexing.engine_if_any():
        engine.delete([instance.pk])


def _index_below(page_id: int) -> None:
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path:
        indexing.index_below(path)


def connect() -> None:
    page_published.connect(published, dispatch_uid="search")
    page_unpublished.connect(unpublished, dispatch_uid="search")
    post_page_move.connect(moved, dispatch_uid="search")
    changed.connect(sources_changed, dispatch_uid="search")
    words_changed.connect(page_words_changed, dispatch_uid="search")
    post_delete.connect(document_deleted, sender=SearchDocument, dispatch_uid="search")
    post_save.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="search")
    post_delete.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="search")
    m2m_changed.connect(privacy_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search")
