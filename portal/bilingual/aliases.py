"""Every Thai page has an English address: until it is translated, an alias that shows the Thai text and says so."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Locale, Page
from wagtail_localize import synctree
from wagtail_localize.models import LocaleSynchronization

from portal.bilingual.counterparts import is_thai


def ensure_alias(page: Page) -> list[int]:
    """Make the aliases ``page`` lacks in the languages that are synchronised from its own; parents' too.

    Returns the ids of those that were made of ``page`` itself.

    It happens by itself when a page is published, and for every new page when the transaction that makes it commits;
    call it where the alias is needed before that.
    """
    with transaction.atomic():
        present = set(Page.objects.filter(translation_key=page.translation_key).values_list("locale", flat=True))
        return [alias_in(page, locale).pk for locale in _followers(page) if locale.pk not in present]


def alias_in(page: Page, locale: Locale) -> Page:
    """A new alias of ``page`` in the tree of ``locale``, which must have none yet."""
    return page.specific.copy_for_translation(locale, copy_parents=True, alias=True)


def _followers(page: Page) -> list[Locale]:
    synchronisations = LocaleSynchronization.objects.filter(sync_from=page.locale_id).select_related("locale")
    return [synchronisation.locale for synchronisation in synchronisations]


def _created(instance, created, raw=False, **kwargs) -> None:
    if created and not raw and isinstance(instance, Page) and is_thai(instance):
        transaction.on_commit(lambda: _ensure_by_id(instance.pk), robust=True)


def _ensure_by_id(page_id: int) -> None:
    if page := Page.objects.filter(pk=page_id, depth__gt=1).first():
        ensure_alias(page)


def connect() -> None:
    post_save.connect(_created, dispatch_uid="portal.aliases")
    # wagtail-localize's own function, run after a page is made in the editor, fails where an alias exists already.
    synctree.create_aliases_for_new_page = ensure_alias
