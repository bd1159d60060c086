"""What wagtail-localize holds of services made for measuring: their sources, strings where they stand, their English."""

import json

from wagtail.models import Locale
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from tests.benchmarks.many_services.made import Made


def store_translations(portion: list[Made]) -> None:
    """Store the source of each, its strings where they stand, and their English."""
    english = Locale.objects.get(language_code="en")
    if not portion:
        return
    kind = TranslatableObject.objects.get(pk=portion[0].sample.source.object_id).content_type_id
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=made.key, content_type_id=kind) for made in portion
    )
    sources = TranslationSource.objects.bulk_create(_source(made) for made in portion)
    Translation.objects.bulk_create(
        Translation(uuid=made.key, source=source, target_locale=english, enabled=True)
        for made, source in zip(portion, sources, strict=True)
    )
    _store_strings(portion, sources, english)


def _source(made: Made):

    page, sample = made.pages["th"], made.sample
    content = sample.content | {name: drawn.content[name] for name, drawn in made.rows.items()}
    content |= {name: getattr(page, name) for name in ("pk", "path", "slug", "title", "draft_title", "url_path")}
    content |= {"code": made.code, "translation_key": str(made.key), "service_topics": []}
    return TranslationSource(
        object_id=made.key, specific_content_type_id=sample.source.specific_content_type_id, locale_id=page.locale_id,
        object_repr=page.title, content_json=json.dumps(content), schema_version=sample.source.schema_version,
        last_updated_at=sample.source.last_updated_at,
    )  # fmt: skip


def _store_strings(portion: list[Made], sources: list, english) -> None:
    titles = _titles(portion)
    placed, contexts = [], []
    for made, source in zip(portion, sources, strict=True):
        for number, (sample, segment) in enumerate(_segments(made)):
            known, old = segment.context, sample.words[segment.context_id, segment.string_id]
            context = TranslationContext(
                object_id=made.key, path=known.path, path_id=known.path_id, field_path=known.field_path
            )
            is_title = known.path == "title"
            placed.append((source, number, segment, titles[made.names["th"]] if is_title else segment.string_id,
                           made.names["en"] if is_title else old.data))  # fmt: skip
            contexts.append(context)
    unique = {(context.object_id, context.path): context for context in contexts}
    stored = {(c.object_id, c.path): c.pk for c in TranslationContext.objects.bulk_create(unique.values())}
    ids = [stored[context.object_id, context.path] for context in contexts]
    StringSegment.objects.bulk_create(
        StringSegment(source=source, context_id=context, order=number, string_id=string, attrs=segment.attrs)
        for (source, number, segment, string, _words), context in zip(placed, ids, strict=True)
    )
    words = {(context, string): text for (_s, _n, _g, string, text), context in zip(placed, ids, strict=True)}
    StringTranslation.objects.bulk_create(
        StringTranslation(translation_of_id=string, locale=english, context_id=context, data=text,
                          translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)
        for (context, string), text in words.items()
    )  # fmt: skip


def _segments(made: Made):
    """The strings of the new service in the order of its fields: each with the sample it comes from."""
    for name, segments in made.sample.strings.items():
        if name not in made.rows:
            yield from ((made.sample, segment) for segment in segments)
    for name, sample in made.rows.items():
        yield from ((sample, segment) for segment in sample.strings.get(name, ()))


def _titles(portion: list[Made]) -> dict[str, int]:
    """The Thai titles as strings, by their words. Titles hold no character that HTML would write otherwise."""
    values = {made.names["th"]: StringValue.from_plaintext(made.names["th"]).data for made in portion}
    locale = portion[0].pages["th"].locale_id
    strings = [String(locale_id=locale, data=data, data_hash=String._get_data_hash(data)) for data in values.values()]
    return dict(zip(values, (string.pk for string in String.objects.bulk_create(strings)), strict=True))
