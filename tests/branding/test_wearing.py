"""What is current is worn: header, icons, manifest, papers, agencies; and its files are public, no others."""

import json
import uuid
from urllib.parse import unquote

import pytest
from django.test import Client

from branding import lifecycle, storage
from branding.kinds import Colouring, Kind, Layout, Origin, Wording
from branding.library import address, library
from branding.models import AssetFile, BrandAsset
from portal import look
from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from tests.branding.assets import draft, variant
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def _home(homes):
    """The site."""


def current(*args, **fields) -> BrandAsset:
    asset = draft(*args, **fields)
    lifecycle.make_current(asset)
    asset.refresh_from_db()
    return asset


def file_of(asset: BrandAsset, colouring=Colouring.FULL, purpose="master", **choice) -> AssetFile:
    return AssetFile.objects.get(variant__asset=asset, variant__colouring=colouring, purpose=purpose, **choice)


def url_of(file: AssetFile) -> str:
    return address(file.sha256, file.format)


def look_of(path: str) -> str:
    return Client().get(path).content.decode()


class TestLook:
    def test_without_assets_it_is_the_emblem(self):
        assert look.current().symbol is None
        assert 'class="emblem"' in look_of("/")

    def test_the_header_shows_symbol_and_name(self):
        asset = current()
        html = look_of("/")
        assert f'src="{url_of(file_of(asset, Colouring.REVERSED))}"' in html
        assert f'src="{url_of(file_of(asset))}"' in html  # on paper
        assert 'class="emblem"' not in html

    def test_each_language_has_its_logo(self):
        asset = current(Kind.LOGO)
        for path, wording in (("/", Wording.THAI), ("/en/", Wording.ENGLISH)):
            assert url_of(file_of(asset, Colouring.REVERSED, variant__wording=wording)) in look_of(path)

    def test_a_logo_in_both_languages_serves_both(self):
        forms = [(Wording.BOTH, colouring, Layout.STACKED) for colouring in (Colouring.FULL, Colouring.REVERSED)]
        current(Kind.LOGO, forms=forms)
        assert set(look.current().logos) == {"th", "en"}

    def test_icons_are_the_reversed_symbol(self):
        asset = current()
        html = look_of("/")
        for purpose in ("icon-svg", "favicon.ico", "apple-touch-icon-180"):
            assert url_of(file_of(asset, Colouring.REVERSED, purpose)) in html

    def test_what_is_made_current_is_worn_by_the_next_page(self):
        first = current()
        before = look_of("/")
        second = current(colour="#8a1f11")
        after = look_of("/")
        assert url_of(file_of(first, Colouring.REVERSED)) in before
        assert url_of(file_of(first, Colouring.REVERSED)) not in after
        assert url_of(file_of(second, Colouring.REVERSED)) in after

    def test_a_retired_symbol_is_taken_off(self):
        lifecycle.retire(current())
        assert 'class="emblem"' in look_of("/")

    def test_papers_bear_the_logo_of_their_language(self):
        asset = current(Kind.LOGO)
        for language in ("th", "en"):
            master = storage.get(file_of(asset, variant__wording=language).sha256).decode()
            assert look.current().print_logos[language].svg == master

    def test_an_agency_has_its_symbol(self):
        key = uuid.uuid4()
        asset = current(Kind.AGENCY, agency_key=key)
        assert look.current().agency_symbols[key.hex].url == url_of(file_of(asset))

    def test_a_file_that_has_gone_from_the_disk_harms_no_page(self, client):
        asset = current(Kind.LOGO, colour="#123456")
        for one in asset.variants.all():
            storage.path_of(one.master.sha256).unlink()
        assert client.get("/").status_code == 200
        assert look.current().print_logos == look.neutral().print_logos
        assert client.get(url_of(file_of(asset, variant__wording="th"))).status_code == 404


class TestManifest:
    def test_it_names_the_centre_and_its_icons(self, client):
        asset = current()
        for language, start in (("th", "/"), ("en", "/en/")):
            response = client.get(look.current().manifests[language])
            told = json.loads(response.content)
            assert response["Content-Type"] == "application/manifest+json"
            assert "immutable" in response["Cache-Control"]
            assert (told["lang"], told["start_url"]) == (language, start)
            assert told["icons"][0]["src"] == url_of(file_of(asset, Colouring.REVERSED, "icon-svg"))

    def test_an_earlier_one_leads_to_the_present_one(self, client):
        path = "/brand/th-0123456789abcdef.webmanifest"
        assert client.get(path).status_code == 404
        current()
        assert client.get(path)["Location"] == look.current().manifests["th"]


class TestFiles:
    def test_a_current_file_is_for_everybody_and_for_ever(self, client):
        file = file_of(current())
        response = client.get(url_of(file))
        assert response.status_code == 200
        assert response["Content-Type"] == "image/svg+xml"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert response.content == storage.get(file.sha256)

    def test_it_is_saved_under_its_thai_name(self, client):
        response = client.get(url_of(file_of(current(title_th="ตราที่ใช้น้ำเงิน/ทอง"))))
        assert "ตราที่ใช้น้ำเงิน-ทอง-1.0-" in unquote(response["Content-Disposition"])

    def test_it_costs_one_query(self, client, django_assert_num_queries):
        url = url_of(file_of(current()))
        client.get(url)
        with django_assert_num_queries(1):
            client.get(url)

    @pytest.mark.parametrize("groups", [None, [STAFF], [TRANSLATORS]], ids=["stranger", "staff", "translator"])
    @pytest.mark.parametrize("state", ["draft", "retired"])
    def test_what_is_prepared_or_retired_is_for_nobody_else(self, client, state, groups):
        asset = draft(colour="#000001")
        if state == "retired":
            lifecycle.make_current(asset)
            lifecycle.retire(asset)
        if groups:
            client.force_login(UserFactory(groups=groups))
        assert client.get(url_of(file_of(asset))).status_code == 404

    @pytest.mark.parametrize("group", [HEADS, ADMINISTRATORS])
    def test_but_for_those_who_care(self, client, group):
        client.force_login(UserFactory(groups=[group]))
        response = client.get(url_of(file_of(draft(colour="#000001"))))
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize(
        "path",
        [
            "/brand/files/0123456789abcdef.svg",
            "/brand/files/0123.svg",
            "/brand/files/0123456789abcdef.html",
            "/brand/files/",
        ],
    )
    def test_what_there_is_not(self, client, path):
        assert client.get(path).status_code == 404

    def test_a_proposal_is_not_public_before_it_is_approved(self, client):
        asset = draft()
        proposal = variant(asset, Wording.NONE, Colouring.ONE, Layout.ALONE, colour="#0a0a0a")
        proposal.origin = Origin.PROPOSED
        proposal.save()
        path = url_of(proposal.master)
        lifecycle.make_current(asset)
        assert client.get(path).status_code == 404
        assert len(library().current[0].variants) == 2

    def test_only_reading(self, client):
        url = url_of(file_of(current()))
        assert client.head(url).status_code == 200
        assert client.post(url).status_code == 405
