"""The screens of brand assets: who may, what is told, what is refused; nothing half stored."""

import datetime
import uuid
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from branding import lifecycle, making
from branding.kinds import Colouring, Kind, Layout, Making, Origin, Wording
from branding.models import AssetVariant, BrandAsset
from branding.screens.forms import WordsForm
from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from tests.branding.assets import draft, svg, variant
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

WORDS = {
    "title_th": "ตราใหม่",
    "title_en": "New logo",
    "description_th": "คำอธิบาย",
    "description_en": "Description",
    "version": "1.0",
}
FORM = {"wording": Wording.NONE, "layout": Layout.ALONE, "colouring": Colouring.ONE}


@pytest.fixture
def head(client, homes):
    client.force_login(UserFactory(groups=[HEADS]))
    return client


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch):
    """The files are another test's."""
    monkeypatch.setattr(making, "make", lambda *args, **kwargs: iter(()))
    monkeypatch.setattr(making, "proposals", lambda master: {})


def drawing(name: str = "ตราใหม่.svg", content: str | bytes = "") -> SimpleUploadedFile:
    data = content or svg().svg
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data, "image/svg+xml")


def act(client, name: str, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def text(response) -> str:
    return response.content.decode()


GETS = [
    "branding_assets",
    "branding_asset_add",
    "branding_asset",
    "branding_asset_edit",
    "branding_asset_approval",
    "branding_variant_master",
]
POSTS = [
    "branding_asset_add", "branding_asset_edit", "branding_asset_make_current", "branding_asset_retire", "branding_asset_new_version",
    "branding_asset_delete", "branding_variant_add", "branding_variant_master", "branding_variant_approve", "branding_variant_delete",
    "branding_variant_again",
]  # fmt: skip


def address(name: str, asset: BrandAsset) -> str:
    args = [] if name in ("branding_assets", "branding_asset_add") else [asset.pk]
    if name.startswith("branding_variant") and name != "branding_variant_add":
        args.append(asset.variants.first().pk)
    return reverse(name, args=args)


class TestRights:
    @pytest.mark.parametrize(
        "groups", [[STAFF], [TRANSLATORS], ["Editors dopa"]], ids=["staff", "translator", "editor"]
    )
    def test_others_see_and_do_nothing(self, client, homes, groups):
        asset = draft(title_th="ความลับ")
        client.force_login(UserFactory(groups=groups))
        for name in GETS:
            response = client.get(address(name, asset))
            assert response.status_code in (302, 403), name
            assert "ความลับ" not in text(response)
        for name in POSTS:
            assert client.post(address(name, asset)).status_code in (302, 403), name
        assert BrandAsset.objects.get().is_draft
        assert asset.variants.count() == 2

    @pytest.mark.parametrize("group", [HEADS, ADMINISTRATORS])
    def test_those_who_care_find_them_in_the_menu(self, client, homes, group):
        client.force_login(UserFactory(groups=[group]))
        assert reverse("branding_assets") in text(client.get("/admin/"))

    def test_others_do_not(self, client, homes):
        client.force_login(UserFactory(groups=[TRANSLATORS]))
        assert reverse("branding_assets") not in text(client.get("/admin/"))

    @pytest.mark.parametrize("pk", [999_999, 2**31, 10**17])
    def test_what_there_is_not(self, head, pk):
        assert head.get(reverse("branding_asset", args=[pk])).status_code in (302, 403, 404)


class TestAdding:
    def test_a_draft(self, head):
        response = act(head, "branding_asset_add", kind=Kind.SYMBOL, **WORDS)
        asset = BrandAsset.objects.get()
        assert asset.is_draft
        assert "ยังไม่มีรูปแบบใด" in text(response)

    def test_words_are_needed_in_both_languages(self, head):
        response = act(head, "branding_asset_add", kind=Kind.SYMBOL, **WORDS | {"title_en": ""})
        assert "title_en" in response.context["form"].errors
        assert not BrandAsset.objects.exists()

    def test_an_agency_symbol_needs_its_agency(self, head, site):
        response = act(head, "branding_asset_add", kind=Kind.AGENCY, **WORDS)
        assert "เลือกหน่วยงาน" in text(response)
        act(head, "branding_asset_add", kind=Kind.AGENCY, agency_key=site.agency.translation_key.hex, **WORDS)
        assert BrandAsset.objects.get().agency_key == site.agency.translation_key

    def test_an_agency_that_there_is_not(self, head):
        response = act(head, "branding_asset_add", kind=Kind.AGENCY, agency_key=uuid.uuid4().hex, **WORDS)
        assert "agency_key" in response.context["form"].errors

    def test_an_approval_lies_in_the_past(self, head):
        tomorrow = timezone.localdate() + datetime.timedelta(days=2)
        response = act(head, "branding_asset_add", kind=Kind.SYMBOL, approved_on=f"{tomorrow:%d/%m/%Y}", **WORDS)
        assert "ยังมาไม่ถึง" in text(response)

    def test_a_buddhist_year_is_understood(self, head):
        act(head, "branding_asset_add", kind=Kind.SYMBOL, approved_on="1/10/2569", **WORDS)
        assert BrandAsset.objects.get().approved_on == datetime.date(2026, 10, 1)


class TestChanging:
    def test_of_a_current_asset_only_the_words(self, head):
        asset = draft()
        lifecycle.make_current(asset)
        act(head, "branding_asset_edit", asset.pk, **WORDS | {"version": "9.9"}, kind=Kind.LOGO)
        asset.refresh_from_db()
        assert (asset.title_th, asset.version, asset.kind) == ("ตราใหม่", "1.0", Kind.SYMBOL)

    def test_what_was_uploaded_stays_when_nothing_is(self, head):
        asset = draft()
        act(head, "branding_asset_edit", asset.pk, kind=asset.kind, **WORDS, approved_on="14/9/2569")
        asset.refresh_from_db()
        assert asset.title_th == "ตราใหม่"
        assert asset.approval_document

    def test_the_approval_is_for_those_who_care_and_never_shown_in_the_browser(self, head):
        response = head.get(reverse("branding_asset_approval", args=[draft().pk]))
        assert response["Content-Disposition"].startswith("attachment")
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
        assert response["Content-Security-Policy"].startswith("sandbox")

    def test_the_approval_is_saved_under_a_name_that_every_system_takes(self, head):
        asset = draft()
        BrandAsset.objects.filter(pk=asset.pk).update(approval_name="มติ\u202e: ที่ประชุม?.pdf")
        header = head.get(reverse("branding_asset_approval", args=[asset.pk]))["Content-Disposition"]
        assert unquote(header.partition("''")[2]) == "มติ- ที่ประชุม-.pdf"


class TestVariants:
    def test_a_drawing_is_uploaded(self, head):
        asset = draft()
        act(head, "branding_variant_add", asset.pk, **FORM, file=drawing())
        one = asset.variants.get(colouring=Colouring.ONE)
        assert (one.original_name, one.origin) == ("ตราใหม่.svg", Origin.UPLOADED)
        assert one.master.format == "svg"

    def test_what_must_not_be_in_it_is_left_out_and_told(self, head):
        asset = draft()
        bad = svg().svg.replace("<path", "<script>alert(1)</script><path")
        response = act(head, "branding_variant_add", asset.pk, **FORM, file=drawing(content=bad))
        assert "มีบางส่วนของภาพที่ระบบไม่รับ" in text(response)
        assert "สคริปต์" in text(response)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("logo.svg", "<html></html>"),
            ("logo.svg", b"\x89PNG\r\n\x1a\n"),
            ("logo.gif", b"GIF89a"),
            ("logo.pdf", b"%PDF-1.7"),
        ],
        ids=["html", "broken png", "gif", "pdf"],
    )
    def test_what_is_no_master_is_refused_with_a_sentence(self, head, name, content):
        asset = draft()
        response = act(head, "branding_variant_add", asset.pk, **FORM, file=drawing(name, content))
        assert name in response.context["form"].errors["file"][0]
        assert asset.variants.count() == 2

    def test_the_same_variant_twice(self, head):
        asset = draft()
        response = act(head, "branding_variant_add", asset.pk, **FORM | {"colouring": Colouring.FULL}, file=drawing())
        assert "มีรูปแบบดังกล่าวแล้ว" in text(response)

    def test_without_a_file(self, head):
        assert "file" in act(head, "branding_variant_add", draft().pk, **FORM).context["form"].errors

    def test_of_what_is_current_none_is_added_or_replaced(self, head):
        asset = draft()
        lifecycle.make_current(asset)
        one = asset.variants.first()
        before = one.master.sha256
        assert act(head, "branding_variant_add", asset.pk, **FORM, file=drawing()).status_code == 404
        assert act(head, "branding_variant_master", asset.pk, one.pk, file=drawing()).status_code == 404
        for name in ("branding_variant_delete", "branding_variant_approve"):
            assert "สร้างรุ่นใหม่" in text(act(head, name, asset.pk, one.pk))
        assert asset.variants.get(pk=one.pk).master.sha256 == before

    def test_a_variant_of_another_asset_is_not_reached(self, head):
        one, other = draft(), draft(Kind.LOGO)
        response = act(head, "branding_variant_delete", one.pk, other.variants.first().pk)
        assert response.status_code == 404
        assert other.variants.count() == 4

    def test_a_proposal_is_approved_or_removed(self, head):
        asset = draft()
        proposal = variant(asset, Wording.NONE, Colouring.ONE, Layout.ALONE)
        AssetVariant.objects.filter(pk=proposal.pk).update(origin=Origin.PROPOSED)
        assert "ระบบเสนอจากภาพเต็มสี" in text(head.get(reverse("branding_asset", args=[asset.pk])))
        act(head, "branding_variant_approve", asset.pk, proposal.pk)
        proposal.refresh_from_db()
        assert proposal.is_approved
        assert proposal.approved_by is not None
        act(head, "branding_variant_delete", asset.pk, proposal.pk)
        assert asset.variants.count() == 2

    def test_while_files_are_made_the_page_asks_again(self, head):
        asset = draft()
        AssetVariant.objects.filter(asset=asset).update(making=Making.RUNNING, made=3, to_make=21)
        response = head.get(reverse("branding_asset", args=[asset.pk]))
        assert response["Refresh"] == "3"
        assert '<progress max="21" value="3"' in text(response)
        AssetVariant.objects.filter(asset=asset).update(making=Making.FAILED, fault_th="ภาพเสีย", fault_en="broken")
        response = head.get(reverse("branding_asset", args=[asset.pk]))
        assert "Refresh" not in response.headers
        assert "ภาพเสีย" in text(response)


