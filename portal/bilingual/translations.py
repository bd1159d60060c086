"""English words put in by code (imports, demonstration content) exactly as a translator would have typed them."""

import re
from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from portal.bilingual.language import ENGLISH

LINK = re.compile(r"(<a [^>]*>)([^<]+)</a>")


@transaction.atomic
def translate_page(page: Page, english: Mapping[str, str], user=None) -> Page | None:
    """Store English words for the strings of a Thai page and publish its English page.

    ``english`` maps a string's path (``summary``, ``steps.<block id>.title``) or its plain Thai text to English plain
    text; a path wins over a text. Words that are a link in Thai (a number, an address) are one in English. Strings that are not in it stay as they were. Returns the English page; None, and
    nothing is stored, when no string has English.
    """
    locale = Locale.objects.get(language_code=ENGLISH)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    found = {segment: text for segment in segments if (text := _english_of(segment, english))}
    if not found:
        return None
    for segment, text in found.items():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": _with_links(StringValue.from_plaintext(text).data, segment.string.data),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    return _make_target(translation, page, user)


@transaction.atomic
def untranslate(page: Page, paths: Iterable[str]) -> Page | None:
    """Take away the English words of a Thai page at these paths, so that its English page shows the Thai there.

    Returns the English page; None, and nothing is changed, where there are none.
    """
    words = StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path__in=list(paths), locale__language_code=ENGLISH
    )
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale__language_code=ENGLISH
    ).first()
    if translation is None or not words.exists():
        return None
    words.delete()
    return _make_target(translation, page, None)


def _make_target(translation: Translation, page: Page, user) -> Page:
    """The English page made anew, and published where the Thai page is."""
    translation.save_target(user=user, publish=False)
    target = translation.get_target_instance()
    if page.live:
        target.get_latest_revision().publish(user=user)
    return target.specific_class.objects.get(pk=target.pk)


def _with_links(english: str, thai: str) -> str:
    """The links of the Thai string around the same words in English; ids lead wagtail-localize to their addresses."""
    for tag, words in LINK.findall(thai):
        english = english.replace(words, f"{tag}{words}</a>", 1)
    return english


def _english_of(segment: StringSegment, english: Mapping[str, str]) -> str:
    return english.get(segment.context.path) or english.get(segment.string.as_value().render_text(), "")
