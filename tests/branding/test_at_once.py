"""Several people care for the logo at the same moment: one asset is current, nothing is lost, and who comes too late is told."""

import random
import threading
from concurrent.futures import Future
from contextlib import suppress

import pytest
from django.db import connection, transaction

from branding import lifecycle, making
from branding.derivatives import Derivative
from branding.kinds import Colouring, Kind, Layout, Making, Origin, Status, Wording
from branding.models import AssetFile, AssetVariant, BrandAsset
from branding.screens.forms import AssetForm
from tests.at_once import WAIT_SECONDS, held, others, until_waiting
from tests.branding.assets import draft, svg, variant

if connection.vendor != "postgresql":
    pytest.skip("connections that wait for each other's rows: on PostgreSQL only", allow_module_level=True)

# The youngest draft: while it is held, who makes another current has all others of the kind and waits for it.
LAST = "9.0"
MEANWHILE = "ระหว่างนี้มีผู้อื่น"
CURRENT_ALREADY = "ใช้เป็นปัจจุบันอยู่แล้ว"


@pytest.fixture(autouse=True)
def _committed(commits, queue):
    """No asset stays for the next test; what the worker would do waits in the queue."""
    yield
    BrandAsset.objects.update(successor=None)
    BrandAsset.objects.all().delete()


@pytest.fixture
def first():
    """The current symbol."""
    asset = draft(version="1.0")
    lifecycle.make_current(asset)
    return fresh(asset)


def fresh(asset: BrandAsset) -> BrandAsset:
    """As another request reads it."""
    return BrandAsset.objects.prefetch_related("variants__files").get(pk=asset.pk)


def fresh_variant(one: AssetVariant) -> AssetVariant:
    return AssetVariant.objects.select_related("asset").get(pk=one.pk)


def row(asset: BrandAsset):
    return BrandAsset.objects.filter(pk=asset.pk)


def refusal(future: Future) -> str:
    """What the person is told; fails where the deed was done, or ended in any other way."""
    with pytest.raises(lifecycle.NotPossible) as refused:
        future.result()
    return " ".join(refused.value.messages)


def current() -> list[str]:
    return list(BrandAsset.objects.filter(status=Status.CURRENT).values_list("version", flat=True))


class TestMakingCurrent:
    def test_two_drafts_become_current_one_after_the_other(self, first):
        second, third = draft(version="2.0"), draft(version="3.0")
        with others() as people:
            with held(row(first)):
                one = people.begin_and_wait(lifecycle.make_current, fresh(second))
                other = people.begin_and_wait(lifecycle.make_current, fresh(third))
            assert {one.result(), other.result()} in ({first, second}, {first, third})
        [last] = current()
        chain = {asset.version: asset.successor and asset.successor.version for asset in BrandAsset.objects.all()}
        between = ({"2.0", "3.0"} - {last}).pop()
        assert chain == {"1.0": between, between: last, last: None}

    def test_the_first_of_a_kind_too(self):
        drafts = [draft(version=f"{number}.0") for number in (1, 2)]
        with others() as people:
            with held(row(drafts[0])):
                futures = [people.begin_and_wait(lifecycle.make_current, fresh(asset)) for asset in drafts]
            assert sorted(str(future.result()) for future in futures)[0] == "None"
        assert len(current()) == 1

    def test_the_same_draft_twice_tells_the_second_that_it_is_current(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(first)):
                futures = [people.begin_and_wait(lifecycle.make_current, fresh(second)) for _ in range(2)]
            done = [future for future in futures if future.exception() is None]
            assert [future.result() for future in done] == [first]
            [late] = [future for future in futures if future not in done]
            assert CURRENT_ALREADY in refusal(late)
        assert current() == ["2.0"]

    def test_twelve_drafts_leave_one_current_and_a_chain_of_successors(self, first):
        drafts = [draft(version=f"{number}.0", title_th=f"ตรา {99 - number}") for number in range(2, 14)]
        with others() as people:
            with held(row(first)):
                futures = [people.begin_and_wait(lifecycle.make_current, fresh(asset)) for asset in drafts]
            retired = [future.result() for future in futures]
        assert len(set(retired)) == 12
        [last] = BrandAsset.objects.filter(status=Status.CURRENT)
        assert BrandAsset.objects.filter(status=Status.RETIRED).count() == 12
        assert {asset.successor for asset in retired} <= set(BrandAsset.objects.all())
        assert last not in retired

    def test_agencies_do_not_wait_for_each_other(self):
        keys = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]
        one, other = (draft(Kind.AGENCY, agency_key=key, version=key[0]) for key in keys)
        with others() as people, held(row(one)):
            assert people.begin(lifecycle.make_current, fresh(other)).result() is None
        assert current() == ["2"]

    def test_renaming_meanwhile_leads_to_no_deadlock(self):
        """Who waits has read the assets in the order of their titles; who comes later reads them in another."""
        one, two, three = (draft(version=title, title_th=title) for title in "กคง")
        renamed, go_on = threading.Event(), threading.Event()

        @transaction.atomic
        def rename():
            row(one).update(title_th="ฮ")
            row(three).update(title_th="ก")
            renamed.set()
            go_on.wait(WAIT_SECONDS)

        with others() as people:
            with held(row(two)):
                renaming = people.begin(rename)
                renamed.wait(WAIT_SECONDS)
                earlier = people.begin_and_wait(lifecycle.make_current, fresh(one))
                go_on.set()
                renaming.result()
                later = people.begin(lifecycle.make_current, fresh(three))
                until_waiting(2)
            assert [earlier.result(), later.result()] == [None, one]
        assert current() == ["ง"]


