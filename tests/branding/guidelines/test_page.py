"""The guidelines page in both languages, and the addresses below it."""

import io
import json
import re
import zipfile
from urllib.parse import unquote

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from branding import shared_pictures
from branding.guidelines.licences import in_plain_text
from branding.guidelines.package import Package
from branding.kinds import Status
from branding.models import BrandAsset, BrandGuidelinesPage
from portal import tree
from portal.bilingual.translations import translate_page
from portal.editorial.refused import PublicationRefused
from portal.models import PortalImage
from tests.branding.guidelines.conftest import add_asset, add_file, add_variant, png
from tests.factories import BrandGuidelinesPageFactory, LocationFactory, english_of
from tests.portal.pictures.drawn import photograph, stored

pytestmark = pytest.mark.django_db
TEXTS = ["README-en.txt", "README-th.txt", "licence-en.txt", "licence-th.txt"]
LD = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.S)
SHARED = re.compile(r'<meta property="og:image" content="http://testserver([^"]+)">')
WORDS = {
    "title": "Our brand",
    "summary": "How our logo is used.",
    "ผู้มีสิทธิใช้": "Who may use it",
    "เจ้าหน้าที่": "Staff",
    "หน่วยงานในศูนย์": "Agencies in the centre",
    "เขียวน้ำลึก": "Deep water",
}