class TestDeeds:
    def test_what_is_missing_is_listed_and_the_button_is_not_there(self, head):
        asset = draft(approved=False)
        html = text(head.get(reverse("branding_asset", args=[asset.pk])))
        assert "ยังไม่ได้ระบุวันที่อนุมัติ" in html
        assert reverse("branding_asset_make_current", args=[asset.pk]) not in html
        assert "ยังไม่ได้ระบุวันที่อนุมัติ" in text(act(head, "branding_asset_make_current", asset.pk))
        assert BrandAsset.objects.get().is_draft

    def test_from_draft_to_current_to_its_successor(self, head):
        asset = draft()
        assert "ใช้เป็นปัจจุบันแล้ว" in text(act(head, "branding_asset_make_current", asset.pk))
        response = act(head, "branding_asset_new_version", asset.pk)
        copy = BrandAsset.objects.get(version="2.0")
        assert response.redirect_chain[-1][0] == reverse("branding_asset", args=[copy.pk])
        act(head, "branding_asset_edit", copy.pk, kind=copy.kind, **WORDS | {"version": "2.0"}, approved_on="1/10/2569",
            approved_by_th="หัวหน้า", approved_by_en="Head", approval_document=drawing("มติ.pdf", PDF))  # fmt: skip
        assert "เลิกใช้รุ่น 1.0 แล้ว" in text(act(head, "branding_asset_make_current", copy.pk))
        html = text(head.get(reverse("branding_assets")))
        assert "ใช้ปัจจุบัน" in html
        assert "เลิกใช้แล้ว" in html

    def test_what_takes_the_place_of_what_is_shown_first(self, head):
        before = draft(title_th="ตราเดิม")
        lifecycle.make_current(before)
        asset = draft(title_th="ตราใหม่")
        html = text(head.get(reverse("branding_asset_make_current", args=[asset.pk])))
        assert "ตราเดิม 1.0 ซึ่งจะเลิกใช้" in html
        assert BrandAsset.objects.get(pk=asset.pk).is_draft

    def test_words_of_a_form_that_is_older_than_the_status_are_not_saved(self, head):
        asset = draft()
        form = WordsForm(WORDS, instance=BrandAsset.objects.get(pk=asset.pk))
        assert form.is_valid()
        lifecycle.make_current(asset)
        with pytest.raises(lifecycle.NotPossible):
            lifecycle.save(form)
        asset.refresh_from_db()
        assert (asset.is_current, asset.title_th) == (True, "สัญลักษณ์")

    def test_retiring_and_deleting(self, head):
        asset = draft()
        assert "ใช้ปัจจุบัน" in text(act(head, "branding_asset_retire", asset.pk))
        lifecycle.make_current(asset)
        assert "เลิกใช้ “สัญลักษณ์” แล้ว" in text(act(head, "branding_asset_retire", asset.pk))
        assert "จึงลบไม่ได้" in text(act(head, "branding_asset_delete", asset.pk))
        act(head, "branding_asset_delete", draft().pk)
        assert BrandAsset.objects.count() == 1

    def test_a_deed_is_no_link(self, head):
        asset = draft()
        for name in ("branding_asset_make_current", "branding_asset_delete", "branding_asset_retire"):
            head.get(reverse(name, args=[asset.pk]))
        assert BrandAsset.objects.get().is_draft


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF"""