def edit(asset: BrandAsset, words: dict[str, str]) -> None:
    """As the screen does it: the form was shown for ``asset`` as it was then."""
    data = {
        name: getattr(asset, name)
        for name in ("kind", "title_th", "title_en", "description_th", "description_en", "version", "approved_by_th")
    }
    form = AssetForm(data | {"approved_by_en": "Head", "approved_on": "14/9/2569"} | words, {}, instance=fresh(asset))
    assert form.is_valid(), form.errors
    lifecycle.save(form)


class TestEditing:
    def test_who_saves_after_it_became_current_is_told_and_changes_nothing(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(draft(version=LAST))):
                made = people.begin_and_wait(lifecycle.make_current, fresh(second))
                edited = people.begin_and_wait(edit, second, {"title_th": "อื่น"})
            made.result()
            assert MEANWHILE in refusal(edited)
        assert (fresh(second).title_th, current()) == ("สัญลักษณ์", ["2.0"])

    def test_what_was_saved_just_before_is_what_becomes_current(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(second)):
                edited = people.begin_and_wait(edit, second, {"title_th": "ตราใหม่", "approved_by_th": "ผู้อำนวยการ"})
                made = people.begin_and_wait(lifecycle.make_current, fresh(second))
            edited.result()
            made.result()
        asset = fresh(second)
        assert (asset.title_th, asset.approved_by_th, asset.status) == ("ตราใหม่", "ผู้อำนวยการ", Status.CURRENT)

    def test_an_approval_that_is_taken_back_just_before_refuses_it(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(second)):
                edited = people.begin_and_wait(edit, second, {"approved_on": ""})
                made = people.begin_and_wait(lifecycle.make_current, fresh(second))
            edited.result()
            assert "วันที่อนุมัติ" in refusal(made)
        assert current() == ["1.0"]


