"""Which English words a Thai publication may use, and what translators have typed meanwhile."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationLog

from portal.bilingual import held
from portal.bilingual.held import KEPT, REUSED
from portal.bilingual.wordings import (
    Source,
    SourceString,
    plain_text,
    replaced,
    same,
    shown_for,
    source_strings,
    without_links_missing_in,
)
from portal.models.translation_state import HeldText

_FACTS = ("data", "tool_name", "translation_type", "last_translated_by_id", "has_error", "field_error")


class Typed:
    """The stored words of one translation around one Thai publication.

    ``put_aside`` leaves in wagtail-localize's tables exactly the words that readers are to see; ``give_back`` restores
    what translators had typed. Both belong into one transaction. With ``hold`` off, typed words are used.
    """

    def __init__(self, translation: Translation, target: Page, before: Source, hold: bool):
        self.translation, self.target, self.before, self.hold = translation, target, before, hold
        self.now = source_strings(translation.source)
        self.words = {(word.context_id, word.translation_of_id): word for word in held.words_of(translation)}
        self.shown = shown_for(before, target)
        self.held_paths = set(HeldText.objects.filter(page=target.pk).values_list("path", flat=True))
        self.unpublished = self._unpublished() if hold else set()
        self.undo: list[tuple[int, dict]] = []

    def _unpublished(self) -> set[tuple[int, int]]:
        """Keys of words typed since the page was last made: newer than that, or not what it shows."""
        logs = TranslationLog.objects.filter(
            source=self.translation.source_id, locale=self.translation.target_locale_id
        )
        last = logs.order_by("created_at").last()
        newer = {key for key, word in self.words.items() if last is None or word.updated_at > last.created_at}
        other = {key for key, text in self.shown.items() if key in self.words and not same(self.words[key].data, text)}
        return newer | other

    def put_aside(self) -> None:
        before = {string.key: string for strings in self.before.values() for string in strings}
        for path, strings in self.now.items():
            places = replaced(self.before.get(path, []), strings)
            for string in strings:
                if self.hold and string.key in self.shown:
                    self._use(string, self._shown_english(before[string.key]), KEPT if path in self.held_paths else "")
                elif not self._has_usable(string):
                    self._fill(string, places.get(string.key))

    def give_back(self) -> None:
        """Restore the typed words, dated after this publication, so that they still count as unpublished."""
        for pk, facts in self.undo:
            StringTranslation.objects.filter(pk=pk).update(**facts)
        pks = [self.words[key].pk for key in self.unpublished]
        StringTranslation.objects.filter(pk__in=pks).update(updated_at=timezone.now())

    def _has_usable(self, string: SourceString) -> bool:
        word = self.words.get(string.key)
        return word is not None and not word.has_error and string.key not in self.unpublished

    def _shown_english(self, string: SourceString) -> str | None:
        """What readers see for a string of the old source; None where that is the Thai."""
        text = self.shown.get(string.key)
        if not self.hold and (word := self.words.get(string.key)) and not word.has_error:
            text = word.data
        return None if text is None or same(text, string.data) else text

    def _fill(self, string: SourceString, place: SourceString | None) -> None:
        """English for a string that has none: of the same Thai elsewhere on the page, or of what stood in its place."""
        if english := self._same_thai(string):
            self._use(string, english, REUSED)
        elif place and (english := self._shown_english(place)):
            present, earlier = plain_text(self.now[string.path]), plain_text(self.before[string.path])
            held.note(self.target, string.path, present, earlier)
            self._use(string, without_links_missing_in(english, string.data), KEPT)
        else:
            self._use(string, None, "")

    def _same_thai(self, string: SourceString) -> str | None:
        known = [word for word in self._published_words(string.string_id) if word.tool_name != KEPT]
        return max(known, key=lambda word: word.updated_at).data if known else None

    def _published_words(self, string_id: int) -> Iterator[StringTranslation]:
        for key, word in self.words.items():
            if key[1] == string_id and not word.has_error and key not in self.unpublished:
                yield word

    def _use(self, string: SourceString, english: str | None, tool: str) -> None:
        """Make ``english`` what the page is made with; None leaves the Thai."""
        word = self.words.get(string.key)
        if word is None:
            if english is not None:
                self._add(string, english, tool or KEPT)
        elif english is None:
            if not word.has_error:
                self._override(word, {"has_error": True})
        elif word.has_error or not same(word.data, english):
            self._override(word, {"data": english, "tool_name": tool, "has_error": False})

    def _override(self, word: StringTranslation, facts: dict) -> None:
        self.undo.append((word.pk, {name: getattr(word, name) for name in _FACTS}))
        StringTranslation.objects.filter(pk=word.pk).update(**facts)

    def _add(self, string: SourceString, english: str, tool: str) -> None:
        StringTranslation.objects.create(
            translation_of_id=string.string_id,
            context_id=string.context_id,
            locale=self.translation.target_locale,
            data=english,
            tool_name=tool,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