@pytest.fixture
def page(thai_home, logo):
    page = BrandGuidelinesPageFactory(parent=thai_home)
    translate_page(page, WORDS)
    return page


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def unzipped(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_it_shows_the_current_logo_and_its_measures(client, page):
    html = text(client, "/brand/")
    assert html.count("<image ") == 3  # clear space, least size on a screen and in print
    assert 'href="/brand/logo/#horizontal-th-full"' in html
    assert "#0b4650" in html
    assert "10.4:1" in html


def test_facts_are_the_same_in_english_and_words_are_translated(client, page):
    html = text(client, "/en/brand/")
    assert "Deep water" in html
    assert "10.4:1" in html
    assert 'href="/en/brand/logo/#horizontal-en-full"' in html


def test_a_fact_that_changes_in_thai_changes_in_english(client, page):
    page.colours[0].value["colour"] = "#123456"
    page.clear_space = "0.75"
    page.save_revision().publish()
    html = text(client, "/en/brand/")
    assert "#123456" in html
    assert "¾ x" in html


def test_what_is_retired_is_nowhere(client, page, logo):
    BrandAsset.objects.filter(pk=logo.pk).update(status=Status.RETIRED)
    tree.changed()
    assert "logo/#" not in text(client, "/brand/")
    assert client.get("/brand/logo/").status_code == 404
    assert client.get("/brand/logo.zip").status_code == 404


def test_a_draft_is_nowhere(client, page):
    draft = add_asset("letterhead", "ร่างหัวจดหมาย", status="draft")
    add_variant(draft, wording="th", colouring="full", layout="horizontal")
    tree.changed()
    assert "ร่างหัวจดหมาย" not in text(client, "/brand/")
    assert client.get("/brand/letterhead/").status_code == 404


def test_without_any_asset_the_page_still_says_what_it_has(client, thai_home, private_files):
    BrandGuidelinesPageFactory(parent=thai_home)
    assert "<image " not in text(client, "/brand/")
    with unzipped(client.get("/brand/all.zip")) as archive:
        assert archive.namelist() == ["manifest.json", *TEXTS]


def test_all_files_of_an_asset_stand_on_its_page(client, page):
    html = text(client, "/brand/logo/")
    assert html.count(" download>") == 1 + 3 * 3  # the package; SVG, PDF and a PNG of each variant, none of 64 pixels
    assert "PNG 1024 × 341" in html
    assert "PNG 64" not in html
    assert "<details>" not in html.partition("<article")[2]


def test_the_forms_of_an_asset_are_reached_from_its_top(client, page):
    html = text(client, "/en/brand/logo/")
    assert 'href="#horizontal-en" aria-label="Horizontal · English"' in html
    assert 'id="horizontal-en"' in html
    assert [html.count(f'id="{name}"') for name in ("horizontal-th-full", "horizontal-th-reversed")] == [1, 1]


def test_further_sizes_are_folded_away(client, page, logo):
    for width in (512, 2048):
        add_file(logo.variants.first(), f"png-{width}", "png", width, width // 3, png(width, width // 3))
    tree.changed()
    usual, _summary, further = text(client, "/en/brand/logo/").partition("<summary>2 other sizes</summary>")
    assert "PNG 2048 × 682" in usual
    assert "PNG 512 × 170" in further.partition("</details>")[0]


def test_the_logo_leads_to_all_its_forms(client, page):
    html = text(client, "/en/brand/")
    assert '<h3><a href="/en/brand/logo/">' in html
    assert '<a href="/en/brand/logo/">All variants (3)</a>' in html


def test_who_takes_a_file_is_led_to_the_rules(client, page):
    html = text(client, "/en/brand/logo/").partition("<h1")[2]
    for anchor in ("measures", "clear_space", "colours"):
        assert f'href="/en/brand/#{anchor}"' in html
    assert "The PDF is in RGB." in html


def test_agency_symbols_have_a_page(client, page, agency_symbol):
    tree.changed()
    assert f"agency-{agency_symbol.agency_key.hex[:8]}/" in text(client, "/brand/agencies/")
    assert "/brand/agencies/" in text(client, "/brand/")


@pytest.mark.parametrize(
    ("address", "title"), [("logo/", "Logo of the centre"), ("agencies/", "Symbols of the agencies")]
)
def test_an_address_below_it_says_what_it_is_itself(client, page, agency_symbol, address, title):
    tree.changed()
    head, _body, rest = text(client, f"/en/brand/{address}").partition("<body>")
    assert f"<title>{title} – " in head
    assert f'<meta property="og:title" content="{title}">' in head
    described = "For all work" if address == "logo/" else "How our logo is used."
    assert f'<meta name="description" content="{described}">' in head
    assert '<a href="/en/brand/">Our brand</a>' in rest.partition('class="breadcrumbs"')[2].partition("</nav>")[0]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/brand/logo/", "ตราสัญลักษณ์ศูนย์บริการร่วม"),
        ("/en/brand/logo/", "Logo of the centre"),
        ("/en/brand/agencies/", "Symbols of the agencies"),
    ],
)
def test_the_way_that_search_engines_are_told_ends_with_what_is_shown(client, page, agency_symbol, address, title):
    data = [json.loads(found) for found in LD.findall(text(client, address))]
    (way,) = (one["itemListElement"] for one in data if one["@type"] == "BreadcrumbList")
    assert [step["position"] for step in way] == [1, 2, 3]
    assert (way[-1]["name"], way[-1]["item"].endswith(address)) == (title, True)
    assert way[-2]["item"].endswith(address.removesuffix("logo/").removesuffix("agencies/"))
    (shown,) = (one for one in data if one["@type"] == "WebPage")
    assert (shown["name"], shown["url"]) == (title, way[-1]["item"])


