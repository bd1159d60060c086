import pytest

from search.engines.base import CANDIDATES, Hit
from search.finding import find
from search.query import Concept
from search.ranking import SHARE_OF_BEST, floor_of, in_order, is_cut, share
from search.spelling import Speller

RENEW_PASSPORT = (Concept(("passport",), (("หนังสือเดินทาง",),)), Concept(("renewal",), (("renew",), ("ต่ออายุ",))))


def codes(answer):
    return [hit.code for hit in answer.hits]


def hit(number, score, kind="service"):
    return Hit(number, f"thing:{number}", "th", score, type=kind)


def ids(hits):
    return [one.document_id for one in hits]


def test_what_is_called_as_asked_stands_above_what_is_called_by_a_synonym(index_entry):
    index_entry("visa-extension", "Extension of stay", keywords="extend visa\nvisa renewal", locale="en")
    index_entry("driving-licence-renew", "Renew a driving licence", keywords="licence renewal", locale="en")
    index_entry("passport-new", "Apply for a passport", keywords="renew passport\nnew passport", locale="en")
    assert codes(find("passport renewal", "en"))[0] == "passport-new"


def test_the_order_of_the_words_of_a_name_does_not_matter(index_entry):
    index_entry("apart", "Tax", keywords="tax card\nid photograph", locale="en")
    index_entry("together", "Card", keywords="card for tax id", locale="en")
    assert codes(find("id tax card", "en"))[0] == "together"


def test_a_name_with_the_word_says_more_than_a_name_with_a_synonym():
    typed, meant = frozenset({"passport", "renewal"}), frozenset({"passport", "renew"})
    assert 1 == share(RENEW_PASSPORT, typed) > share(RENEW_PASSPORT, meant) > share(RENEW_PASSPORT, {"passport"}) > 0


def test_a_term_of_several_words_counts_as_a_whole():
    assert share((Concept(("id", "card"), ()),), frozenset({"disability", "card"})) == 0


def test_news_stand_below_a_page_of_equal_words(index_entry):
    index_entry("closed", "ศูนย์ปิดทำการ", kind="news", body="เวลาทำการ")
    index_entry("contact", "ศูนย์ปิดทำการ", kind="information", body="เวลาทำการ")
    assert codes(find("ศูนย์ปิดทำการ", "th")) == ["contact", "closed"]


def test_a_manual_of_many_services_stands_below_a_page_of_equal_words_unless_it_is_asked_for(index_entry):
    index_entry("", "ภาษี ที่ดิน", key="booklet", kind="manual", body="ค่าปรับ")
    index_entry("tax", "ภาษี ที่ดิน", kind="information", body="ค่าปรับ")
    assert codes(find("ภาษี", "th")) == ["tax", ""]
    booklet, page = sorted(find("คู่มือ ภาษี", "th").hits, key=lambda hit: hit.type != "manual")
    assert booklet.score == pytest.approx(page.score)


def test_news_that_alone_have_the_words_are_found(index_entry):
    index_entry("closed", "ศูนย์ปิดทำการ", kind="news")
    assert codes(find("ศูนย์ปิดทำการ", "th")) == ["closed"]


@pytest.mark.parametrize(
    "question", ["เปิดปิดกี่โมง", "เวลาเปิดปิด", "opening hours", "phone number", "เบอร์โทร", "where is the office"]
)
def test_questions_about_the_centre_lead_to_its_page(index_entry, question):
    index_entry("water", "การขอติดตั้งประปา", body="เบอร์โทร เปิด ปิด phone number open office hours")
    index_entry("closed", "ศูนย์ปิดทำการ เปิดอีกครั้ง", kind="news", body="opening hours")
    index_entry("contact", "ติดต่อศูนย์", kind="information", summary="ที่อยู่ โทรศัพท์ เวลาทำการ")
    index_entry("contact", "Contact the centre", kind="information", summary="Phone and opening hours", locale="en")
    assert codes(find(question, "th"))[0] == "contact"


def test_parking_is_no_vehicle(index_entry):
    index_entry("vehicle-tax", "การชำระภาษีรถประจำปี", keywords="ภาษีรถยนต์\nต่อทะเบียนรถ")
    index_entry("questions", "คำถามที่พบบ่อย", kind="questions", body="จอดรถที่ไหน จอดฟรีที่ลานหน้าศาลากลาง")
    assert codes(find("ที่จอดรถ", "th"))[0] == "questions"


def test_what_is_far_below_the_best_is_cut_and_not_counted():
    hits = [hit(1, 10), hit(2, 10 * SHARE_OF_BEST), hit(3, 10 * SHARE_OF_BEST - 0.1)]
    assert ids(in_order(hits, [], Speller([]), floor_of(hits))) == [1, 2]


def test_a_page_is_not_cut_because_it_sank():
    hits = [hit(1, 10), hit(2, 10 * SHARE_OF_BEST, "news")]
    assert ids(in_order(hits, [], Speller([]), floor_of(hits))) == [1, 2]


def test_a_page_whose_name_means_what_was_asked_is_not_cut(index_entry):
    index_entry("both", "Passport", keywords="passport", summary="passport", locale="en")
    index_entry("thai-only", "หนังสือเดินทาง")
    assert codes(find("passport", "en")) == ["both", "thai-only"]


def test_a_list_is_cut_where_what_was_left_out_may_be_as_good():
    full = [hit(number, 10) for number in range(CANDIDATES)]
    assert is_cut(full, floor_of(full))
    assert not is_cut(full[1:], floor_of(full))
    assert not is_cut([*full[1:], hit(0, 1)], floor_of(full))
    assert not is_cut([], 0)


def test_nothing_found_is_nothing_in_order():
    assert in_order([], [], Speller([]), floor_of([])) == []


def test_a_question_of_known_words_offers_no_other_spelling(index_entry):
    index_entry("foreigner-notification", "การแจ้งรับคนต่างด้าวเข้าพักอาศัย", keywords="แจ้งฝรั่งพักบ้าน")
    index_entry("land-transfer", "การจดทะเบียนโอนอสังหาริมทรัพย์", keywords="โอนบ้าน")
    answer = find("ฝรั่งมานอนบ้าน", "th")
    assert answer.did_you_mean is None
    assert codes(answer)[0] == "foreigner-notification"
