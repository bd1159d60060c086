"""Signs are made twice at once on the whole machine, and no more often."""

import subprocess
import sys
from pathlib import Path

import pytest

from branding.signs.kinds import KINDS, Paper
from branding.signs.making import IN_A_FILE, WITH_SERVICES, make_pdf
from branding.signs.turns import AT_ONCE, turn
from portal.pdf.faults import PdfRefused
from tests.branding.signs import samples


def test_who_comes_third_is_asked_to_try_again_and_is_served_when_one_has_ended():
    assert AT_ONCE == 2
    kind = KINDS["counter"]
    signs = [samples.sign(kind, samples.words(5))]
    with turn():
        with turn(), pytest.raises(PdfRefused, match="being made"):
            make_pdf(kind, Paper("a5", "landscape"), signs, samples.CENTRE, in_process=True)
        assert make_pdf(kind, Paper("a5", "landscape"), signs, samples.CENTRE, in_process=True).pages == 1


def test_who_fails_gives_the_turn_back():
    for _attempt in range(AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), turn():
            raise ZeroDivisionError
    with turn():
        pass


@pytest.mark.parametrize(
    ("number", "services"), [(IN_A_FILE, 0), (WITH_SERVICES, 12)], ids=["names alone", "with services"]
)
def test_the_largest_file_of_long_words_takes_less_than_300_mb(tmp_path, number, services):
    """The whole process, of which the libraries are a hundred; and the file is made within its limits."""
    measure = Path(__file__).with_name("memory.py")
    told = subprocess.run(
        [sys.executable, measure, tmp_path, str(number), str(services)], capture_output=True, text=True, check=True
    )
    assert 50 < float(told.stdout) < 300
