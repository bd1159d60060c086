"""Which bodies can be read and stored."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.operations.bodies import UnreadableError, is_readable_form, is_storable, json_object

STORABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    STORABLE | NUMBERS | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(STORABLE, inner, max_size=4),
    max_leaves=12,
)
UNSTORABLE = ["a\0b", "\0", "\ud800", "a\udfffb", "\udc00\ud800"]


@given(value=st.dictionaries(STORABLE, VALUES), ascii_only=st.booleans())
def test_every_json_object_of_storable_texts_is_read_as_it_is(value, ascii_only):
    assert json_object(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(value=VALUES, bad=st.sampled_from(UNSTORABLE), as_key=st.booleans())
def test_a_text_that_cannot_be_stored_is_found_however_deep_it_lies(value, bad, as_key):
    inner = {"kept": value, bad: 1} if as_key else {"kept": value, "bad": [bad]}
    with pytest.raises(UnreadableError):
        json_object(json.dumps({"outer": [inner]}).encode())
    assert not is_readable_form([("field", [json.dumps([inner])])])


@pytest.mark.parametrize(
    "body",
    [b"", b"x", b"[]", b"[1]", b"1", b"null", b'"x"', b"{", b"\xff\xfe{}", b"\x00", b'{"a":1e999}', b'{"a":NaN}', b'{"a":-Infinity}',
     b"[" * 100_000, b'{"a":' * 100_000, '{"a":1}'.encode("utf-16")],
)  # fmt: skip
def test_what_is_no_json_object_is_refused(body):
    with pytest.raises(UnreadableError):
        json_object(body)


@given(body=st.binary(max_size=200))
def test_no_bytes_whatever_raise_anything_else(body):
    with suppress(UnreadableError):
        assert isinstance(json_object(body), dict)


@pytest.mark.parametrize("text", UNSTORABLE)
def test_names_and_values_that_cannot_be_stored_are_refused(text):
    assert not is_storable(text)
    assert not is_readable_form([(text, ["x"])])
    assert not is_readable_form([("x", ["y", text])])


@pytest.mark.parametrize(
    "text",
    ["\\u0000", "[\\u0000", '{"a": \\u0000}', '"\\\\u0000"', '["\\\\ud800"]', '{"a": "\\ud83d\\ude00"}', "\\ud800 as people write of it",
     "", " ", "[", '"', "{" * 5000],
)  # fmt: skip
def test_a_text_that_only_looks_like_an_escape_is_a_text(text):
    assert is_readable_form([("field", [text])])


@given(fields=st.dictionaries(STORABLE, st.lists(STORABLE, max_size=3), max_size=5))
def test_every_form_of_storable_texts_is_readable_unless_it_hides_something(fields):
    assert is_readable_form(fields.items()) or any("\\u" in value for values in fields.values() for value in values)
