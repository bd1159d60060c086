"""What people write is sealed, opens with any of the keys, and with no other."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from home.feedback.sealing import SealedForGoodError, seal, sealed_anew, unseal
from portal.env import env

NEW, OLD = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@given(
    st.dictionaries(st.sampled_from(["words", "about"]), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
)
def test_what_is_sealed_is_opened(values):
    assert unseal(seal(values)) == values


def test_the_sealed_text_tells_nothing():
    sealed = seal({"words": "ความลับ"})
    assert "ความลับ" not in sealed
    assert "words" not in sealed
    assert sealed != seal({"words": "ความลับ"})


def test_nothing_is_sealed_as_nothing():
    assert seal({"name": "", "phone": ""}) == ""
    assert unseal("") == {}


def test_keys_are_exchanged_by_putting_the_new_one_first(settings):
    settings.FEEDBACK_KEYS = [OLD]
    sealed = seal({"words": "ก"})
    settings.FEEDBACK_KEYS = [NEW, OLD]
    assert unseal(sealed) == {"words": "ก"}
    anew = sealed_anew(sealed)
    settings.FEEDBACK_KEYS = [NEW]
    assert unseal(anew) == {"words": "ก"}
    for act in (unseal, sealed_anew):
        with pytest.raises(SealedForGoodError):
            act(sealed)


@pytest.mark.parametrize(
    "value", ["short", "A" * 43, "ก" * 44, f"{NEW},x"], ids=["short", "no padding", "Thai", "second"]
)
def test_what_is_no_key_stops_the_start_without_being_repeated(monkeypatch, value):
    monkeypatch.setenv("FEEDBACK_KEYS", value)
    with pytest.raises(ImproperlyConfigured, match="of FEEDBACK_KEYS is not a key") as refused:
        assert env.FEEDBACK_KEYS
    assert value not in str(refused.value)


def test_several_keys_are_read(monkeypatch):
    monkeypatch.setenv("FEEDBACK_KEYS", f"{NEW}, {OLD}")
    assert env.FEEDBACK_KEYS == [NEW, OLD]
