"""Makes services by shuffling the samples, and stores them as publishing would, many at a time."""

import json
import random
import uuid
from itertools import chain

from django.db import connection, transaction
from wagtail.models import Page

from portal import tree
from service_pages.blocks import ROW_FIELDS
from service_pages.models import AgencyPage, ServiceCode, ServicePage, ServiceTopic
from tests.benchmarks.many_services.made import Made
from tests.benchmarks.many_services.samples import samples
from tests.benchmarks.many_services.strings import store_translations

PORTION = 500


def build(number: int, seed: int = 1, translated: float = 0.5) -> None:
    """Store ``number`` services in one transaction. Raises RuntimeError where there is no translated sample service."""
    with transaction.atomic():
        maker = _Maker(seed, translated)
        for start in range(0, number, PORTION):
            maker.make(min(PORTION, number - start))
        maker.count_children()
        tree.changed()


class _Maker:
    def __init__(self, seed: int, translated: float):
        self.translated = translated
        # What refers to each other comes from the same service: steps and ways, papers that it calls its own.
        self.bundles = [("totals", "steps"), *((name,) for name in ROW_FIELDS if name not in {"totals", "steps"})]
        self.samples = samples()
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
        store_translations([made for made in portion if made.is_translated])

    def _draw(self) -> Made:
        self.number += 1
        sample, named = self.chance.choice(self.samples), self.chance.choice(self.samples)
        rows = {}
        for bundle in self.bundles:
            rows |= dict.fromkeys(bundle, self.chance.choice(self.samples))
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
        Page.objects.bulk_create([made.pages["th"] for made in portion])
        for made in portion:
            made.pages["en"].alias_of_id = None if made.is_translated else made.pages["th"].pk
        Page.objects.bulk_create([made.pages["en"] for made in portion])

    def _store_records(self, portion: list[Made]) -> None:
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
        for parent in chain.from_iterable(agency.values() for agency in self.agencies):
            Page.objects.filter(pk=parent.page.pk).update(numchild=parent.children)


def _record(made: Made, language: str) -> dict:
    """The columns of the service's own table, as the database has them."""
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
    found = []
    for agency in AgencyPage.objects.live().filter(locale__language_code="th").order_by("path"):
        english = Page.objects.get(translation_key=agency.translation_key, locale__language_code="en")
        found.append({"th": _Parent(agency), "en": _Parent(english)})
    return found
