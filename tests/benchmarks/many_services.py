"""``python -m tests.benchmarks.many_services 10000 [--seed 1] [--translated 0.5]``: many more services, for measuring.

On a demonstration that is there, never elsewhere. Every service is complete and published: the words of one sample
service, its papers, steps, fees and other rows each from another one, below any agency. A share has an English page with
its translations, the others an alias. The same seed on the same demonstration makes the same services. Left out is what no reader meets: revisions,
the log, and the index of references.
"""

import argparse
import os
import random
import sys
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

import django

PORTION = 500
MOST = 100_000


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help=f"how many, 1 to {MOST}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--translated", type=float, default=0.5, help="the share with an English page, 0 to 1")
    options = parser.parse_args(arguments)
    if not 1 <= options.number <= MOST or not 0 <= options.translated <= 1:
        parser.error(f"A number from 1 to {MOST} and a share from 0 to 1 are accepted.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from django.conf import settings

    if not settings.DEMONSTRATION:
        sys.exit(
            "Services for measuring belong into a demonstration. These settings are of an installation in service."
        )
    started = time.monotonic()
    build(options.number, options.seed, options.translated)
    print(f"{options.number} services in {time.monotonic() - started:.0f} s")
    index_them()
    print(f"and in the search after {time.monotonic() - started:.0f} s")


def build(number: int, seed: int = 1, translated: float = 0.5) -> None:
    """Store ``number`` services in one transaction. Raises RuntimeError where there is no translated sample service."""
    from django.db import transaction

    from portal import tree

    with transaction.atomic():
        maker = _Maker(seed, translated)
        for start in range(0, number, PORTION):
            maker.make(min(PORTION, number - start))
        maker.count_children()
        tree.changed()


def index_them() -> None:
    from django.core.management import call_command

    with open(os.devnull, "w") as nowhere:
        call_command("search_index", stdout=nowhere)


@dataclass(frozen=True)
class Sample:
    """A sample service: its pages, the raw columns of its rows in both languages, its topics and translated strings."""

    thai: object
    english: object
    columns: dict[str, dict]
    topics: list[int]
    content: dict
    source: object
    strings: dict[str, list]
    words: dict[tuple[int, int], object]


@dataclass
class Made:
    """A service on the way: what it is made of, and its pages once they are stored."""

    sample: Sample
    rows: dict[str, Sample]
    names: dict[str, str]
    code: str
    key: uuid.UUID
    is_translated: bool
    pages: dict[str, object]


class _Maker:
    def __init__(self, seed: int, translated: float):
        from service_pages.blocks import ROW_FIELDS
        from service_pages.models import ServiceCode

        self.translated = translated
        # What refers to each other comes from the same service: steps and ways, papers that it calls its own.
        self.bundles = [("totals", "steps"), *((name,) for name in ROW_FIELDS if name not in {"totals", "steps"})]
        self.samples = _samples()
        if not self.samples:
            raise RuntimeError("There is no translated service to make others from. Build the demonstration first.")
        self.agencies = _agencies()
        self.number = ServiceCode.objects.count()
        # A second run goes on with others.
        self.chance = random.Random(f"{seed} after {self.number}")

    def make(self, number: int) -> None:
        portion = [self._draw() for _ in range(number)]
        self._store_pages(portion)
        self._store_records(portion)
        self._store_topics_and_codes(portion)
        _store_translations([made for made in portion if made.is_translated])

    def _draw(self) -> Made:
        self.number += 1
        sample, named = self.chance.choice(self.samples), self.chance.choice(self.samples)
        rows = {
            name: drawn for bundle in self.bundles for drawn in [self.chance.choice(self.samples)] for name in bundle
        }
        names = {
            language: f"{named.columns[language]['common_names'].splitlines()[0]}: {page.title} {self.number}"
            for language, page in (("th", sample.thai), ("en", sample.english))
        }
        code = f"{sample.columns['th']['code'][:50]}-{self.number}"
        key = uuid.UUID(int=self.chance.getrandbits(128), version=4)
        agency = self.chance.choice(self.agencies)
        made = Made(sample, rows, names, code, key, self.chance.random() < self.translated, {})
        made.pages = {language: self._page(made, agency[language], language) for language in ("th", "en")}
        return made

    def _page(self, made: Made, parent: "_Parent", language: str):
        from wagtail.models import Page

        shown = language if made.is_translated else "th"
        model = made.sample.english if language == "en" else made.sample.thai
        facts = {field.attname: getattr(model, field.attname) for field in Page._meta.local_concrete_fields}
        return Page(
            **facts | {
                "id": None, "path": parent.next_path(), "translation_key": made.key, "slug": made.code,
                "title": made.names[shown], "draft_title": made.names[shown],
                "url_path": f"{parent.page.url_path}{made.code}/", "depth": parent.page.depth + 1, "numchild": 0,
                "latest_revision_id": None, "live_revision_id": None, "latest_revision_created_at": None,
                "alias_of_id": None,
            }
        )  # fmt: skip

    def _store_pages(self, portion: list[Made]) -> None:
        from wagtail.models import Page

        Page.objects.bulk_create([made.pages["th"] for made in portion])
        for made in portion:
            made.pages["en"].alias_of_id = None if made.is_translated else made.pages["th"].pk
        Page.objects.bulk_create([made.pages["en"] for made in portion])

    def _store_records(self, portion: list[Made]) -> None:
        from django.db import connection

        from service_pages.models import ServicePage

        columns = [field.column for field in ServicePage._meta.local_concrete_fields]
        rows = [
            [row[column] for column in columns]
            for made in portion
            for row in (_record(made, "th"), _record(made, "en"))
        ]
        table, quote = ServicePage._meta.db_table, connection.ops.quote_name
        names = ", ".join(map(quote, columns))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quote(table)} ({names}) VALUES ({', '.join(['%s'] * len(columns))})",  # noqa: S608 (our own)
                rows,
            )

    def _store_topics_and_codes(self, portion: list[Made]) -> None:
        from service_pages.models import ServiceCode, ServiceTopic

        ServiceTopic.objects.bulk_create(
            ServiceTopic(page_id=page.pk, topic_id=topic, sort_order=order)
            for made in portion
            for page in made.pages.values()
            for order, topic in enumerate(made.sample.topics)
        )
        ServiceCode.objects.bulk_create(
            ServiceCode(code=made.code, translation_key=made.key, fixed=True) for made in portion
        )

    def count_children(self) -> None:
        from wagtail.models import Page

        for parent in chain.from_iterable(agency.values() for agency in self.agencies):
            Page.objects.filter(pk=parent.page.pk).update(numchild=parent.children)


