"""The screen: drafts are free, publishing is strict, in both languages; nobody else sees anything of it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from branding.models import Theme
from branding.theme.check import verdicts
from branding.theme.derivation import Colours
from portal import look
from portal.models import User

pytestmark = pytest.mark.django_db
BAD = {"primary": "#7fb7c4", "accent": "#b00020", "link": "#5f9ea0"}


@pytest.fixture
def edit(theme):
    return reverse("branding_theme:edit", args=[theme.pk])


def test_heads_and_administrators_come_to_the_one_theme(carer):
    response = carer.get(reverse("branding_theme:list"), follow=True)
    assert response.status_code == 200
    assert 'name="primary"' in response.content.decode()
    assert Theme.objects.count() == 1


@pytest.mark.parametrize("is_superuser", [False, True])
def test_it_cannot_be_added_twice_or_deleted(carer, theme, is_superuser):
    User.objects.update(is_superuser=is_superuser)
    for address in (reverse("branding_theme:add"), reverse("branding_theme:delete", args=[theme.pk])):
        assert carer.get(address).status_code == 302
        assert carer.post(address).status_code == 302
    assert Theme.objects.count() == 1


def test_a_draft_may_have_any_colour(head, edit, answer):
    assert head.post(edit, answer(**BAD)).status_code == 302
    theme = Theme.objects.get()
    assert not theme.live
    assert theme.get_latest_revision_as_object().primary == BAD["primary"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_colours_that_stand_out_too_little_are_not_published(head, edit, answer, language):
    profile = UserProfile.get_for_user(head.get(edit).wsgi_request.user)
    profile.preferred_language = language
    profile.save()
    response = head.post(edit, {**answer(**BAD), "action-publish": "1"})
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert set(errors) == set(BAD)
    with override(language):
        for field, verdict in verdicts(Colours(**BAD)).items():
            assert errors[field] == [verdict.sentence]
    assert BAD["primary"] in response.content.decode()
    assert look.current().stylesheet == ""


def test_what_is_offered_can_be_published(head, edit, answer):
    offers = {field: verdict.offer for field, verdict in verdicts(Colours(**BAD)).items()}
    assert head.post(edit, {**answer(**offers), "action-publish": "1"}).status_code == 302
    assert Theme.objects.get().live
    assert look.current().theme_colours[0] == offers["primary"]


@pytest.mark.parametrize("typed", ["red", "#12345", "url(x)", "#0b4650;}", ""], ids=ascii)
@pytest.mark.parametrize("action", ["action-publish", "save"])
def test_what_is_no_colour_is_refused_even_in_a_draft(head, edit, answer, typed, action):
    response = head.post(edit, {**answer(primary=typed), action: "1"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["primary"]
    assert Theme.objects.get().latest_revision is None


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "javascript:alert(1)",
        "example.org",
        "https://",
        "https://a:b@example.org/",
        "https://[",
        "//x.org",
    ],
    ids=["http", "script", "without scheme", "without host", "account", "bracket", "scheme-relative"],
)
def test_a_link_goes_by_https_to_a_whole_address(head, edit, answer, url):
    response = head.post(edit, {**answer(("เว็บ", "Web", url)), "action-publish": "1"})
    assert response.status_code == 200
    assert not Theme.objects.get().live


def test_links_are_kept_in_their_order(head, edit, answer):
    links = [("หนึ่ง", "One", "https://one.example/"), ("สอง", "Two", "https://two.example/ก")]
    assert head.post(edit, {**answer(*links), "action-publish": "1"}).status_code == 302
    assert [link.url for link in look.current().links] == [url for _thai, _english, url in links]


def test_the_footer_has_words_in_both_languages_or_none(head, edit, answer):
    response = head.post(edit, {**answer(footer_th="ท้ายหน้า"), "action-publish": "1"})
    assert list(response.context["form"].errors) == ["footer_en"]


@pytest.mark.parametrize(
    "fields", [{"alt_en": ""}, {"alt_th": ""}, {"private": True}], ids=["thai only", "english only", "private"]
)
def test_a_picture_is_public_and_has_words_in_both_languages(head, edit, answer, picture, fields):
    response = head.post(edit, {**answer(hero=picture(**fields).pk), "action-publish": "1"})
    assert list(response.context["form"].errors) == ["hero"]


def test_no_way_around_the_form_publishes_what_fails(theme):
    theme.primary = BAD["primary"]
    revision = theme.save_revision()
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert list(refusal.value.message_dict) == ["primary"]
    assert not Theme.objects.get().live


def test_an_earlier_version_can_be_published_again(head, edit, answer, wear):
    first = wear(primary="#5c1a3a").latest_revision
    wear(primary="#123c73")
    address = reverse("branding_theme:revisions_revert", args=[first.content_object.pk, first.pk])
    assert "#5c1a3a" in head.get(address).content.decode()


class TestWhileTyping:
    @pytest.fixture
    def check(self, head):
        return lambda **colours: head.get(
            reverse("branding_theme:check"), {"primary": "#0b4650", "accent": "#f2b632", "link": "#0b4f5c"} | colours
        ).json()

    def test_every_colour_is_judged_in_words(self, check):
        found = check()
        assert all(field["passes"] for field in found["fields"].values())
        assert len(found["fields"]["link"]["lines"]) == 3
        assert found["dark"]

    def test_the_nearest_that_passes_is_offered(self, check):
        field = check(primary=BAD["primary"])["fields"]["primary"]
        assert not field["passes"]
        assert field["offer"] in field["sentence"]
        assert field["offer"] in field["use"]
        assert check(primary=field["offer"])["fields"]["primary"]["passes"]

    def test_a_contrast_that_the_sentence_says_is_said_once(self, check):
        field = check(link="#ff0000")["fields"]["link"]
        assert len(field["lines"]) == 2
        assert not any(line["text"].split(":")[0] in field["sentence"] for line in field["lines"])

    def test_what_is_no_colour_is_told_and_the_others_are_judged(self, check):
        found = check(primary="blue", accent=BAD["accent"])["fields"]
        assert list(found["primary"]) == ["error"]
        assert not found["accent"]["passes"]

    def test_nothing_at_all_is_no_fault_of_the_portal(self, head):
        assert head.get(reverse("branding_theme:check")).status_code == 200


class TestPreview:
    @pytest.fixture
    def preview(self, theme):
        return reverse("branding_theme:preview_on_edit", args=[theme.pk])

    def test_the_home_page_wears_what_is_not_saved(self, head, preview, answer, picture):
        hall = picture()
        data = answer(
            ("เฟซบุ๊ก", "Facebook", "https://facebook.example/"), primary=BAD["primary"], footer_th="ลอง", hero=hall.pk
        )
        assert head.post(preview, data).json() == {"is_valid": True, "is_available": True}
        response = head.get(preview, {"mode": "th"})
        text = response.content.decode()
        assert "primary=%237fb7c4" in text
        assert "ลอง" in text
        assert "hero-picture" in text
        assert "เฟซบุ๊ก" in text
        assert "no-store" in response["Cache-Control"]
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        address = text.partition('href="/admin/branding/theme/try.css')[2].partition('"')[0].replace("&amp;", "&")
        sheet = head.get(f"/admin/branding/theme/try.css{address}")
        assert "--color-primary:#7fb7c4;" in sheet.content.decode()
        assert {"private", "no-store"} <= set(sheet["Cache-Control"].split(", "))

    def test_nothing_of_it_is_public(self, head, preview, answer):
        head.post(preview, answer(primary="#5c1a3a"))
        head.get(preview, {"mode": "th"})
        text = head.get("/").content.decode()
        assert "5c1a3a" not in text
        head.logout()
        assert "5c1a3a" not in head.get("/").content.decode()

    @pytest.mark.parametrize(("mode", "language"), [("th", "th"), ("en", "en"), ("dark", "th"), ("nonsense", "th")])
    def test_it_is_shown_in_both_languages_and_in_dark(self, head, preview, answer, mode, language):
        head.post(preview, answer())
        text = head.get(preview, {"mode": mode}).content.decode()
        assert f'<html lang="{language}">' in text
        assert f"scheme={'dark' if mode == 'dark' else 'light'}" in text

    @pytest.mark.parametrize("query", ["", "primary=red", "primary=%230b4650&accent=%23f2b632&link=x"])
    def test_a_sheet_of_no_colours_is_not_found(self, head, query):
        assert head.get(f"{reverse('branding_theme:try')}?{query}").status_code == 404


ADDRESSES = ["list", "edit", "preview_on_edit", "history", "unpublish", "check", "try"]


@pytest.mark.parametrize("name", ADDRESSES)
class TestOthersGetNothing:
    def address(self, name, theme):
        needs = name not in {"list", "check", "try"}
        return reverse(f"branding_theme:{name}", args=[theme.pk] if needs else [])

    def test_strangers_are_sent_to_the_door(self, client, theme, name):
        response = client.get(self.address(name, theme))
        assert response.status_code == 302
        assert response["Location"].startswith("/login/")

    def test_editors_without_the_right_are_refused(self, stranger, theme, name):
        response = stranger.get(self.address(name, theme))
        assert response.status_code in {302, 403}
        assert response.status_code == 403 or response["Location"] == "/admin/"
