"""English follows Thai."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from portal.bilingual import aliases, held
from portal.bilingual.translations import translate_page
from portal.editorial.refused import PublicationRefused
from portal.models import HeldText
from service_pages.models import ServiceTopic
from tests.factories import ServicePageFactory, TopicFactory
from tests.portal.bilingual.conftest import add, english, fresh, paragraph, publish, service, step

pytestmark = pytest.mark.django_db


def typed(page, path: str, text: str, thai: str | None = None) -> StringTranslation:
    """What a translator types into the editor for the string at ``path``, without publishing."""
    from wagtail_localize.models import StringSegment

    segments = StringSegment.objects.filter(source__object_id=page.translation_key, context__path=path)
    if thai:
        segments = segments.filter(string__data=thai)
    segment = segments.get()
    word, _created = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=english(page).locale,
        defaults={"data": text, "tool_name": "", "translation_type": "manual", "has_error": False},
    )
    return word


def translator_publishes(page, capture) -> None:
    with capture(execute=True):
        held.translations_of(page).get().save_target(publish=True)


def test_a_number_changes_in_english_in_the_same_moment(translated):
    publish(translated, steps=step(translated, duration=20))
    page = english(translated)
    assert page.steps[0].value["duration"] == 20
    assert page.steps[0].value["title"] == "Step"
    assert page.live_revision.as_object().steps[0].value["duration"] == 20
    assert not page.has_unpublished_changes


def test_a_row_added_shows_thai_and_the_others_keep_their_english(translated):
    steps = translated.steps
    steps.append(("step", {"title": "ขั้นใหม่", "detail": "", "duration": 1, "unit": "minute", "responsible": ""}))
    publish(translated, steps=steps)
    assert [row.value["title"] for row in english(translated).steps] == ["Step", "ขั้นใหม่"]
    assert not HeldText.objects.exists()


def test_rows_replaced_by_none_go_in_english_too(translated):
    publish(translated, steps=[("none", None)])
    assert [row.block_type for row in english(translated).steps] == ["none"]


def test_changed_text_keeps_its_earlier_english_and_is_recorded(translated):
    publish(translated, summary="ทำบัตรใหม่หรือต่ออายุ")
    assert english(translated).summary == "A new card"
    text = HeldText.objects.get()
    assert (text.page_id, text.path) == (english(translated).pk, "summary")
    assert (text.source_text, text.earlier_source) == ("ทำบัตรใหม่หรือต่ออายุ", "ทำบัตรใหม่")


def test_text_changed_twice_is_out_of_date_since_the_first_time(translated):
    publish(translated, summary="ครั้งที่สอง")
    since = HeldText.objects.get().since
    publish(translated, summary="ครั้งที่สาม")
    text = HeldText.objects.get()
    assert (text.since, text.source_text, text.earlier_source) == (since, "ครั้งที่สาม", "ทำบัตรใหม่")
    assert english(translated).summary == "A new card"


def test_text_changed_back_has_its_translation_again(translated):
    publish(translated, summary="อื่น")
    publish(translated, summary="ทำบัตรใหม่")
    assert english(translated).summary == "A new card"
    assert not HeldText.objects.exists()


def test_the_same_row_with_a_new_block_id_keeps_its_english(translated):
    rows = [("step", dict(translated.steps[0].value))]
    publish(translated, steps=rows)
    assert english(translated).steps[0].value["title"] == "Step"
    assert not HeldText.objects.exists()


def test_emptied_text_is_empty_in_english(agency):
    card = service(agency, common_names="ทำบัตร")
    translate_page(card, {"title": "ID card", "common_names": "new card"})
    publish(card, common_names="")
    assert english(card).common_names == ""


def test_a_new_translation_ends_the_record(translated, django_capture_on_commit_callbacks):
    publish(translated, summary="ทำบัตรใหม่หรือต่ออายุ")
    typed(translated, "summary", "A new or renewed card")
    assert HeldText.objects.exists()
    translator_publishes(translated, django_capture_on_commit_callbacks)
    assert english(translated).summary == "A new or renewed card"
    assert not HeldText.objects.exists()


def test_publishing_other_words_keeps_the_record(translated, django_capture_on_commit_callbacks):
    publish(translated, summary="ทำบัตรใหม่หรือต่ออายุ")
    typed(translated, "title", "Identity card")
    translator_publishes(translated, django_capture_on_commit_callbacks)
    page = english(translated)
    assert (page.title, page.summary) == ("Identity card", "A new card")
    assert HeldText.objects.get().path == "summary"


def test_typed_words_stay_unpublished_and_are_given_back(translated):
    word = typed(translated, "summary", "Typed only")
    for duration in (20, 30, 40):
        publish(translated, steps=step(fresh(translated), duration=duration))
        assert english(translated).summary == "A new card"
        assert english(translated).steps[0].value["duration"] == duration
        word.refresh_from_db()
        assert (word.data, word.has_error, word.tool_name) == ("Typed only", False, "")


def test_typed_words_for_an_untranslated_string_stay_unpublished(agency, card):
    translate_page(card, {"title": "ID card"})
    word = typed(card, "summary", "Typed only")
    publish(card, steps=step(fresh(card), duration=20))
    assert english(card).summary == "ทำบัตรใหม่"
    word.refresh_from_db()
    assert (word.data, word.has_error) == ("Typed only", False)


def test_typed_words_for_text_that_went_and_came_back_stay_unpublished(agency, card):
    translate_page(card, {"title": "ID card"})
    typed(card, "summary", "Typed only")
    publish(card, summary="อื่น")
    publish(card, summary="ทำบัตรใหม่")
    assert english(card).summary == "ทำบัตรใหม่"


def test_typed_words_over_an_earlier_wording_leave_the_reader_with_it(translated, django_capture_on_commit_callbacks):
    publish(translated, summary="ทำบัตรใหม่หรือต่ออายุ")
    word = typed(translated, "summary", "New or renewed")
    publish(translated, steps=step(fresh(translated), duration=20))
    assert english(translated).summary == "A new card"
    assert HeldText.objects.get().path == "summary"
    word.refresh_from_db()
    assert (word.data, word.tool_name) == ("New or renewed", "")
    translator_publishes(translated, django_capture_on_commit_callbacks)
    assert english(translated).summary == "New or renewed"
    assert not HeldText.objects.exists()


def test_a_translation_that_a_translator_removed_stays_until_the_translator_publishes(translated):
    typed(translated, "summary", "x").delete()
    publish(translated, steps=step(fresh(translated), duration=20))
    assert english(translated).summary == "A new card"


@pytest.fixture
def article(thai_home):
    from home.models import InformationPage

    body = [
        (
            "paragraph",
            paragraph("หนึ่ง", 'ดู<a href="https://a.example/">ก</a>และ<a href="https://b.example/">ข</a>', "สาม"),
        )
    ]
    page = add(thai_home, InformationPage(title="เรื่อง", slug="about", body=body))
    translate_page(page, {"title": "About", "หนึ่ง": "One", "สาม": "Three"})
    return fresh(page)


def body_path(page) -> str:
    return f"body.{page.body[0].id}"


def with_body(page, *texts):
    page = fresh(page)
    block = page.body[0]
    block.value = paragraph(*texts)
    return page.body


def test_typed_words_of_rich_text_are_held_back(article):
    word = typed(article, body_path(article), "Typed only", thai="หนึ่ง")
    publish(article, title="เรื่องใหม่")
    assert "<p>One</p>" in english(article).body[0].value.source
    word.refresh_from_db()
    assert word.data == "Typed only"


def test_links_that_a_translator_reordered_keep_their_targets(article, django_capture_on_commit_callbacks):
    path = body_path(article)
    thai = 'ดู<a id="a1">ก</a>และ<a id="a2">ข</a>'
    typed(article, path, 'See <a id="a2">B</a> and <a id="a1">A</a>', thai=thai)
    translator_publishes(article, django_capture_on_commit_callbacks)
    shown = english(article).body[0].value.source
    assert '<a href="https://b.example/">B</a> and <a href="https://a.example/">A</a>' in shown
    typed(article, path, 'Typed <a id="a1">A</a> <a id="a2">B</a>', thai=thai)
    publish(article, title="เรื่องใหม่")
    assert english(article).body[0].value.source == shown


def test_a_changed_paragraph_keeps_its_english_within_the_text(article):
    publish(article, body=with_body(article, "หนึ่งใหม่", "สาม"))
    assert english(article).body[0].value.source == "<p>One</p><p>Three</p>"
    text = HeldText.objects.get()
    assert text.path == body_path(article)
    assert text.source_text == "หนึ่งใหม่\nสาม"


def test_a_new_paragraph_shows_thai(article):
    publish(article, body=with_body(article, "หนึ่ง", "ใหม่", "สาม"))
    assert english(article).body[0].value.source == "<p>One</p><p>ใหม่</p><p>Three</p>"


def test_an_unpublished_english_page_stays_so_and_gets_a_draft(translated):
    english(translated).unpublish()
    publish(translated, steps=step(translated, duration=20), summary="อื่น")
    page = english(translated)
    assert not page.live
    assert page.get_latest_revision_as_object().steps[0].value["duration"] == 20


def test_publishing_again_without_a_change_makes_no_english_revision(translated):
    before = Revision.objects.for_instance(english(translated)).count()
    publish(translated)
    publish(translated)
    assert Revision.objects.for_instance(english(translated)).count() == before


def test_an_english_page_edited_by_hand_is_brought_back(translated):
    page = english(translated)
    page.steps[0].value["duration"] = 99
    page.save_revision().publish()
    publish(translated)
    assert english(translated).steps[0].value["duration"] == 5


def test_a_stopped_translation_is_left_alone(translated):
    held.translations_of(translated).update(enabled=False)
    publish(translated, steps=step(translated, duration=20))
    assert english(translated).steps[0].value["duration"] == 5


def test_a_failing_translation_refuses_the_thai_publication(translated, monkeypatch):
    from service_pages.models import ServicePage

    def refuse(self):
        if self.locale.language_code == "en":
            raise ValidationError({"title": "Too long."})

    monkeypatch.setattr(ServicePage, "clean", refuse)
    with override("en"), pytest.raises(PublicationRefused) as refused:
        publish(translated, steps=step(translated, duration=20))
    assert refused.value.page_id == translated.pk
    assert refused.value.messages == [
        "“ทำบัตร” was not published, because its translation (English) cannot be created: Too long."
    ]
    assert fresh(translated).steps[0].value["duration"] == 5
    assert english(translated).steps[0].value["duration"] == 5
    assert fresh(translated).get_latest_revision_as_object().steps[0].value["duration"] == 20


def test_minor_changes_are_no_longer_out_of_date(translated):
    publish(translated, summary="ทำบัตรใหม่.")
    assert held.mark_minor(translated, ["summary"]) == 1
    assert not HeldText.objects.exists()
    assert held.stale_strings(translated) == []
    publish(translated, steps=step(fresh(translated), duration=20))
    assert english(translated).summary == "A new card"
    assert not HeldText.objects.exists()


def test_the_list_of_stale_strings_names_changed_and_missing_ones(card):
    translate_page(card, {"title": "ID card"})
    publish(card, title="บัตร")
    found = {s.path: s for s in held.stale_strings(card)}
    assert (found["title"].thai, found["title"].english, found["title"].earlier_thai) == ("บัตร", "ID card", "ทำบัตร")
    assert found["summary"].is_missing
    assert found["summary"].thai == "ทำบัตรใหม่"


def test_the_english_home_page_follows_from_the_start(thai_home):
    publish(thai_home, summary="บริการของหลายหน่วยงานในที่เดียว", popular=[("code", "id-card")])
    assert [row.value for row in english(thai_home).popular] == ["id-card"]
    assert english(thai_home).title == "Joint Service Centre"


class TestAnAliasThatAPublicationMakes:
    """It is written once, with all that the page has; later publications write it again."""

    FIELDS = ("title", "summary", "live", "code")

    def assert_alike(self, thai):
        alias = english(thai)
        assert alias.alias_of_id == thai.pk
        assert [getattr(alias, name) for name in self.FIELDS] == [getattr(thai, name) for name in self.FIELDS]
        assert alias.steps.get_prep_value() == thai.steps.get_prep_value()
        assert alias.documents.get_prep_value() == thai.documents.get_prep_value()
        topics = [[row.topic_id for row in page.service_topics.all()] for page in (alias, thai)]
        assert topics[0] == topics[1] != []

    @pytest.fixture
    def publication(self, agency):
        """The first of a service; its alias is not there yet."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(aliases, "ensure_alias", lambda page: [])
            draft = ServicePageFactory(parent=agency, live=False)
        draft.save_revision()
        assert not Page.objects.filter(translation_key=draft.translation_key).exclude(pk=draft.pk).exists()
        return PublishPageRevisionAction(draft.get_latest_revision())

    def test_has_the_topics_and_rows_of_the_page(self, publication):
        publication.execute()
        assert publication.object.live
        self.assert_alike(fresh(publication.object))

    def test_follows_the_next_publication_of_the_same_page_in_memory(self, publication):
        publication.execute()
        page = publication.object
        page.summary = "คำอธิบายใหม่"
        page.steps = step(page, duration=Decimal(45))
        page.service_topics = [ServiceTopic(topic=TopicFactory(code="another"))]
        again = PublishPageRevisionAction(page.save_revision())
        again.object = page
        again.execute()
        self.assert_alike(fresh(page))
        assert (english(page).summary, english(page).steps[0].value["duration"]) == ("คำอธิบายใหม่", 45)

    def test_is_written_once_by_the_publication_that_makes_it(self, publication, monkeypatch):
        written = []
        monkeypatch.setattr(Page, "update_aliases", lambda page, _updated_ids, **facts: written.append(_updated_ids))
        publication.execute()
        assert written == [[english(publication.object).pk]]
