"""Which service an officer means."""

import pytest

from manuals.counter.picking import Pick
from portal.bilingual.keyboards import to_thai
from tests.factories import ServicePageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "id-card-lost",
        " ID-CARD-LOST ",
        "https://testserver/s/id-card-lost",
        "https://testserver/en/s/id-card-lost/?from=poster",
        "/services/dopa/id-card-lost/",
        to_thai("https://testserver/s/id-card-lost"),
        to_thai("id-card-lost"),
        "บัตรหาย",
        "[y9iskp",
        "การขอมีบัตรประจำตัวประชาชนใหม่",
        "new identity",
        "IDENTITY card",
        "id-card",
        "id_card_lost",
        "idcardlost",
        "id–card–lo",
        "id\u200b-card-lost",
        "บัตร\u200bหาย",
    ],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_code_address_and_words_of_both_languages_mean_the_service(two_names, typed, language):
    pick = Pick.of(typed, language)
    assert pick.only == "id-card-lost"
    assert pick.found["id-card-lost"].language == language


@pytest.mark.parametrize("typed", ["ตม.47", "ตม.๔๗", "ตม ๔๗", "ตม47", "๙๐ วัน", "immigration-๙๐-days", "คําขอ 90"])
def test_numbers_and_signs_are_read_however_they_are_written(two_names, typed):
    ServicePageFactory(
        parent=two_names.agency,
        title="การแจ้งที่พักอาศัยเกิน 90 วัน",
        code="immigration-90-days",
        slug="immigration-90-days",
        common_names="ตม.47\nคำขอ 90",
    )
    assert Pick.of(typed, "th").only == "immigration-90-days"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_name_of_an_agency_means_its_services(two_names, language):
    pick = Pick.of(two_names.agency.title, language)
    assert set(pick.found) == {"id-card-lost", "house-move"}


def test_words_of_several_names_mean_all_of_them(two_names):
    pick = Pick.of("การ", "th")
    assert set(pick.found) == {"id-card-lost", "house-move"}
    assert pick.only == ""


def test_a_whole_name_means_its_service_though_others_hold_it_too(two_names):
    title = two_names.translated.title
    ServicePageFactory(
        parent=two_names.agency, title=f"{title} (เร่งด่วน)", code="id-card-fast", slug="id-card-fast", common_names=""
    )
    assert Pick.of(title, "th").only == "id-card-lost"
    assert len(Pick.of(title[:-4], "th").found) == 2


@pytest.mark.parametrize("typed", ["ไม่มีงานนี้", "id-cart", "https://testserver/s/nothing", "x", "..", "/", "%%%", "๑"])
def test_what_is_not_there_is_missed(two_names, typed):
    pick = Pick.of(typed, "th")
    assert pick.is_missed
    assert not pick.found


def test_an_empty_field_asks_for_nothing(two_names):
    assert not Pick.of("  ", "th").is_missed


def test_a_service_that_is_not_published_is_not_there(two_names):
    two_names.translated.unpublish()
    for typed in ("id-card-lost", "บัตรหาย", "/s/id-card-lost"):
        assert Pick.of(typed, "th").is_missed


def test_a_long_list_is_cut_and_says_so(two_names):
    for number in range(31):
        ServicePageFactory(
            parent=two_names.agency,
            title=f"งานที่ {number}",
            code=f"work-{number}",
            slug=f"work-{number}",
            common_names="",
        )
    pick = Pick.of("งานที่", "th")
    assert len(pick.shown) == 30
    assert pick.is_cut
