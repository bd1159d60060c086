"""The sample services that others are made of: their pages, rows and translations, as the database has them."""

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from django.db import connection
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from service_pages.models import ServicePage, ServiceTopic


@dataclass(frozen=True)
class Sample:
    """A sample service: its pages, the raw columns of its rows in both languages, its topics and translated strings."""

    thai: Page
    english: Page
    columns: dict[str, dict]
    topics: list[int]
    content: dict
    source: TranslationSource
    strings: dict[str, list]
    words: dict[tuple[int, int], StringTranslation]


def samples() -> list[Sample]:
    """The live services with an English page whose strings are all translated, by code."""
    columns = _columns()
    topics = defaultdict(list)
    for page_id, topic in ServiceTopic.objects.order_by("sort_order").values_list("page_id", "topic_id"):
        topics[page_id].append(topic)
    found = []
    for thai, english in _pairs():
        source = TranslationSource.objects.get(object_id=thai.translation_key)
        strings = defaultdict(list)
        for segment in StringSegment.objects.filter(source=source).select_related("context").order_by("order"):
            strings[segment.context.path.partition(".")[0]].append(segment)
        words = {
            (word.context_id, word.translation_of_id): word
            for word in StringTranslation.objects.filter(context__object_id=thai.translation_key, has_error=False)
        }
        if all((segment.context_id, segment.string_id) in words for segment in chain(*strings.values())):
            both = {"th": columns[thai.pk], "en": columns[english.pk]}
            content = json.loads(source.content_json)
            found.append(Sample(thai, english, both, topics[thai.pk], content, source, dict(strings), words))
    return found


def _pairs():
    """The sample services in both languages; what an earlier run has made has no revision and is none."""
    live = Page.objects.live().type(ServicePage).exclude(live_revision=None)
    english = {page.translation_key: page for page in live.filter(locale__language_code="en", alias_of=None)}
    for page in live.filter(locale__language_code="th").order_by("slug"):
        if page.translation_key in english:
            yield page, english[page.translation_key]


def _columns() -> dict[int, dict]:
    """The raw columns of all services, by page id."""
    names = [field.column for field in ServicePage._meta.local_concrete_fields]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(quote, names))} FROM {quote(ServicePage._meta.db_table)}")  # noqa: S608
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
