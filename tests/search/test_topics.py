"""Topics are no pages; what happens to them and to the list of services reaches the search all the same."""

from search import consistency
from search.finding import find
from search.models import SearchDocument
from tests.factories import TopicFactory


def titles(text):
    return [result.document.title for result in find(text, "th").results(0, 50)]


def test_a_changed_code_leaves_nothing_of_the_old_one(site):
    site.topic.code = "papers"
    site.topic.save()
    documents = SearchDocument.objects.filter(key__startswith="topic:", locale="th")
    assert list(documents.values_list("key", "url")) == [("topic:papers", "/services/topics/papers/")]
    assert SearchDocument.objects.get(page_id=site.translated.pk).topics == " papers "
    assert len(consistency.differences()) == 0


def test_a_deleted_topic_is_found_no_more(site):
    topic = TopicFactory(code="move", name_th="ย้ายบ้าน")
    assert "ย้ายบ้าน" in titles("ย้ายบ้าน")
    topic.delete()
    assert "ย้ายบ้าน" not in titles("ย้ายบ้าน")


def test_addresses_of_topics_follow_the_list_of_services(site, commit):
    index = type(site.index).objects.get(pk=site.index.pk)
    index.slug = "our-services"
    with commit():
        index.save()
    documents = SearchDocument.objects.filter(key=f"topic:{site.topic.code}")
    assert dict(documents.values_list("locale", "url")) == {
        "th": f"/our-services/topics/{site.topic.code}/",
        "en": f"/en/our-services/topics/{site.topic.code}/",
    }


def test_topics_are_found_only_while_the_list_of_services_is_there(site):
    index = type(site.index).objects.get(pk=site.index.pk)
    index.unpublish()
    assert not SearchDocument.objects.filter(type="topic", locale="th").exists()
    index.save_revision().publish()
    assert site.topic.name_th in titles(site.topic.name_th)
