"""Pages come, go down and disappear in both trees together.

Unpublishing a Thai page takes its English page down, and publishing it again brings back what went down with it; an
English page that was unpublished by itself stays so. Deleting a Thai page deletes its translations; deleting an
English page puts the alias back in its place.
"""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from portal.bilingual.aliases import ensure_alias
from portal.bilingual.counterparts import counterparts, is_thai, thai_of
from portal.editorial.refused import PublicationRefused
from portal.models.translation_state import UnpublishedWithThai


def comes_back(target: Page) -> bool:
    """Whether an unpublished translation goes live with its Thai page: nobody has unpublished it by itself."""
    return target.first_published_at is None or UnpublishedWithThai.objects.filter(page=target.pk).exists()


def take_down_translations(thai: Page) -> None:
    for other in counterparts(thai).filter(live=True):
        other.specific.unpublish()


def _saved(instance, created, raw=False, update_fields=None, **kwargs) -> None:
    """However a Thai page went down; Wagtail's own signal comes only from its unpublish action."""
    if raw or created or not isinstance(instance, Page) or instance.live:
        return
    if (update_fields is None or "live" in update_fields) and is_thai(instance):
        take_down_translations(instance)


def _unpublished(instance, **kwargs) -> None:
    thai = thai_of(instance)
    # Wagtail sends the signal for a page that is about to be deleted too: that one is still up.
    if thai is None or thai.pk == instance.pk or Page.objects.filter(pk=instance.pk, live=True).exists():
        return
    # An alias has no life of its own: it expires beside its Thai page, in any order, and always comes back.
    if thai.live and not instance.alias_of_id:
        UnpublishedWithThai.objects.filter(page=instance.pk).delete()
    else:
        UnpublishedWithThai.objects.get_or_create(page_id=instance.pk)


def _published(instance, alias=False, **kwargs) -> None:
    if alias or not instance.live or is_thai(instance):
        return
    thai = thai_of(instance)
    if thai and not thai.live:
        message = _(
            "“%(page)s” was not published, because its Thai page “%(thai)s” is not published. Publish the Thai page first."
        )
        raise PublicationRefused(message % {"page": instance.title, "thai": thai.title}, page_id=instance.pk)
    UnpublishedWithThai.objects.filter(page=instance.pk).delete()


def _deleted(instance, **kwargs) -> None:
    if is_thai(instance):
        for pk in list(counterparts(instance).values_list("pk", flat=True)):
            if other := Page.objects.filter(pk=pk).first():
                other.delete()
    else:
        transaction.on_commit(lambda: _put_alias_back(instance))


def _put_alias_back(page: Page) -> None:
    if thai := thai_of(page):
        ensure_alias(thai)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="portal.presence")
    post_delete.connect(_deleted, sender=Page, dispatch_uid="portal.presence")
    page_published.connect(_published, dispatch_uid="portal.presence")
    page_unpublished.connect(_unpublished, dispatch_uid="portal.presence")
