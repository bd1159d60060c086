"""The strings of a page are stored in a few statements, and are those that wagtail-localize would store."""

import json

import pytest
import yaml
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)

from portal.bilingual.segments import WAGTAIL_LOCALIZES_OWN, refresh_segments
from service_pages.demo import DATA
from service_pages.imports import import_services
from service_pages.models import ServicePage
from tests.factories import InformationPageFactory, TopicFactory

pytestmark = pytest.mark.django_db

KINDS = {
    StringSegment: ("string__data", "attrs"),
    TemplateSegment: ("template__template", "template__template_format", "template__string_count"),
    OverridableSegment: ("data_json",),
    RelatedObjectSegment: ("object_id",),
}
CONTEXT = ("context__path", "context__path_id", "context__field_path", "order")
RICH = (
    '<h2 data-block-key="a">หัวข้อ</h2>'
    '<p data-block-key="b">ก <a href="https://a.example.go.th">ข</a> <b>ค</b></p>'
    '<p data-block-key="c">ก <a href="https://b.example.go.th">ง</a><br/>จ</p>'
    '<p data-block-key="d">ซ้ำ</p><p data-block-key="e">ซ้ำ</p>'
)


def stored(source, refresh, *contents):
    """What ``refresh`` leaves behind when the page has been, one after the other, what ``contents`` say."""
    for kind in KINDS:
        kind.objects.filter(source=source).delete()
    TranslationContext.objects.filter(object=source.object_id).delete()
    for content in contents:
        source.content_json = json.dumps(content, cls=DjangoJSONEncoder)
        refresh(source)
    return {
        kind.__name__: sorted(map(repr, kind.objects.filter(source=source).values_list(*CONTEXT, *facts)))
        for kind, facts in KINDS.items()
    }


def source_of(page):
    return TranslationSource.update_or_create_from_instance(page)[0]


@pytest.fixture
def complete(site, tmp_path):
    """A service of the demonstration that has all there is."""
    (record,) = yaml.safe_load((DATA / "services" / "nhso.yaml").read_text(encoding="utf-8"))["services"]
    TopicFactory(code="welfare-health")
    file = tmp_path / "service.yaml"
    file.write_text(yaml.safe_dump({"services": [record | {"related": []}]}, allow_unicode=True), encoding="utf-8")
    import_services(file)
    return ServicePage.objects.get(code=record["code"], locale=site.home.locale)


@pytest.fixture
def rich(site):
    """A page of two texts with links, words that come twice, and a link to another page."""
    body = [("heading", "ซ้ำ"), ("paragraph", RICH), ("link", {"page": site.agency, "address": "", "label": "ดู"})]
    return InformationPageFactory(parent=site.home, slug="rich", body=[*body, ("paragraph", RICH)])


def test_they_are_the_same_for_a_page_of_every_type(site, complete, rich):
    pages = [page.specific for page in Page.objects.filter(locale=site.home.locale, alias_of=None, depth__gt=1)]
    assert {type(page) for page in pages} == {type(page) for page in site.pages}
    for page in pages:
        source, content = source_of(page), page.serializable_data()
        ours = stored(source, refresh_segments, content)
        assert ours["StringSegment"]
        assert ours == stored(source, WAGTAIL_LOCALIZES_OWN, content), page


def test_a_rich_text_is_stored_with_its_links_and_each_of_words_that_come_twice(rich):
    found = stored(source_of(rich), refresh_segments, rich.serializable_data())
    assert sum("ซ้ำ" in segment for segment in found["StringSegment"]) == 5
    assert sum("https://a.example.go.th" in segment for segment in found["StringSegment"]) == 2
    assert len(found["TemplateSegment"]) == 2


@pytest.mark.parametrize("name", ["complete", "rich"])
def test_they_are_the_same_after_a_row_was_removed_and_another_moved(site, request, name):
    page = request.getfixturevalue(name)
    field = "steps" if name == "complete" else "body"
    before = page.serializable_data()
    rows = json.loads(before[field])
    first, _removed, *others = rows
    after = before | {field: json.dumps([*others, first])}
    source = source_of(page)
    ours = stored(source, refresh_segments, before, after)
    assert ours == stored(source, WAGTAIL_LOCALIZES_OWN, before, after)
    assert ours == stored(source, refresh_segments, after)
    assert ours != stored(source, refresh_segments, before)


def test_a_second_time_nothing_is_written(complete):
    source, content = source_of(complete), complete.serializable_data()
    before = stored(source, refresh_segments, content)
    ids = set(StringSegment.objects.filter(source=source).values_list("pk", flat=True))
    refresh_segments(source)
    assert set(StringSegment.objects.filter(source=source).values_list("pk", flat=True)) == ids
    assert before == stored(source, WAGTAIL_LOCALIZES_OWN, content)
