"""Keeps the two trees alike whatever made a change; the work is in the modules this connects."""

from wagtail.signals import page_published

from portal import tree
from portal.bilingual import aliases, held, moves, presence, privacy, segments, slugs, sync
from portal.bilingual.counterparts import counterparts, is_thai, thai_of


def published(instance, revision=None, alias=False, **kwargs) -> None:
    """The signal is also sent for aliases, which follow by themselves, and for pages that are only scheduled."""
    if alias or not instance.live:
        return
    if is_thai(instance):
        instance.made_aliases = aliases.ensure_alias(instance)
        for other in counterparts(instance):
            slugs.follow_slug(other, instance)
        sync.follow(instance, user=getattr(revision, "user", None))
    elif thai := thai_of(instance):
        slugs.follow_slug(instance, thai)
        held.refresh(instance)


def connect() -> None:
    tree.register(tree.HELD_TEXTS, held.held_texts)
    tree.register(tree.MISSING_TEXTS, held.missing_texts)
    tree.register(tree.UNTRANSLATED_PAGES, held.untranslated_pages)
    for module in (aliases, privacy, segments, slugs, moves, presence, held):
        module.connect()
    page_published.connect(published, dispatch_uid="portal.bilingual")
