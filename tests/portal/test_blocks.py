"""Text, links and facts."""

import json

import pytest
from django.core.exceptions import BadRequest, ValidationError
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText, expand_db_html

from portal.blocks import BodyBlock, FactBlock, FactURLBlock, LinkBlock
from portal.blocks.rich_text import CarefulRichTextArea
from portal.blocks.text import plain_text
from tests.factories import InformationPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(thai_home):
    return InformationPageFactory(parent=thai_home)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


class TestLinks:
    def value(self, **given):
        return LinkBlock().to_python({"page": None, "address": "", "label": "", **given})

    def test_a_link_to_a_page_follows_the_language_of_the_reader(self, page, english):
        value = self.value(page=page.pk)
        assert (value.url, value.text) == ("/en/about/", "เกี่ยวกับศูนย์")

    def test_a_link_to_a_page_takes_its_title(self, page):
        assert (self.value(page=page.pk).url, self.value(page=page.pk).text) == ("/about/", "เกี่ยวกับศูนย์")

    def test_a_link_to_a_private_page_shows_neither_address_nor_title(self, page):
        restrict(page)
        value = self.value(page=page.pk)
        assert (value.url, value.text) == ("", "")
        assert "เกี่ยวกับศูนย์" not in LinkBlock().render(value)

    def test_a_link_to_a_draft_is_none(self, page):
        page.unpublish()
        assert self.value(page=page.pk).url == ""

    def test_a_link_to_a_deleted_page_is_none(self, page):
        value = self.value(page=page.pk)
        page.delete()
        assert value.url == ""

    def test_exactly_one_target_is_needed(self, page, english):
        for given in ({}, {"page": page.pk, "address": "https://example.go.th/"}):
            with pytest.raises(ValidationError) as caught:
                LinkBlock().clean(self.value(**given))
            assert "not both" in str(caught.value.block_errors["address"])
        LinkBlock().clean(self.value(page=page.pk))
        LinkBlock().clean(self.value(address="https://example.go.th/"))

    def test_an_address_that_runs_a_script_is_refused(self):
        with pytest.raises(ValidationError):
            LinkBlock().clean(self.value(address="javascript:alert(1)"))


class TestRichText:
    def html(self, page):
        return expand_db_html(f'<p><a linktype="page" id="{page.pk}">อ่านต่อ</a></p>')

    def test_a_link_leads_to_the_page_in_the_language_of_the_reader(self, page):
        assert 'href="/about/"' in self.html(page)

    def test_in_english_it_leads_to_the_english_page(self, page, english):
        assert 'href="/en/about/"' in self.html(page)

    def test_a_link_to_a_private_page_loses_its_address_and_keeps_its_text(self, page):
        restrict(page)
        assert self.html(page) == "<p><a>อ่านต่อ</a></p>"

    def test_a_link_to_nothing_keeps_its_text(self):
        assert (
            expand_db_html('<p><a linktype="page" id="99999">x</a><a linktype="page" id="abc">y</a></p>')
            == "<p><a>x</a><a>y</a></p>"
        )

    def test_a_number_no_database_knows_leads_nowhere(self):
        assert expand_db_html(f'<a linktype="page" id="{"9" * 5000}">x</a>') == "<a>x</a>"

    def test_half_an_emoji_is_dropped(self):
        text = json.dumps({"blocks": [{"key": "a", "type": "unstyled", "text": "ก\ud83d"}], "entityMap": {}})
        html = CarefulRichTextArea().value_from_datadict({"body": text}, {}, "body")
        assert html == '<p data-block-key="a">ก</p>'

    @pytest.mark.parametrize("text", ["{", "[]", '{"blocks": [5], "entityMap": {}}'])
    def test_what_the_editor_never_sends_is_refused(self, text):
        with pytest.raises(BadRequest):
            CarefulRichTextArea().value_from_datadict({"body": text}, {}, "body")

    def test_many_links_cost_no_query_each(self, page, django_assert_max_num_queries):
        html = f'<a linktype="page" id="{page.pk}">x</a>' * 20
        expand_db_html(html)
        with django_assert_max_num_queries(20):  # outside a request: the generation once a link
            expand_db_html(html)


def test_a_fact_is_never_offered_for_translation():
    assert list(FactBlock().get_translatable_segments("0 2000 0000")) == []


def test_the_words_of_a_body_are_its_text_a_block_a_line():
    body = BodyBlock().to_python(
        [
            {"type": "heading", "value": "หัวข้อ"},
            {"type": "paragraph", "value": "<p>หนึ่ง &amp; สอง</p><ul><li>สาม</li></ul>"},
            {"type": "notice", "value": {"kind": "important", "title": "ประกาศ", "text": "งดบริการ"}},
        ]
    )
    assert plain_text(body) == "หัวข้อ\nหนึ่ง & สอง สาม\nประกาศ งดบริการ"


def test_a_heading_is_anchored_by_its_id_whatever_its_words(page):
    before = dict(page.contents)
    block = page.body[0]
    page.body[0] = ("heading", "คำใหม่")
    page.body[0].id = block.id
    assert set(dict(page.contents)) == set(before)


def test_script_in_running_text_is_not_rendered():
    assert RichText("<p>ok</p>").source == "<p>ok</p>"


@pytest.mark.parametrize("typed", [" https://x.go.th", "https://x.go.th\n", "\u00a0https://x.go.th\t"])
def test_blanks_around_an_address_are_no_fault_of_it(typed):
    assert FactURLBlock().clean(typed) == "https://x.go.th"


@pytest.mark.parametrize(
    "typed", ["www.x.go.th", "//x.go.th", "ftp://x.go.th", " javascript:alert(1)", "https:/x.go.th"]
)
def test_an_address_without_a_scheme_or_of_another_is_refused_in_words(typed, english):
    with pytest.raises(ValidationError, match="begins with https://"):
        FactURLBlock().clean(typed)


def test_an_address_may_be_left_out_where_it_is_optional():
    assert FactURLBlock(required=False).clean("") == ""
