"""What a keyboard set to the other language has typed."""

from hypothesis import given
from hypothesis import strategies as st

from manuals.counter.keyboards import as_latin_keys, as_thai_keys
from manuals.counter.picking import codes_in

codes = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,4}", fullmatch=True)


def test_an_address_scanned_by_a_computer_set_to_thai_is_read():
    assert as_latin_keys("้ะะยหซฝฝยนพะฟสใเนใะ้ฝหฝรก-แฟพก") == "https://portal.go.th/s/id3card"
    assert as_latin_keys("้ะะยหซฝฝยนพะฟสใเนใะ้ฝหฝรกขแฟพกขสนหะ") == "https://portal.go.th/s/id-card-lost"


def test_a_thai_word_typed_in_latin_letters_is_read():
    assert as_thai_keys("[y9i") == "บัตร"


def test_what_is_typed_as_it_should_be_stays():
    assert as_latin_keys("id-card-lost") == "id-card-lost"
    assert as_thai_keys("บัตรหาย 2") == "บัตรหาย 2"


@given(codes, st.sampled_from(["http://127.0.0.1:8604/s/", "https://example.go.th/en/s/", "HTTPS://EXAMPLE.GO.TH/S/"]))
def test_whatever_the_code_and_the_host_a_scanned_address_leads_to_it(code, beginning):
    address = f"{beginning}{code}"
    assert as_latin_keys(as_thai_keys(address)) == address
    assert code in codes_in(address)
    assert code in codes_in(as_thai_keys(address))
    assert code in codes_in(f"{address}/?x=1#y")


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reading(text):
    as_latin_keys(text)
    as_thai_keys(text)
    assert all(" " not in code and code for code in codes_in(text))
