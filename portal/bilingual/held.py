"""Translations older than their Thai text, or missing: recorded for the reader, listed for editors, marked as right."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal import tree
from portal.bilingual.language import ENGLISH, THAI, language_of
from portal.bilingual.wordings import Source, plain, plain_text, shown_strings, source_strings
from portal.models.translation_state import HeldText, MissingText

# How wagtail-localize's editor names the origin of a translation. A translator who saves the string clears it.
KEPT = "earlier wording, the Thai has changed"
STANDS = "minor change, the wording stands"
REUSED = "same Thai text elsewhere on the page"


@dataclass(frozen=True)
class StaleString:
    """A string that English readers do not see as the Thai says it: ``english`` is '' where they see the Thai."""

    path: str
    thai: str
    english: str
    earlier_thai: str
    since: datetime | None

    @property
    def is_missing(self) -> bool:
        return not self.english


def translation_of(page: Page) -> Translation | None:
    """The translation that makes the English page ``page``; None for aliases and pages written by hand."""
    return (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True)
        .select_related("source")
        .first()
    )


def translations_of(page: Page):
    """The translations made from the Thai page ``page``."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id, enabled=True
    ).select_related("source", "target_locale")


def words_of(translation: Translation):
    return StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    )


def note(target: Page, path: str, present: str, earlier: str) -> None:
    """Record that ``target`` keeps its wording at ``path`` from now on, or still, although the Thai is ``present``."""
    text, created = HeldText.objects.get_or_create(
        page_id=target.pk,
        path=path,
        defaults={"source_text": present, "earlier_source": earlier, "since": timezone.now()},
    )
    if not created and text.source_text != present:
        text.source_text = present
        text.save(update_fields=["source_text"])


def refresh(target: Page) -> None:
    """Make the record agree with the words as they are now published: which are older than the Thai, which are missing.

    Only what is published may be in wagtail-localize's tables at this moment (typed.py).
    """
    translation = translation_of(target)
    strings = source_strings(translation.source) if translation else {}
    kept = _kept_paths(translation, strings) if translation else set()
    HeldText.objects.filter(page=target.pk).exclude(path__in=kept).delete()
    for path in kept:
        note(target, path, plain_text(strings[path]), "")
    _note_missing(target, (_missing_paths(translation, strings) if translation else set()) - kept)
    tree.changed()


def _note_missing(target: Page, paths: set[str]) -> None:
    """Record that readers of ``target`` see the Thai at ``paths``; since when is kept for those that were known."""
    MissingText.objects.filter(page=target.pk).exclude(path__in=paths).delete()
    known = set(MissingText.objects.filter(page=target.pk).values_list("path", flat=True))
    now = timezone.now()
    MissingText.objects.bulk_create(
        MissingText(page_id=target.pk, path=path, since=now) for path in sorted(paths - known)
    )


def held_texts() -> dict[int, dict[str, HeldText]]:
    """All out-of-date translations, by page id and path."""
    found: dict[int, dict[str, HeldText]] = {}
    for text in HeldText.objects.order_by("pk"):
        found.setdefault(text.page_id, {})[text.path] = text
    return found


def missing_texts() -> dict[int, dict[str, datetime]]:
    """Since when strings have no translation, by page id and path, in the order of the page."""
    found: dict[int, dict[str, datetime]] = {}
    for page_id, path, since in MissingText.objects.order_by("pk").values_list("page_id", "path", "since"):
        found.setdefault(page_id, {})[path] = since
    return found


def mark_minor(page: Page, paths) -> int:
    """The English of the Thai page ``page`` still stands at ``paths``; readers see no notice from now on.

    Returns how many strings were out of date. Strings that have no English at all are left as they are.
    """
    cleared = 0
    for translation in translations_of(page):
        words = words_of(translation).filter(context__path__in=paths)
        words.filter(tool_name=KEPT).update(tool_name=STANDS)
        target = translation.get_target_instance()
        cleared += HeldText.objects.filter(page=target.pk, path__in=paths).delete()[0]
    tree.changed()
    return cleared


def stale_strings(page: Page) -> list[StaleString]:
    """What is out of date or missing in the English of the Thai page ``page``, in the page's order.

    [] for a page without a translation: its alias says so as a whole.
    """
    found = []
    for translation in translations_of(page):
        target = translation.get_target_instance()
        held = {text.path: text for text in HeldText.objects.filter(page=target.pk)}
        usable = _usable_keys(translation)
        shown = shown_strings(target)
        for path, strings in source_strings(translation.source).items():
            if text := held.get(path):
                english = plain_text(shown.get(path, []))
                found.append(StaleString(path, text.source_text, english, text.earlier_source, text.since))
            elif any(string.key not in usable for string in strings):
                found.append(StaleString(path, plain_text(strings), "", "", None))
    return found


def untranslated_pages() -> frozenset[int]:
    """Ids of English pages whose translation was begun and has no English string yet: to readers they are aliases."""
    usable = StringTranslation.objects.filter(
        context=OuterRef("context"), translation_of=OuterRef("string"), locale__language_code=ENGLISH, has_error=False
    )
    # Asked for each translation: the first string with English answers for a page that has hundreds.
    with_english = StringSegment.objects.filter(Exists(usable), source=OuterRef("source"))
    begun = Translation.objects.filter(~Exists(with_english), enabled=True, target_locale__language_code=ENGLISH)
    pages = Page.objects.filter(locale__language_code=ENGLISH, alias_of=None)
    return frozenset(pages.filter(translation_key__in=begun.values("source__object_id")).values_list("pk", flat=True))


def _kept_paths(translation: Translation, strings: Source) -> set[str]:
    kept = set(words_of(translation).filter(tool_name=KEPT, has_error=False).values_list("context", "translation_of"))
    return {path for path, at_path in strings.items() if any(string.key in kept for string in at_path)}


def _missing_paths(translation: Translation, strings: Source) -> set[str]:
    """The paths at which readers see Thai words for want of English ones."""
    usable = _usable_keys(translation)
    missing = (string for at_path in strings.values() for string in at_path if string.key not in usable)
    return {string.path for string in missing if language_of(plain(string.data)) == THAI}


def _usable_keys(translation: Translation) -> set[tuple[int, int]]:
    return set(words_of(translation).filter(has_error=False).values_list("context", "translation_of"))


def _turned_into_alias(instance, update_fields=None, **kwargs) -> None:
    """A translation given up for an alias shows the Thai text, so nothing of it is held any longer."""
    if isinstance(instance, Page) and {"alias_of", "alias_of_id"} & set(update_fields or ()) and instance.alias_of_id:
        HeldText.objects.filter(page=instance.pk).delete()
        MissingText.objects.filter(page=instance.pk).delete()
        tree.changed()


def connect() -> None:
    post_save.connect(_turned_into_alias, dispatch_uid="portal.held")
