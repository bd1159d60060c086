"""Saving is free: a title is enough, rows may be unfinished; what no page may hold is refused in a draft too."""

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.blocks import BodyBlock
from portal.blocks.drafts import UnfinishedRowsMixin
from portal.blocks.rows import RowsStreamBlock
from service_pages.blocks import ROW_FIELDS, DocumentRowsBlock, FeeRowsBlock, StepRowsBlock
from service_pages.models import ServicePage
from tests.factories import ServicePageFactory, TopicFactory, document_row, fee_row, step_row
from tests.portal.editorial.conftest import fresh

pytestmark = pytest.mark.django_db

UNFINISHED = [
    (StepRowsBlock, step_row(title="", duration=5, unit="")),
    (StepRowsBlock, step_row(duration=None, unit="minute")),
    (FeeRowsBlock, fee_row(amount=None)),
    (FeeRowsBlock, fee_row(kind="percent", amount=None)),
    (FeeRowsBlock, fee_row(kind="varies", amount=None)),
    (DocumentRowsBlock, document_row(name="")),
    (BodyBlock, ("heading", "")),
    (BodyBlock, ("link", {"page": None, "address": "", "label": "ที่นี่"})),
    (BodyBlock, ("picture", {"image": None, "caption": ""})),
]
IMPOSSIBLE = [
    (StepRowsBlock, step_row(duration=-5)),
    (StepRowsBlock, step_row(title="ก" * 201)),
    (FeeRowsBlock, fee_row(amount=-1)),
    (FeeRowsBlock, fee_row(kind="percent", percent=250)),
    (FeeRowsBlock, fee_row(kind="gift")),
    (FeeRowsBlock, fee_row(minimum=10, maximum=5)),
    (FeeRowsBlock, fee_row(item="", amount=None, minimum=10, maximum=5)),
    (DocumentRowsBlock, document_row(copies=-1)),
    (BodyBlock, ("link", {"page": None, "address": "javascript:alert(1)", "label": ""})),
]


def stream(cls, *rows):
    block = cls()
    return block, block.normalize(list(rows))


@pytest.mark.parametrize(("cls", "row"), UNFINISHED)
def test_an_unfinished_row_is_kept_in_a_draft_and_refused_in_a_publication(cls, row):
    block, value = stream(cls, row)
    assert len(block.clean_deferred(value)) == 1
    with pytest.raises(blocks.StreamBlockValidationError):
        block.clean(value)


@pytest.mark.parametrize(("cls", "row"), IMPOSSIBLE)
def test_what_no_row_may_hold_is_refused_in_a_draft_too(cls, row):
    block, value = stream(cls, row)
    for clean in (block.clean_deferred, block.clean):
        with pytest.raises(blocks.StreamBlockValidationError):
            clean(value)


def test_none_beside_rows_is_refused_in_a_draft_too():
    block, value = stream(FeeRowsBlock, ("none", None), fee_row())
    with pytest.raises(blocks.StreamBlockValidationError):
        block.clean_deferred(value)


def test_a_row_keeps_its_id_and_values_in_a_draft():
    block = FeeRowsBlock()
    value = block.to_python([{"type": "fee", "value": fee_row(amount=None)[1], "id": "row-1"}])
    (row,) = block.clean_deferred(value)
    assert (row.id, row.value["item"], row.value["amount"]) == ("row-1", "ค่าธรรมเนียม", None)


def test_a_draft_does_not_leave_the_rows_lenient():
    block, value = stream(FeeRowsBlock, fee_row(amount=-1))
    with pytest.raises(blocks.StreamBlockValidationError):
        block.clean_deferred(value)
    assert not block.is_deferred_validation
    assert block.child_blocks["fee"].child_blocks["item"].required


def test_every_stream_of_rows_saves_free():
    assert issubclass(RowsStreamBlock, UnfinishedRowsMixin)


def service_form(**changes) -> dict:
    """What the browser sends for a new service with nothing but a title."""
    names = (field.name for field in ServicePage._meta.get_fields() if field.concrete and field.editable)
    data = dict.fromkeys((*names, "go_live_at", "expire_at"), "")
    streams = {name: streamfield([]) for name in ROW_FIELDS}
    data |= {"title": "ร่าง", "mode": "complete", "status": "open", "service_topics": inline_formset([])}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    for unticked in ("audience", "counter_languages", "show_in_menus"):
        del data[unticked]
    return nested_form_data({**data, **streams, **changes})