class TestPictureOfASharedLink:
    @pytest.fixture
    def titles(self, monkeypatch):
        caches["pictures"].clear()
        drawn = []
        monkeypatch.setattr(
            shared_pictures, "shared_picture", lambda **made_of: drawn.append(made_of["title"]) or b"PNG"
        )
        return drawn

    def address(self, client, path):
        return SHARED.search(text(client, path))[1]

    @pytest.mark.parametrize(
        ("path", "title"),
        [
            ("/brand/logo/", "ตราสัญลักษณ์ศูนย์บริการร่วม"),
            ("/en/brand/logo/", "Logo of the centre"),
            ("/en/brand/agencies/", "Symbols of the agencies"),
            ("/en/brand/", "Our brand"),
        ],
    )
    def test_bears_the_title_of_what_is_shown(self, client, page, agency_symbol, titles, path, title):
        assert client.get(self.address(client, path)).status_code == 200
        assert titles == [title]

    def test_is_not_the_one_chosen_for_the_guidelines(self, client, page, titles):
        page.search_image = stored(photograph(), "cover.jpg")
        page.save_revision().publish()
        assert "/brand/shared/" not in self.address(client, "/brand/")
        client.get(self.address(client, "/brand/logo/"))
        assert titles == ["ตราสัญลักษณ์ศูนย์บริการร่วม"]

    def test_of_an_earlier_look_leads_to_the_present_one(self, client, page, titles):
        address = self.address(client, "/brand/logo/")
        response = client.get(f"{address[:-20]}{'0' * 16}.png")
        assert (response.status_code, response["Location"]) == (302, address)

    def test_there_is_none_of_what_is_not_shown(self, client, page, thai_home, titles):
        address = self.address(client, "/brand/logo/")
        other = address.replace("/logo-", "/sign-")
        of_another_page = address.replace(f"/{page.pk}/", f"/{thai_home.pk}/")
        assert [client.get(each).status_code for each in (other, of_another_page)] == [404, 404]
        BrandAsset.objects.update(status="retired")
        tree.changed()
        assert client.get(address).status_code == 404
        assert titles == []


def test_another_name_is_answered_with_what_there_is(client, page):
    response = client.get("/brand/emblem/")
    assert response.status_code == 404
    assert "/brand/logo/" in response.content.decode()


class TestPackages:
    def test_the_thai_name_is_kept(self, client, page):
        response = client.get("/brand/logo.zip")
        assert response["Content-Type"] == "application/zip"
        assert "ตราสัญลักษณ์ศูนย์บริการร่วม-1.0.zip" in unquote(response["Content-Disposition"])

    def test_a_long_name_is_cut_at_a_letter_and_keeps_its_ending(self):
        page = BrandGuidelinesPage(title="ที่\u202e" * 90)
        name = page._called(Package("all", (), {}, ""))
        assert len(name.encode()) <= 240
        assert name.endswith("ที่.zip")
        assert "\u202e" not in name

    def test_it_holds_the_terms_in_both_languages(self, client, page):
        with unzipped(client.get("/brand/all.zip")) as archive:
            assert "- เจ้าหน้าที่" in archive.read("licence-th.txt").decode()
            assert "- Staff" in archive.read("licence-en.txt").decode()

    def test_it_says_how_its_files_are_used(self, client, page):
        with unzipped(client.get("/brand/all.zip")) as archive:
            english = archive.read("README-en.txt").decode()
            assert "Deep water: HEX #0b4650, RGB 11 / 70 / 80, CMYK" in english
            assert "Symbol on a screen at least" in english
            assert "x free on every side" in english
            assert "เขียวน้ำลึก: HEX #0b4650" in archive.read("README-th.txt").decode()

    def test_it_holds_what_the_page_offers(self, client, page):
        with unzipped(client.get("/brand/logo.zip")) as archive:
            assert not [name for name in archive.namelist() if name.endswith("-64.png")]
            assert len([name for name in archive.namelist() if name.endswith("-1024.png")]) == 3

    def test_it_may_be_kept_for_ever_under_the_address_on_the_page(self, client, page):
        address = next(part for part in text(client, "/brand/").split('"') if part.startswith("/brand/all.zip?v="))
        response = client.get(address)
        assert "immutable" in response["Cache-Control"]
        again = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_the_plain_address_is_asked_for_again_soon(self, client, page):
        assert client.get("/brand/logo.zip")["Cache-Control"] == "public, max-age=300"

    def test_an_address_of_earlier_content_leads_to_the_present_one(self, client, page):
        response = client.get("/brand/logo.zip?v=0123456789abcdef")
        assert response.status_code == 302
        assert client.get(response.url).status_code == 200

    def test_changed_terms_make_another_package(self, client, page):
        before = client.get("/brand/logo.zip")["ETag"]
        page.licence = [("paragraph", "<p>ห้ามใช้ในการโฆษณา</p>")]
        page.save_revision().publish()
        assert client.get("/brand/logo.zip")["ETag"] != before

    def test_those_of_a_private_page_are_private(self, client, page, admin_client):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert client.get("/brand/logo.zip").status_code == 302
        assert admin_client.get("/brand/logo.zip")["Cache-Control"].startswith("private, no-store")


