"""The English of a record, stored as translations of the page's Thai strings.

Written to the English page it would be lost at the next publication of the Thai one. English whose Thai has changed
stays out of date until the file brings another English text.
"""

from functools import cached_property

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from portal.bilingual import held
from portal.bilingual.language import ENGLISH
from portal.bilingual.presence import comes_back
from portal.bilingual.typed import Typed
from portal.bilingual.wordings import SourceString, source_strings
from portal.models import HeldText
from service_pages.imports.columns import page_cells
from service_pages.imports.values import comparable
from service_pages.models import ServicePage


class PageEnglish:
    """What readers of English see of a Thai page, by path, and what of it is out of date; at most six queries."""

    def __init__(self, page: ServicePage, locale: Locale | None = None):
        self.page, self.locale = page, locale or Locale.objects.get(language_code=ENGLISH)
        target = page.get_translation_or_none(self.locale)
        self.target = target if target and not target.alias_of_id else None
        self.translation = self._translation()

    def _translation(self) -> Translation | None:
        found = Translation.objects.filter(
            source__object_id=self.page.translation_key, source__locale=self.page.locale_id, target_locale=self.locale
        )
        return found.select_related("source", "target_locale").first()

    @property
    def is_by_hand(self) -> bool:
        """Somebody has taken the English page out of translation and writes it."""
        return self.target is not None and not (self.translation and self.translation.enabled)

    @cached_property
    def _translated(self) -> set[str]:
        """The paths whose present Thai has a translation."""
        if self.translation is None or self.target is None:
            return set()
        words = held.words_of(self.translation).filter(has_error=False)
        known = set(words.values_list("context_id", "translation_of_id"))
        strings = source_strings(self.translation.source)
        return {path for path, at_path in strings.items() if all(string.key in known for string in at_path)}

    @cached_property
    def _held(self) -> set[str]:
        return (
            set(HeldText.objects.filter(page=self.target.pk).values_list("path", flat=True)) if self.target else set()
        )

    def text(self, path: str) -> str:
        """'' where there is no English and readers see the Thai."""
        if self.target is None:
            return ""
        shown = text_at(self.target, path)
        is_english = path in self._translated or shown != text_at(self.page, path)
        return comparable(shown, kind_of(path)) if is_english else ""

    def is_stale(self, path: str) -> bool:
        return path in self._held


def kind_of(path: str) -> str:
    """The kind of the words at a path of the page; '' within a row."""
    cell = page_cells().get(path)
    return cell.kind if cell else ""


def text_at(page: ServicePage, path: str) -> str:
    """The text at a path (``summary``, ``steps.<block id>.title``); '' where there is none."""
    field, *rest = path.split(".")
    value = getattr(page, field)
    if rest:
        block_id, name = rest
        value = next((child.value[name] for child in value if child.id == block_id), "")
    return value or ""


def store(page: ServicePage, english: dict[str, str], stale: frozenset[str], user=None) -> bool | None:
    """Store the English of a published Thai page by path and publish the English page; whether that was news.

    ``stale``: paths whose English the file says is out of date: it does not replace a translation that is not, and
    where there is none it is kept as out of date. A page without any English stays an alias. One that is written by
    hand stays as it is, also where the file says something else: None.
    """
    present = PageEnglish(page)
    news = {path: text for path, text in english.items() if _is_news(present, path, text, path in stale)}
    if not news:
        return False
    if present.is_by_hand:
        return None
    with transaction.atomic():
        _Writing(present, news, stale, user).write()
    return True


def _is_news(present: PageEnglish, path: str, text: str, is_stale: bool) -> bool:
    shown = present.text(path)
    has_better = is_stale and shown and not present.is_stale(path)
    return text != shown and not has_better


class _Writing:
    def __init__(self, present: PageEnglish, news: dict[str, str], stale: frozenset[str], user):
        self.present, self.page, self.news, self.stale, self.user = present, present.page, news, stale, user
        self.source, _created = TranslationSource.update_or_create_from_instance(self.page)
        self.translation, _created = Translation.objects.update_or_create(
            source=self.source, target_locale=present.locale, defaults={"enabled": True}
        )
        self.strings = source_strings(self.source)

    def write(self) -> None:
        """What a translator has typed beside these words and not published stays so."""
        target = self.present.target
        typed = Typed(self.translation, target, self.strings, hold=True) if target else None
        if typed:
            typed.put_aside()
        written = self._write_words()
        self._save_target()
        if typed:
            typed.undo = [(pk, facts) for pk, facts in typed.undo if pk not in written]
            typed.unpublished = {key for key in typed.unpublished if typed.words[key].pk not in written}
            typed.give_back()

    def _write_words(self) -> set[int]:
        """The ids of the translations that were changed."""
        words = {(word.context_id, word.translation_of_id): word for word in held.words_of(self.translation)}
        changed, new = set(), []
        for path, text in self.news.items():
            for string in self.strings.get(path, ()):
                word = words.get(string.key)
                if word:
                    changed.add(word.pk)
                if not text:
                    StringTranslation.objects.filter(pk=word.pk if word else None).delete()
                elif word:
                    StringTranslation.objects.filter(pk=word.pk).update(**self._facts(path, text))
                else:
                    new.append(self._new(string, self._facts(path, text)))
        StringTranslation.objects.bulk_create(new)
        return changed

    def _new(self, string: SourceString, facts: dict) -> StringTranslation:
        return StringTranslation(
            translation_of_id=string.string_id, context_id=string.context_id, locale=self.present.locale, **facts
        )

    def _facts(self, path: str, text: str) -> dict:
        return {
            "data": StringValue.from_plaintext(text).data,
            "tool_name": held.KEPT if path in self.stale and not self.present.is_stale(path) else "",
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": self.user,
            "has_error": False,
            "field_error": "",
        }

    def _save_target(self) -> None:
        """Publish within this transaction; an English page that was unpublished gets a draft."""
        existing = self.page.get_translation_or_none(self.present.locale)
        publish = self.page.live and (existing is None or existing.live or comes_back(existing))
        self.translation.save_target(user=self.user, publish=False)
        target = self.translation.get_target_instance()
        if publish:
            target.get_latest_revision().publish(user=self.user, skip_permission_checks=True)
        else:
            held.refresh(target)