class TestWhatIsThereNoMore:
    def test_a_draft_that_is_deleted_meanwhile_does_not_come_back(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(second)):
                deleted = people.begin_and_wait(lifecycle.delete, fresh(second))
                made = people.begin_and_wait(lifecycle.make_current, fresh(second))
            deleted.result()
            assert refusal(made)
        assert (current(), BrandAsset.objects.count()) == (["1.0"], 1)

    def test_a_draft_that_becomes_current_meanwhile_is_not_deleted(self, first):
        second = draft(version="2.0")
        with others() as people:
            with held(row(draft(version=LAST))):
                made = people.begin_and_wait(lifecycle.make_current, fresh(second))
                deleted = people.begin_and_wait(lifecycle.delete, fresh(second))
            made.result()
            assert "ไม่" in refusal(deleted)
        assert current() == ["2.0"]

    @pytest.mark.parametrize("deed", [lifecycle.delete, lifecycle.retire], ids=["deleted", "retired"])
    def test_what_two_take_away_tells_the_second(self, first, deed):
        asset = first if deed is lifecycle.retire else draft(version="2.0")
        with others() as people:
            with held(row(asset)):
                futures = [people.begin_and_wait(deed, fresh(asset)) for _ in range(2)]
            [late] = [future for future in futures if future.exception() is not None]
            assert refusal(late)

    @pytest.mark.parametrize("deed", [lifecycle.approve, lifecycle.delete_variant], ids=["approved", "removed"])
    def test_a_proposal_that_went_meanwhile_is_told(self, deed):
        asset = draft()
        proposal = proposed(asset)
        with others() as people:
            with held(row(asset)):
                one = people.begin_and_wait(lifecycle.delete_variant, proposal)
                other = people.begin_and_wait(deed, fresh_variant(proposal))
            one.result()
            assert refusal(other)

    def test_a_drawing_for_a_variant_that_went_meanwhile_is_refused(self):
        asset = draft()
        one = asset.variants.first()
        with others() as people:
            with held(row(asset)):
                removed = people.begin_and_wait(lifecycle.delete_variant, fresh_variant(one))
                stored = people.begin_and_wait(making.keep_master, one, svg("#8a1f11"), "new.svg")
            removed.result()
            assert refusal(stored)
        assert not AssetVariant.objects.filter(pk=one.pk).exists()


def proposed(asset: BrandAsset) -> AssetVariant:
    """A proposal that nobody has approved."""
    one = variant(asset, Wording.NONE, Colouring.ONE, Layout.ALONE)
    one.origin = Origin.PROPOSED
    one.save()
    return one


def made(content: str) -> list[Derivative]:
    return [
        Derivative("png-64", "png", 64, 32, f"png {content}".encode()),
        Derivative("pdf", "pdf", 80, 40, b"%PDF " + content.encode()),
    ]