def _record(made: Made, language: str) -> dict:
    """The columns of the service's own table, as the database has them."""
    import json

    shown = language if made.is_translated else "th"
    record = dict(made.sample.columns[shown])
    for name, sample in made.rows.items():
        record[name] = sample.columns[shown][name]
    glances = {name: json.loads(made.rows[name].columns[shown]["glance"]) for name in ("documents", "fees", "steps")}
    record["glance"] = json.dumps(
        {"papers": glances["documents"]["papers"], "fees": glances["fees"]["fees"], "times": glances["steps"]["times"]}
    )
    return record | {"page_ptr_id": made.pages[language].pk, "code": made.code}


class _Parent:
    """An agency's page, and how many children it has."""

    def __init__(self, page):
        last = page.get_last_child()
        self.page, self.children = page, page.get_children_count()
        self.step = page._str2int(last.path[-page.steplen :]) if last else 0

    def next_path(self) -> str:
        self.step += 1
        self.children += 1
        return self.page._get_path(self.page.path, self.page.depth + 1, self.step)


def _agencies() -> list[dict[str, _Parent]]:
    from wagtail.models import Page

    from service_pages.models import AgencyPage

    found = []
    for agency in AgencyPage.objects.live().filter(locale__language_code="th").order_by("path"):
        english = Page.objects.get(translation_key=agency.translation_key, locale__language_code="en")
        found.append({"th": _Parent(agency), "en": _Parent(english)})
    return found


def _samples() -> list[Sample]:
    """The live services with an English page whose strings are all translated, by code."""
    import json

    from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

    from service_pages.models import ServiceTopic

    columns = _columns()
    topics = defaultdict(list)
    for page_id, topic in ServiceTopic.objects.order_by("sort_order").values_list("page_id", "topic_id"):
        topics[page_id].append(topic)
    samples = []
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
            samples.append(Sample(thai, english, both, topics[thai.pk], content, source, dict(strings), words))
    return samples


def _pairs():
    """The sample services in both languages; what an earlier run has made has no revision and is none."""
    from wagtail.models import Page

    from service_pages.models import ServicePage

    live = Page.objects.live().type(ServicePage).exclude(live_revision=None)
    english = {page.translation_key: page for page in live.filter(locale__language_code="en", alias_of=None)}
    for page in live.filter(locale__language_code="th").order_by("slug"):
        if page.translation_key in english:
            yield page, english[page.translation_key]


def _columns() -> dict[int, dict]:
    """The raw columns of all services, by page id."""
    from django.db import connection

    from service_pages.models import ServicePage

    names = [field.column for field in ServicePage._meta.local_concrete_fields]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(quote, names))} FROM {quote(ServicePage._meta.db_table)}")  # noqa: S608
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}


def _store_translations(portion: list[Made]) -> None:
    """What wagtail-localize holds of each: the source, its strings where they stand, their English."""
    from wagtail.models import Locale
    from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

    english = Locale.objects.get(language_code="en")
    kind = TranslatableObject.objects.values_list("content_type_id", flat=True).get(
        pk=portion[0].sample.source.object_id
    ) if portion else None  # fmt: skip
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
    import json

    from wagtail_localize.models import TranslationSource

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
    from wagtail_localize.models import StringSegment, StringTranslation, TranslationContext

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
    from wagtail_localize.models import String
    from wagtail_localize.strings import StringValue

    values = {made.names["th"]: StringValue.from_plaintext(made.names["th"]).data for made in portion}
    locale = portion[0].pages["th"].locale_id if portion else None
    strings = [String(locale_id=locale, data=data, data_hash=String._get_data_hash(data)) for data in values.values()]
    return dict(zip(values, (string.pk for string in String.objects.bulk_create(strings)), strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
