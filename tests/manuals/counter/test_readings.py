"""What may have been typed or scanned, and the codes in it."""

from hypothesis import given
from hypothesis import strategies as st

from manuals.counter.picking import codes_in, readings
from manuals.counter.spelling import plain
from portal.bilingual.keyboards import to_thai

codes = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,4}", fullmatch=True)


@given(codes, st.sampled_from(["http://127.0.0.1:8604/s/", "https://example.go.th/en/s/", "HTTPS://EXAMPLE.GO.TH/S/"]))
def test_whatever_the_code_and_the_host_a_scanned_address_leads_to_it(code, beginning):
    address = f"{beginning}{code}"
    assert address in readings(to_thai(address))
    assert code in codes_in(address)
    assert code in codes_in(to_thai(address))
    assert code in codes_in(f"{address}/?x=1#y")


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reading(text):
    assert all(" " not in code and code for code in codes_in(text))
    assert plain(plain(text)) == plain(text)