def test_whom_to_ask_is_the_main_location_unless_the_page_says_so(client, page):
    LocationFactory()
    assert "0 2000 0000" in text(client, "/brand/")
    page.contact_phone, page.contact_unit = "0 4299 0100", "งานประชาสัมพันธ์"
    page.save_revision().publish()
    html = text(client, "/brand/").partition('id="contact_unit"')[2].partition("</section>")[0]
    assert "0 4299 0100" in html
    assert "0 2000 0000" not in html


def test_the_terms_and_the_story_are_needed_to_publish(thai_home):
    with pytest.raises(PublicationRefused) as refused:
        BrandGuidelinesPageFactory(parent=thai_home, story=[], licence=[])
    assert {finding.field for finding in refused.value.missing} == {"story", "licence"}


def test_search_engines_are_told_of_the_logo_and_its_licence(page):
    told = page.json_ld["about"]["logo"]
    assert told["contentUrl"].endswith(".svg")
    assert told["license"].endswith("/brand/#licence")
    json.dumps(page.json_ld)


def test_the_search_knows_its_words(page):
    document = page.search_document()
    assert "หลังคา" in document.body
    assert "เขียวน้ำลึก" in document.body


def test_terms_as_plain_text_keep_their_points(page):
    assert in_plain_text(page.licence) == "ผู้มีสิทธิใช้\n\n- เจ้าหน้าที่\n- หน่วยงานในศูนย์"


def test_an_english_page_that_is_an_alias_shows_the_thai(client, thai_home, logo):
    page = BrandGuidelinesPageFactory(parent=thai_home)
    assert english_of(page).alias_of_id == page.pk
    assert "หลังคา" in text(client, "/en/brand/")
    with unzipped(client.get("/en/brand/logo.zip")) as archive:
        assert "licence-th.txt" in archive.read("licence-en.txt").decode()


class TestCost:
    @pytest.fixture
    def illustrated(self, page, agency_symbol):
        images = [
            PortalImage.objects.create(title="x", alt_th="ตรา", alt_en="Logo", file=ContentFile(png(80, 50), "use.png"))
            for _number in range(3)
        ]
        page.examples = [
            ("example", {"verdict": "right", "image": image, "title": "พื้นขาว", "reason": "แบบหลัก"}) for image in images
        ]
        page.save_revision().publish()
        return page

    @pytest.mark.parametrize("address", ["/brand/", "/en/brand/", "/brand/logo/", "/brand/agencies/", "/brand/all.zip"])
    def test_no_address_costs_more_than_another_page(self, client, illustrated, address, django_assert_max_num_queries):
        client.get(address)
        with django_assert_max_num_queries(10) as found:
            client.get(address)
        assert len({query["sql"] for query in found}) == len(found)

    def test_the_pictures_of_the_examples_have_words_in_the_language_of_the_page(self, client, illustrated):
        assert 'alt="ตรา"' in text(client, "/brand/")
        assert 'alt="Logo"' in text(client, "/en/brand/")


def test_editors_get_the_form(admin_client, page):
    assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_a_translation_that_is_older_than_the_thai_is_told_of(client, page):
    page.colours[0].value["name"] = "เขียวเข้ม"
    page.save_revision().publish()
    html = text(client, "/en/brand/")
    row = page.colours[0].id[:8]
    assert f'id="{row}"' in html
    assert f'href="#{row}"' in html
    assert "Deep water" in html
    assert "เขียวเข้ม" in html
