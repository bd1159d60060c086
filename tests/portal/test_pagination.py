from contextlib import suppress

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.pagination import Pagination


def page_of(count, query=""):
    return Pagination(range(count), RequestFactory().get(f"/news/?{query}"), 10)


@given(count=st.integers(0, 2000), data=st.data())
def test_every_page_there_is_can_be_asked_for_and_together_they_are_the_list(count, data):
    last = max(1, -(-count // 10))
    number = data.draw(st.integers(1, last))
    items = list(page_of(count, f"page={number}").page)
    assert items == list(range((number - 1) * 10, min(number * 10, count)))


@given(count=st.integers(0, 2000), number=st.one_of(st.integers(), st.text(max_size=300)))
def test_a_number_is_a_page_or_not_found_and_nothing_else(count, number):
    last = max(1, -(-count // 10))
    pagination = Pagination(range(count), RequestFactory().get("/news/", {"page": number}), 10)
    if isinstance(number, int) and 1 <= number <= last:
        assert pagination.page.number == number
    elif isinstance(number, int):
        with pytest.raises(Http404, match="1"):
            _ = pagination.page
    else:
        with suppress(Http404):
            assert 1 <= pagination.page.number <= last


def test_an_empty_number_is_the_first_page():
    assert page_of(25, "page=").page.number == 1


def test_the_sentence_names_the_pages_there_are():
    with (
        translation.override("en"),
        pytest.raises(Http404, match=r"There is no page “7” in this list. It has pages 1 to 3."),
    ):
        _ = page_of(25, "page=7").page


def test_other_pages_keep_the_choices_of_the_list_and_the_first_has_no_number():
    pagination = page_of(45, "mode=complete&page=2")
    assert (pagination.previous, pagination.next) == ("?mode=complete", "?mode=complete&page=3")


def test_the_first_page_of_a_list_without_choices_is_its_plain_address():
    assert page_of(45, "page=2").previous == "/news/"


def test_the_ends_have_no_neighbours():
    assert page_of(5).previous is None
    assert page_of(5).next is None


@given(count=st.integers(1, 5000), data=st.data())
def test_the_links_hold_the_first_the_last_and_the_present_page(count, data):
    last = -(-count // 10)
    number = data.draw(st.integers(1, last))
    numbers = [n for n, _address in page_of(count, f"page={number}").links if n]
    assert {1, number, last} <= set(numbers)
    assert len(numbers) <= 7
