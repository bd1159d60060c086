"""From a master to its files: all or none, told as they come, and proposals for a person to approve."""

import pytest
from django.utils import translation

from branding import making, storage
from branding.derivatives import PURPOSES, Derivative, DerivativesRefused
from branding.intake import CleanSvg
from branding.kinds import Colouring, Kind, Layout, Making, Origin, Wording
from branding.models import AssetVariant
from tests.branding.assets import draft, svg

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch):
    """Files that cost nothing, and what was asked for."""
    asked = []

    def make(master, wanted, progress=None):
        asked.append((master, tuple(wanted)))
        for done in (1, 2):
            progress(done, 2)
        yield Derivative("png-64", "png", 64, 32, b"png of " + master.svg.encode())
        yield Derivative("pdf", "pdf", 80, 40, b"pdf")

    monkeypatch.setattr(making, "make", make)
    monkeypatch.setattr(
        making, "proposals", lambda master: {"one_colour": svg("#000000").svg, "reversed": svg("#ffffff").svg}
    )
    return asked


@pytest.fixture
def variant():
    asset = draft(forms=[])
    return AssetVariant(asset=asset, wording=Wording.NONE, colouring=Colouring.FULL, layout=Layout.ALONE)


@pytest.fixture
def upload(variant, django_capture_on_commit_callbacks):
    """Stores a master, and the worker does its work."""

    def upload(master=None, name="ตราน้ำใจ.svg", one=variant):
        with django_capture_on_commit_callbacks(execute=True):
            making.store_master(one, master or svg(), name)
        return AssetVariant.objects.get(pk=one.pk)

    return upload


def files_of(variant) -> set[str]:
    return {file.purpose for file in variant.files.all()}


class TestFiles:
    def test_they_are_made_of_the_master(self, quick, upload):
        variant = upload()
        assert (variant.making, variant.original_name) == (Making.DONE, "ตราน้ำใจ.svg")
        assert files_of(variant) == {"master", "png-64", "pdf"}
        file = variant.files.get(purpose="png-64")
        assert storage.get(file.sha256) == b"png of " + svg().svg.encode()
        assert (file.width, file.height, file.size) == (64, 32, len(b"png of " + svg().svg.encode()))

    def test_another_master_takes_their_place(self, quick, upload):
        upload()
        again = upload(svg("#8a1f11"))
        assert b"#8a1f11" in storage.get(again.files.get(purpose="png-64").sha256)
        assert again.files.count() == 3

    def test_until_then_it_waits_and_has_no_old_file(self, quick, upload, variant):
        upload()
        making.store_master(variant, svg("#8a1f11"), "new.svg")
        waiting = AssetVariant.objects.get(pk=variant.pk)
        assert waiting.making == Making.WAITING
        assert files_of(waiting) == {"master"}

    def test_icons_are_made_of_what_stands_without_words(self, quick, upload, variant):
        upload()
        assert "favicon.ico" in quick[0][1]
        variant.asset.kind = Kind.LOGO
        assert "favicon.ico" in making.purposes(variant)
        variant.layout = Layout.HORIZONTAL
        assert "favicon.ico" not in making.purposes(variant)

    def test_every_file_there_is_a_purpose_for_is_made_of_a_symbol(self, quick, upload, variant):
        upload()
        assert set(quick[0][1]) == set(PURPOSES)

    def test_how_far_it_is_is_told(self, quick, upload, variant, monkeypatch):
        told = []
        monkeypatch.setattr(making, "_tell", lambda pk, done, total: told.append((pk, done, total)))
        upload()
        assert told[:2] == [(variant.pk, 1, 2), (variant.pk, 2, 2)]

    def test_files_of_a_master_that_was_replaced_meanwhile_are_dropped(self, quick, upload, variant):
        upload()
        assert not making.keep_made(variant.pk, "0" * 64, [Derivative("pdf", "pdf", 1, 1, b"old")])
        assert not making.keep_made(0, "0" * 64, [])
        assert storage.get(variant.files.get(purpose="pdf").sha256) == b"pdf"

    def test_a_variant_that_has_gone_is_nobodys_fault(self, quick):
        making.make_files.call(0)


class TestFaults:
    @pytest.fixture
    def broken(self, monkeypatch):
        def make(*args, **kwargs):
            raise DerivativesRefused(lambda: translation.gettext("Logo"))

        monkeypatch.setattr(making, "make", make)

    def test_why_is_told_in_both_languages_and_nothing_is_half_made(self, broken, upload):
        variant = upload()
        assert variant.making == Making.FAILED
        assert (variant.fault_th, variant.fault_en) == ("ตราสัญลักษณ์", "Logo")
        assert files_of(variant) == {"master"}

    def test_a_master_that_has_gone_from_the_disk(self, quick, upload, variant):
        first = upload()
        storage.path_of(first.master.sha256).unlink()
        making.make_files.call(variant.pk)
        variant.refresh_from_db()
        assert variant.making == Making.FAILED
        assert "อัปโหลดใหม่" in variant.fault_th

    def test_what_failed_is_made_again(self, quick, upload, variant):
        upload()
        AssetVariant.objects.filter(pk=variant.pk).update(making=Making.FAILED, fault_th="x", fault_en="x")
        making.make_files.call(variant.pk)
        variant.refresh_from_db()
        assert (variant.making, variant.fault) == (Making.DONE, "")


class TestProposals:
    def test_one_colour_and_reversed_wait_for_a_person(self, quick, upload, variant):
        upload()
        proposed = {one.colouring: one for one in variant.asset.variants.filter(origin=Origin.PROPOSED)}
        assert set(proposed) == {Colouring.ONE, Colouring.REVERSED}
        assert not any(one.is_approved or one.is_ready for one in proposed.values())
        assert b"#ffffff" in storage.get(proposed[Colouring.REVERSED].master.sha256)

    def test_what_is_there_is_not_proposed(self, quick, upload, variant):
        upload(one=AssetVariant(asset=variant.asset, wording="none", layout="alone", colouring="reversed"))
        upload()
        assert set(variant.asset.variants.values_list("colouring", "origin")) == {
            ("full", "uploaded"), ("reversed", "uploaded"), ("one", "proposed"),
        }  # fmt: skip

    def test_of_a_proposal_nothing_is_proposed(self, quick, upload, variant):
        upload()
        assert variant.asset.variants.count() == 3

    def test_where_none_can_be_drawn_the_variant_is_ready_all_the_same(self, quick, upload, monkeypatch):
        def refuse(master):
            raise DerivativesRefused(lambda: "no")

        monkeypatch.setattr(making, "proposals", refuse)
        variant = upload()
        assert variant.making == Making.DONE
        assert variant.asset.variants.count() == 1


def test_what_was_left_out_is_kept_in_both_languages(quick, upload):
    class Removed:
        @property
        def sentence(self):
            return translation.gettext("Logo")

    variant = upload(CleanSvg(svg().svg, 80, 40, (Removed(),)))
    assert variant.removed == [{"th": "ตราสัญลักษณ์", "en": "Logo"}]
    assert variant.left_out == ["ตราสัญลักษณ์"]
