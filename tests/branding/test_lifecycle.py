"""Draft, current, retired."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from branding import lifecycle, making, versions
from branding.kinds import Colouring, Kind, Layout, Making, Origin, Status, Wording
from branding.models import AssetVariant, BrandAsset
from portal.tree import snapshot
from tests.branding.assets import draft, svg, variant

pytestmark = pytest.mark.django_db


def current(asset: BrandAsset) -> BrandAsset:
    lifecycle.make_current(asset)
    asset.refresh_from_db()
    return asset


class TestWhatIsMissing:
    def test_a_complete_draft_lacks_nothing(self):
        assert lifecycle.obstacles(draft()) == []

    @pytest.mark.parametrize(
        ("field", "word"),
        [
            ("approved_on", "วันที่อนุมัติ"),
            ("approved_by_en", "ผู้อนุมัติ"),
            ("approved_by_th", "ผู้อนุมัติ"),
            ("approval_document", "เอกสารอนุมัติ"),
        ],
    )
    def test_each_part_of_the_approval_is_asked_for(self, field, word):
        asset = draft()
        setattr(asset, field, None if field == "approved_on" else "")
        [sentence] = lifecycle.obstacles(asset)
        assert word in sentence

    def test_a_draft_without_drawing(self):
        assert len(lifecycle.obstacles(draft(forms=[]))) == 1

    @pytest.mark.parametrize("making", [Making.WAITING, Making.RUNNING, Making.FAILED])
    def test_files_that_are_not_ready(self, making):
        asset = draft()
        AssetVariant.objects.filter(asset=asset, colouring=Colouring.FULL).update(making=making)
        [sentence] = lifecycle.obstacles(BrandAsset.objects.get(pk=asset.pk))
        assert "ไม่มีข้อความ · สัญลักษณ์เดี่ยว · เต็มสี" in sentence

    def test_a_proposal_that_nobody_approved_is_no_reversed_form(self):
        asset = draft()
        asset.variants.filter(colouring=Colouring.REVERSED).update(origin=Origin.PROPOSED)
        [sentence] = lifecycle.obstacles(asset)
        lifecycle.approve(asset.variants.get(colouring=Colouring.REVERSED))
        assert sentence
        assert lifecycle.obstacles(BrandAsset.objects.get(pk=asset.pk)) == []

    def test_what_is_not_complete_stays_a_draft(self):
        asset = draft(approved=False)
        with pytest.raises(lifecycle.NotPossible) as refused:
            lifecycle.make_current(asset)
        assert len(refused.value.messages) == 3
        assert BrandAsset.objects.get(pk=asset.pk).is_draft


def test_a_logo_needs_its_forms_in_each_language():
    thai = [(Wording.THAI, colouring, Layout.HORIZONTAL) for colouring in (Colouring.FULL, Colouring.REVERSED)]
    [sentence] = lifecycle.obstacles(draft(Kind.LOGO, forms=thai))
    assert "อังกฤษ: เต็มสี" in sentence
    assert "ไทย: เต็มสี" not in sentence


class TestMakingCurrent:
    def test_the_one_before_it_is_retired_and_names_its_successor(self):
        first, second = current(draft()), draft(version="2.0")
        assert lifecycle.make_current(second) == first
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.status, first.successor, second.status) == (Status.RETIRED, second, Status.CURRENT)
        assert first.retired_at is not None
        assert second.current_since is not None

    def test_other_kinds_stay(self):
        symbol = current(draft())
        current(draft(Kind.LOGO))
        symbol.refresh_from_db()
        assert symbol.is_current

    def test_each_agency_has_its_own(self):
        one, other = (draft(Kind.AGENCY, agency_key=uuid.uuid4()) for _ in range(2))
        assert current(one).is_current
        assert current(other).is_current
        one.refresh_from_db()
        assert one.is_current

    def test_the_database_holds_that_one_is_current(self):
        current(draft())
        second = draft()
        with pytest.raises(IntegrityError), transaction.atomic():
            BrandAsset.objects.filter(pk=second.pk).update(status=Status.CURRENT)

    def test_twice_is_refused(self):
        asset = current(draft())
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.make_current(asset)

    def test_the_tree_is_built_anew(self, django_capture_on_commit_callbacks):
        asset, before = draft(), snapshot().generation
        with django_capture_on_commit_callbacks(execute=True):
            lifecycle.make_current(asset)
        assert snapshot().generation > before

    def test_it_is_written_down(self, django_user_model):
        user = django_user_model.objects.create(username="head")
        first, second = draft(), draft()
        lifecycle.make_current(first, user)
        lifecycle.make_current(second, user)
        deeds = ModelLogEntry.objects.filter(user=user).order_by("pk").values_list("action", "object_id")
        assert list(deeds) == [
            (lifecycle.MADE_CURRENT, str(first.pk)),
            (lifecycle.RETIRED, str(first.pk)),
            (lifecycle.MADE_CURRENT, str(second.pk)),
        ]


class TestRetiring:
    def test_without_a_successor(self):
        asset = current(draft())
        lifecycle.retire(asset)
        asset.refresh_from_db()
        assert (asset.status, asset.successor) == (Status.RETIRED, None)

    def test_only_what_is_current(self):
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.retire(draft())

    def test_what_was_current_is_not_deleted(self):
        asset = current(draft())
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.delete(asset)
        lifecycle.retire(asset)
        asset.refresh_from_db()
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.delete(asset)

    def test_a_draft_is_deleted_with_its_variants(self):
        asset = draft()
        lifecycle.delete(asset)
        assert not BrandAsset.objects.exists()
        assert not AssetVariant.objects.exists()

    def test_the_variants_of_what_is_current_stay(self):
        asset = current(draft())
        one = asset.variants.first()
        before = one.master.sha256
        for deed in (
            lifecycle.delete_variant,
            lifecycle.approve,
            lambda one: making.store_master(one, svg("#8a1f11"), "x.svg"),
        ):
            with pytest.raises(lifecycle.NotPossible):
                deed(one)
        assert asset.variants.get(pk=one.pk).master.sha256 == before

    def test_a_draft_that_was_read_before_it_became_current_is_no_draft_any_more(self):
        asset = draft()
        stale = AssetVariant.objects.select_related("asset").get(pk=asset.variants.first().pk)
        current(asset)
        with pytest.raises(lifecycle.NotPossible):
            making.store_master(stale, svg("#8a1f11"), "x.svg")

    def test_a_version_is_used_again(self):
        first, second = current(draft()), current(draft(version="2.0"))
        first.refresh_from_db()
        lifecycle.make_current(first)
        for asset in (first, second):
            asset.refresh_from_db()
        assert (first.is_current, first.retired_at, first.successor) == (True, None, None)
        assert (second.is_retired, second.successor) == (True, first)


class TestWhatChangedSinceItWasRead:
    """What a screen showed may be another by the time its button is pressed; tests/branding/test_at_once.py has the rest."""

    @pytest.mark.parametrize(
        "deed", [lifecycle.make_current, lifecycle.delete, lifecycle.retire], ids=["made current", "deleted", "retired"]
    )
    def test_what_has_gone_is_told_and_does_not_come_back(self, deed):
        asset = draft()
        shown = BrandAsset.objects.prefetch_related("variants__files").get(pk=asset.pk)
        lifecycle.delete(asset)
        with pytest.raises(lifecycle.NotPossible):
            deed(shown)
        assert not BrandAsset.objects.exists()

    def test_a_draft_that_became_current_is_not_deleted(self):
        asset = draft()
        shown = BrandAsset.objects.get(pk=asset.pk)
        current(asset)
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.delete(shown)
        assert BrandAsset.objects.get().is_current

    @pytest.mark.parametrize(
        "deed",
        [
            lifecycle.approve,
            lifecycle.delete_variant,
            making.make_again,
            lambda one: making.keep_master(one, svg(), "x.svg"),
        ],
        ids=["approved", "removed", "made again", "drawn"],
    )
    def test_a_variant_that_has_gone_is_told_and_does_not_come_back(self, deed):
        asset = draft()
        shown = asset.variants.first()
        lifecycle.delete_variant(asset.variants.first())
        with pytest.raises(lifecycle.NotPossible):
            deed(shown)
        assert asset.variants.count() == 1

    def test_what_is_current_is_not_made_again(self):
        asset = current(draft())
        one = asset.variants.first()
        with pytest.raises(lifecycle.NotPossible):
            making.make_again(one)
        assert not making.keep_made(one.pk, one.master.sha256, [])
        assert asset.variants.get(pk=one.pk).is_ready


class TestNewVersion:
    def test_it_has_the_drawings_and_not_the_approval(self):
        asset = current(draft(version="2569-1"))
        copy = versions.new_version(asset)
        assert (copy.version, copy.is_draft, copy.title_th) == ("2569-2", True, asset.title_th)
        assert (copy.approved_on, copy.approved_by_th, bool(copy.approval_document)) == (None, "", False)
        masters = [[one.master.sha256 for one in each.variants.all()] for each in (asset, copy)]
        assert masters[0] == masters[1]
        assert all(one.is_ready for one in copy.variants.all())

    def test_what_is_carried_over_is_asked_for_once_another_drawing_is_new(self):
        copy = versions.new_version(current(draft()))
        full = copy.variants.get(colouring=Colouring.FULL)
        assert "ไม่มี" not in " ".join(lifecycle.obstacles(copy))
        making.store_master(full, svg("#8a1f11"), "new.svg")
        lifecycle.drawn(full)
        assert any("ยังเป็นภาพของรุ่นก่อน" in sentence for sentence in lifecycle.obstacles(copy))
        lifecycle.approve(copy.variants.get(colouring=Colouring.REVERSED))
        assert not any("ยังเป็นภาพของรุ่นก่อน" in sentence for sentence in lifecycle.obstacles(copy))

    def test_a_proposal_that_nobody_approved_is_left_behind(self):
        asset = draft()
        variant(asset, Wording.NONE, Colouring.ONE, Layout.ALONE)
        asset.variants.filter(colouring=Colouring.ONE).update(origin=Origin.PROPOSED)
        assert versions.new_version(asset).variants.count() == 2

    @pytest.mark.parametrize(
        ("version", "following"),
        [
            ("1.0", "2.0"),
            ("2", "3"),
            ("2569-1", "2569-2"),
            ("9.4", "10.0"),
            ("แรก", "แรก-2"),
            ("x" * 20, "x" * 18 + "-2"),
        ],
    )
    def test_its_number_follows(self, version, following):
        assert versions.next_version(version) == following
