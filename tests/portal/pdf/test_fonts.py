"""The fonts for PDF."""

import pytest
from fontTools.ttLib import TTFont

from deploy.flatten_font import anchors_of
from portal.pdf.compiler import FAMILY
from portal.pdf.repertoire import FONTS, characters

FACES = sorted(FONTS.glob("*.ttf"))


def test_there_are_two_with_their_licence():
    assert [path.stem for path in FACES] == ["portal-pdf-Bold", "portal-pdf-Regular"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
class TestFace:
    def test_no_mark_is_lifted_or_lowered(self, path):
        lookups = TTFont(path)["GPOS"].table.LookupList.Lookup
        anchors = [anchor for lookup in lookups for table in lookup.SubTable for anchor in anchors_of(table)]
        assert len(anchors) > 100
        assert {anchor.YCoordinate for anchor in anchors} == {0}

    def test_bears_its_own_name_and_keeps_the_licence(self, path):
        names = TTFont(path)["name"]
        assert names.getDebugName(1) == FAMILY
        assert "Open Font License" in names.getDebugName(13)
        assert not any("Sarabun" in str(names.getName(number, 3, 1, 0x409)) for number in (1, 3, 4, 6))

    def test_prints_what_the_list_beside_it_says(self, path):
        font = TTFont(path)
        codes = {chr(code) for code in font.getBestCmap() if code >= ord(" ")}
        assert characters() <= codes
        assert codes - characters() == set("ʾʿˈˊˋˌ")  # letters without a width
        assert {font["hmtx"][font.getBestCmap()[ord(sign)]][0] for sign in codes - characters()} == {0}