def save_new(admin, agency, **changes):
    address = reverse("wagtailadmin_pages:add", args=["service_pages", "servicepage", agency.pk])
    return admin.post(address, service_form(**changes))


FEE = dict.fromkeys(("amount", "percent", "base", "minimum", "maximum", "per", "note"), "")


def test_a_title_is_enough_for_a_new_draft(admin, agency):
    assert save_new(admin, agency).status_code == 302
    assert not ServicePage.objects.get(title="ร่าง", locale=agency.locale).live


def test_a_draft_with_an_unfinished_row_is_saved_and_opened_again(admin, agency):
    fee = {**FEE, "item": "ค่าคำขอ", "kind": "amount"}
    assert save_new(admin, agency, fees=streamfield([("fee", fee)])).status_code == 302
    page = ServicePage.objects.get(title="ร่าง", locale=agency.locale)
    assert page.fees[0].value["item"] == "ค่าคำขอ"
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert admin.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_a_negative_number_of_copies_is_told_at_its_field_when_a_draft_is_saved(admin, agency):
    paper = {"name": "บัตร", "originals": "1", "copies": "-1", "issuer": "", "condition": "", "note": ""}
    response = save_new(admin, agency, documents=streamfield([("document", paper)]))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["documents"]
    assert not ServicePage.objects.filter(title="ร่าง").exists()


def test_an_incomplete_draft_of_a_live_page_is_saved_by_code_and_in_the_editor(admin, agency):
    page = ServicePageFactory(parent=agency)
    draft = fresh(page)
    draft.summary, draft.steps = "", []
    draft.save_revision()
    form = service_form(code=page.code, steps=streamfield([]))
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form).status_code == 302
    assert fresh(page).live
    assert fresh(page).summary == page.summary
    assert not fresh(page).get_latest_revision_as_object().summary


@pytest.mark.parametrize("with_topic", [True, False])
def test_rows_of_an_inline_panel_count_as_the_editor_sends_them(admin, agency, with_topic):
    step = {"title": "ยื่นคำขอ", "detail": "", "duration": "", "unit": "", "as_written": "ทันที", "responsible": ""}
    none_able = ("documents", "fees", "channels", "criteria", "legal_time", "laws", "forms")
    rows = {name: streamfield([("none", "")]) for name in none_able}
    facts = {"category": "registration", "audience": "citizen", "last_checked": "2569-11-01"}
    topics = inline_formset([{"topic": TopicFactory().pk}] if with_topic else [])
    response = save_new(
        admin, agency, code="new", summary="คำอธิบาย", steps=streamfield([("step", step)]), service_topics=topics, **rows, **facts,
        **{"action-publish": "1"},
    )  # fmt: skip
    assert response.status_code == (302 if with_topic else 200)
    if with_topic:
        assert ServicePage.objects.get(code="new", locale=agency.locale).service_topics.count() == 1
    else:
        assert len(response.context["form"].non_field_errors()) == 1


def test_text_of_rich_text_fields_survives_a_draft(admin, thai_home):
    body = streamfield([("paragraph", rich_text("<p>ข้อความ</p>")), ("heading", "")])
    form = nested_form_data(
        {
            **dict.fromkeys(("summary", "content_owner", "seo_title", "search_description"), ""),
            **dict.fromkeys(("last_checked", "review_date", "go_live_at", "expire_at"), ""),
            "title": "ร่าง",
            "slug": "new",
            "body": body,
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
    )
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", thai_home.pk])
    assert admin.post(address, form).status_code == 302


def test_a_topic_that_was_added_and_not_chosen_does_not_stop_a_draft(admin, agency):
    assert save_new(admin, agency, service_topics=inline_formset([{"topic": ""}])).status_code == 302
    page = ServicePage.objects.get(title="ร่าง", locale=agency.locale)
    again = service_form(service_topics=inline_formset([{"topic": "", "id": ""}], initial=1))
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), again).status_code == 302
    assert page.service_topics.count() == 0
