"""English follows Thai in the transaction that publishes Thai: facts at once, words as far as they are translated.

What a reader of English sees of each string after a Thai publication:
translated — its English; changed — the earlier English, recorded in HeldText; new — the Thai.
What a translator has typed and not published stays unpublished, and is there to go on with afterwards.
"""

import json
import logging
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from portal.bilingual import held
from portal.bilingual.presence import comes_back
from portal.bilingual.typed import Typed
from portal.bilingual.wordings import Source, source_strings
from portal.editorial.refused import PublicationRefused

logger = logging.getLogger(__name__)

# What a publication changes on the page by itself, or what belongs to one tree only.
_NOT_CONTENT = frozenset(
    (
        *("pk", "path", "depth", "numchild", "url_path", "translation_key", "locale", "alias_of", "content_type"),
        *("live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"),
        *("latest_revision", "latest_revision_created_at", "draft_title", "go_live_at", "expire_at", "expired"),
        *("locked", "locked_at", "locked_by", "owner", "wagtail_admin_comments"),
    )
)


@dataclass
class _Before:
    """The source as the English page was last made from it, and when the Thai content last went into it."""

    strings: Source
    content: dict
    updated_at: object


def follow(page: Page, user=None, release: bool = False) -> None:
    """Bring the translations of the live Thai page ``page`` up to date, and those that are published, before readers.

    ``release`` lets a translator's typed words go live too. Nothing is done for translations that are up to date.
    Raises PublicationRefused, having changed nothing, when a translation cannot be made.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return
    with transaction.atomic():
        before = _Before(source_strings(source), _content(source.content_json), source.last_updated_at)
        unchanged = before.content == _content(page.to_json())
        if not unchanged:
            _take_in(page)
        for translation in held.translations_of(page):
            target = translation.get_target_instance()
            if target.alias_of_id or (unchanged and not release and _is_up_to_date(translation, target, before)):
                continue
            _follow_or_refuse(page, translation, target, before, user, release)


def _take_in(page: Page) -> None:
    """Renew the source. Also where no translation is enabled: one begun later is made from it."""
    with _refusing(page, None):
        TranslationSource.update_or_create_from_instance(page)


def _follow_or_refuse(page, translation, target, before, user, release) -> None:
    with _refusing(page, translation), transaction.atomic():
        publish = page.live and (target.live or comes_back(target))
        typed = Typed(translation, target, before.strings, hold=publish and not release)
        typed.put_aside()
        # An alias brought the Thai page's schedule with it; a translation goes up and down with Thai, not by a clock.
        Page.objects.filter(pk=target.pk).exclude(go_live_at=None, expire_at=None).update(
            go_live_at=None, expire_at=None
        )
        translation.save_target(user=user, publish=False)
        target = translation.get_target_instance()
        if publish:
            target.latest_revision.publish(user=user, skip_permission_checks=True)
        else:
            held.refresh(target)
        typed.give_back()


def _is_up_to_date(translation: Translation, target: Page, before: _Before) -> bool:
    """Whether the English page still is what was made from the source as it is."""
    log = TranslationLog.objects.filter(source=translation.source_id, locale=translation.target_locale_id)
    last = log.order_by("created_at").last()
    if last is None or last.created_at < before.updated_at or (not target.live and comes_back(target)):
        return False
    return last.revision_id == (target.live_revision_id if target.live else target.latest_revision_id)


def _content(serialized: str) -> dict:
    """The part of a page's JSON that its translations are made from."""
    return {name: _parsed(value) for name, value in json.loads(serialized).items() if name not in _NOT_CONTENT}


def _parsed(value):
    """Rows are JSON within the JSON, and PostgreSQL keeps their keys in an order of its own."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        try:
            return json.loads(value)
        except ValueError:
            return value  # words that begin with a bracket
    return value


class _refusing:  # noqa: N801 (a context manager, used like a function)
    """Turns whatever stops a translation from being made into a refusal in words; a failing database stays one."""

    def __init__(self, page: Page, translation: Translation | None):
        self.page, self.translation = page, translation

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is None or not isinstance(error, Exception) or isinstance(error, DatabaseError | PublicationRefused):
            return False
        logger.exception("Page %s cannot be translated", self.page.pk)
        raise PublicationRefused(self._sentence(error), page_id=self.page.pk) from error

    def _sentence(self, error: Exception) -> str:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error) or type(error).__name__
        facts = {"page": self.page.title, "reason": reason}
        if self.translation is None:
            message = _("“%(page)s” was not published, because its text cannot be prepared for translation: %(reason)s")
        else:
            facts["language"] = self.translation.target_locale.get_display_name()
            message = _(
                "“%(page)s” was not published, because its translation (%(language)s) cannot be created: %(reason)s"
            )
        return message % facts
