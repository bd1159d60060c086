"""The strings of a page stored for translation in a few statements.

wagtail-localize asks the database nine times for each string; a complete service has seventy-five. What is stored is the
same. docs/features/english-follows-thai.md
"""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail.blocks import BaseStreamBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# The method that this takes the place of; the tests hold what both store against each other.
WAGTAIL_LOCALIZES_OWN = TranslationSource.refresh_segments

_NESTED = (BaseStreamBlock, ListBlock, StructBlock)
_SINGLE = {
    TemplateSegmentValue: TemplateSegment,
    RelatedObjectSegmentValue: RelatedObjectSegment,
    OverridableSegmentValue: OverridableSegment,
}


@transaction.atomic
def refresh_segments(source: TranslationSource) -> None:
    """Make the stored segments those of the source's content, and forget the others."""
    instance = source.as_instance()
    values = extract_segments(instance)
    seen: dict[type[models.Model], set[int]] = {kind: set() for kind in _SINGLE.values()}
    for value in values:
        if kind := _SINGLE.get(type(value)):
            segment = kind.from_value(source, value)
            segment.context.get_field_path(instance)
            seen[kind].add(segment.pk)
    for kind, ids in seen.items():
        kind._default_manager.filter(source=source).exclude(pk__in=ids).delete()
    _store_strings(source, instance, [value for value in values if isinstance(value, StringSegmentValue)])


def _store_strings(source: TranslationSource, instance, values: list[StringSegmentValue]) -> None:
    strings = _string_ids(source, {value.string.data for value in values})
    contexts = _context_ids(source, instance, {value.path for value in values})
    wanted = {
        (contexts[value.path], value.order, strings[value.string.data], json.dumps(value.attrs, cls=DjangoJSONEncoder))
        for value in values
    }
    rows = StringSegment.objects.filter(source=source).values_list("pk", "context", "order", "string", "attrs")
    present = {tuple(facts): pk for pk, *facts in rows}
    if gone := [pk for facts, pk in present.items() if facts not in wanted]:
        StringSegment.objects.filter(pk__in=gone).delete()
    StringSegment.objects.bulk_create(
        StringSegment(source=source, context_id=context, order=order, string_id=string, attrs=attrs)
        for context, order, string, attrs in sorted(wanted - set(present), key=lambda facts: facts[1])
    )


def _string_ids(source: TranslationSource, texts: set[str]) -> dict[str, int]:
    hashes = {String._get_data_hash(text): text for text in sorted(texts)}
    of_texts = String.objects.filter(locale=source.locale_id, data_hash__in=hashes)
    known = dict(of_texts.values_list("data_hash", "pk"))
    new = [key for key in hashes if key not in known]
    if new:
        # Somebody else may be storing the same words at this moment.
        rows = (String(locale_id=source.locale_id, data_hash=key, data=hashes[key]) for key in new)
        String.objects.bulk_create(rows, ignore_conflicts=True)
        known = dict(of_texts.values_list("data_hash", "pk"))
    return {text: known[key] for key, text in hashes.items()}


def _context_ids(source: TranslationSource, instance, paths: set[str]) -> dict[str, int]:
    of_object = TranslationContext.objects.filter(object=source.object_id)
    known = {context.path: context for context in of_object.filter(path__in=paths)}
    new = sorted(path for path in paths if path not in known)
    if new:
        rows = (
            TranslationContext(
                object_id=source.object_id,
                path=path,
                path_id=TranslationContext._get_path_id(path),
                field_path=_field_path(instance, path),
            )
            for path in new
        )
        TranslationContext.objects.bulk_create(rows, ignore_conflicts=True)
        known |= {context.path: context for context in of_object.filter(path__in=new)}
    for context in known.values():
        context.get_field_path(instance)  # where it is not known yet
    return {path: context.pk for path, context in known.items()}


def _field_path(instance, path: str) -> str:
    """The path with the kind of a row in place of its id: ``steps.<id>.title`` is ``steps.step.title``.

    '' where blocks lie deeper, or are no rows: wagtail-localize finds its way through them.
    """
    name, *rest = path.split(".")
    if not rest:
        return name
    field = instance._meta.get_field(name)
    if not isinstance(field, StreamField) or len(rest) != 2:
        return ""
    row_id, child = rest
    row = next((row for row in field.value_from_object(instance) if row.id == row_id), None)
    if row is None or not isinstance(row.block, StructBlock) or isinstance(row.block.child_blocks[child], _NESTED):
        return ""
    return f"{name}.{row.block_type}.{child}"


def connect() -> None:
    TranslationSource.refresh_segments = refresh_segments