class TestTheWorker:
    def test_two_that_made_the_same_files_keep_one_set(self):
        one = draft().variants.first()
        with others() as people:
            with held(row(one.asset)):
                futures = [
                    people.begin_and_wait(making.keep_made, one.pk, one.master.sha256, made("same")) for _ in range(2)
                ]
            assert [future.result() for future in futures] == [True, True]
        assert sorted(one.files.values_list("purpose", flat=True)) == ["master", "pdf", "png-64"]

    def test_the_files_of_a_drawing_that_was_replaced_meanwhile_are_not_kept(self):
        asset = draft()
        one = asset.variants.first()
        earlier = one.master.sha256
        with others() as people:
            with held(row(asset)):
                stored = people.begin_and_wait(making.keep_master, fresh_variant(one), svg("#8a1f11"), "new.svg")
                kept = people.begin_and_wait(making.keep_made, one.pk, earlier, made("earlier"))
            stored.result()
            assert kept.result() is False
        after = fresh_variant(one)
        assert after.master.sha256 != earlier
        assert (after.making, after.files.count()) == (Making.WAITING, 1)

    def test_nothing_is_proposed_of_a_drawing_that_was_replaced_meanwhile(self, monkeypatch):
        asset = draft()
        one = asset.variants.get(colouring=Colouring.FULL)
        earlier, master = making.master_of(one)
        monkeypatch.setattr(making, "proposals", lambda master: {"one_colour": svg("#000000").svg})
        with others() as people:
            with held(row(asset)):
                stored = people.begin_and_wait(making.keep_master, fresh_variant(one), svg("#8a1f11"), "new.svg")
                proposed = people.begin_and_wait(making.propose, one, earlier, master)
            stored.result()
            proposed.result()
        assert not asset.variants.filter(origin=Origin.PROPOSED).exists()

    def test_what_became_current_keeps_the_files_that_people_saw(self, first):
        second = draft(version="2.0")
        one = second.variants.first()
        before = set(one.files.values_list("sha256", flat=True))
        with others() as people:
            with held(row(draft(version=LAST))):
                is_current = people.begin_and_wait(lifecycle.make_current, fresh(second))
                kept = people.begin_and_wait(making.keep_made, one.pk, one.master.sha256, made("later"))
            is_current.result()
            assert kept.result() is False
        assert set(AssetFile.objects.filter(variant=one).values_list("sha256", flat=True)) == before

    def test_a_proposal_that_is_drawn_while_its_asset_becomes_current_goes_with_its_files(self, first):
        second = draft(version="2.0")
        proposal = proposed(second)
        with others() as people:
            with held(row(second)):
                kept = people.begin_and_wait(making.keep_made, proposal.pk, proposal.master.sha256, made("drawn"))
                is_current = people.begin_and_wait(lifecycle.make_current, fresh(second))
            assert kept.result() is True
            is_current.result()
        assert not AssetVariant.objects.filter(pk=proposal.pk).exists()
        assert current() == ["2.0"]

    @pytest.mark.parametrize("deed", [lifecycle.delete, lifecycle.delete_variant], ids=["asset", "variant"])
    def test_what_is_deleted_while_it_is_drawn_goes_with_its_files(self, deed):
        asset = draft()
        proposal = proposed(asset)
        with others() as people:
            with held(row(asset)):
                kept = people.begin_and_wait(making.keep_made, proposal.pk, proposal.master.sha256, made("drawn"))
                gone = people.begin_and_wait(deed, proposal if deed is lifecycle.delete_variant else fresh(asset))
            assert kept.result() is True
            gone.result()
        assert not AssetFile.objects.filter(variant_id=proposal.pk).exists()

    def test_what_becomes_current_is_not_made_again(self, first):
        second = draft(version="2.0")
        one = second.variants.first()
        with others() as people:
            with held(row(draft(version=LAST))):
                is_current = people.begin_and_wait(lifecycle.make_current, fresh(second))
                again = people.begin_and_wait(making.make_again, fresh_variant(one))
            is_current.result()
            assert refusal(again)
        assert fresh_variant(one).is_ready

    def test_a_drawing_that_is_stored_just_before_is_waited_for(self, first):
        second = draft(version="2.0")
        one = second.variants.first()
        with others() as people:
            with held(row(second)):
                stored = people.begin_and_wait(making.keep_master, one, svg("#8a1f11"), "new.svg")
                is_current = people.begin_and_wait(lifecycle.make_current, fresh(second))
            stored.result()
            assert "ยังไม่พร้อม" in refusal(is_current)
        assert current() == ["1.0"]


def some_deed(chance: random.Random, asset: BrandAsset) -> None:
    one = chance.choice(asset.variants.all())
    match chance.randrange(8):
        case 0 | 1:
            lifecycle.make_current(asset)
        case 2:
            lifecycle.retire(asset)
        case 3 if asset.is_draft:
            edit(asset, {"title_th": f"ตรา {chance.random()}"})
        case 4:
            making.keep_master(one, svg(chance.choice(["#8a1f11", "#0b4650"])), "new.svg")
        case 5:
            making.make_again(one)
        case 6:
            lifecycle.approve(one)
        case _:
            making.keep_made(one.pk, one.master.sha256, made("x"))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_eight_people_do_together_ends_without_a_deadlock_and_with_one_current(seed):
    """Each does twelve deeds in an order of its own; a deed is done or told to be impossible, and nothing else."""
    kept = [draft(version=f"{number}") for number in range(3)]
    lifecycle.make_current(kept[0])

    def act(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        for _ in range(12):
            with suppress(lifecycle.NotPossible):
                some_deed(chance, fresh(chance.choice(kept)))

    with others() as people:
        for future in [people.begin(act, number) for number in range(8)]:
            future.result()
    assert len(current()) <= 1
    for asset in BrandAsset.objects.filter(status=Status.CURRENT):
        assert all(one.is_ready for one in asset.variants.all())
