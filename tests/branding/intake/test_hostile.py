"""After reading, a hostile drawing is refused with a sentence, or nothing hostile is left of it."""

import re

import pytest

from branding.intake import UploadRefused, read_svg
from tests.branding.intake.hostile import FILES, REFUSED, found_in

pytestmark = pytest.mark.usefixtures("english")


def read(path):
    return read_svg(path.read_bytes(), path.name)


def test_there_are_at_least_forty():
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryHostileDrawing:
    def test_is_refused_with_a_sentence_or_holds_nothing_of_it(self, path):
        if path.stem in REFUSED:
            with pytest.raises(UploadRefused) as caught:
                read(path)
            assert path.name in caught.value.sentence
            assert caught.value.sentence[-1] in ".)"
            return
        clean = read(path)
        assert list(found_in(clean.svg)) == []
        assert re.search(r"<[!?]", clean.svg) is None
        assert clean.removed or path.stem == "words-that-break-out"

    def test_is_read_the_same_again(self, path):
        if path.stem in REFUSED:
            return
        once = read(path)
        again = read_svg(once.svg.encode(), path.name)
        assert (again.svg, again.removed) == (once.svg, ())


def test_the_search_for_hostile_things_finds_them():
    """Else the tests above would hold for anything."""
    path = next(path for path in FILES if path.stem == "event-load")
    assert list(found_in(path.read_text()))
