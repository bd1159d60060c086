"""Addresses that the portal answers itself are no page's."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from home.models import InformationPage
from service_pages.models import AgencyPage
from tests.factories import AgencyPageFactory, InformationPageFactory, ServiceIndexPageFactory, english_of
from tests.portal.editorial.conftest import fresh, information_form, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["search", "s", "login", "admin", "static", "media", "th", "en"])
def test_below_the_home_page(thai_home, slug):
    with override("en"), pytest.raises(ValidationError, match="uses the address") as refused:
        InformationPageFactory(parent=thai_home, slug=slug)
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize("slug", ["list", "topics"])
def test_below_the_list_of_services(agency, slug):
    with pytest.raises(ValidationError):
        AgencyPageFactory(parent=agency.get_parent(), slug=slug)


def test_the_same_words_are_free_elsewhere(thai_home):
    assert InformationPageFactory(parent=thai_home, slug="topics").pk


def test_nothing_of_a_refused_page_is_stored(agency):
    with pytest.raises(ValidationError):
        AgencyPageFactory(parent=agency.get_parent(), slug="list")
    assert set(AgencyPage.objects.values_list("slug", flat=True)) == {agency.slug}


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_an_editor_is_told_at_the_field_also_for_a_draft(admin, thai_home, note, action):
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", thai_home.pk])
    form = nested_form_data(information_form(InformationPage(title="ค้นหา"), title="ค้นหา", slug="search", **action))
    response = admin.post(address, form)
    assert "slug" in response.context["form"].errors
    assert not InformationPage.objects.filter(title="ค้นหา").exists()


def test_renaming_a_page_to_one_is_refused(admin, note):
    form = nested_form_data(information_form(note, slug="search"))
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[note.pk]), form)
    assert "slug" in response.context["form"].errors


@pytest.mark.parametrize("live", [True, False])
def test_a_page_made_by_code_is_refused_also_as_a_draft(thai_home, live):
    page = InformationPage(title="ค้นหา", slug="search", summary="คำอธิบาย", locale=thai_home.locale, live=live)
    with pytest.raises(ValidationError):
        thai_home.add_child(instance=page)
    assert not Page.objects.filter(slug="search").exists()


@pytest.fixture
def below(thai_home):
    """A page two levels below the home page whose slug is free there only."""
    return InformationPageFactory(parent=InformationPageFactory(parent=thai_home, slug="about"), slug="search")


class TestMoving:
    def test_by_code_is_refused_and_nothing_has_moved(self, thai_home, below):
        with override("en"), pytest.raises(ValidationError, match="uses the address “search”"):
            below.move(thai_home, pos="last-child")
        assert fresh(below).url_path == below.url_path
        assert english_of(below).url_path.endswith("/about/search/")

    def test_below_the_list_of_services_is_refused_too(self, thai_home, agency):
        other = ServiceIndexPageFactory(parent=thai_home, slug="other")
        page = AgencyPageFactory(parent=other, slug="elsewhere")
        Page.objects.filter(pk=page.pk).update(slug="list")
        with pytest.raises(ValidationError):
            fresh(page).move(agency.get_parent(), pos="last-child")

    def test_an_editor_is_told_in_words(self, admin, thai_home, below):
        address = reverse("wagtailadmin_pages:move_confirm", args=[below.pk, thai_home.pk])
        response = admin.post(address, follow=True)
        assert response.status_code == 200
        assert "“search”" in told(response)
        assert fresh(below).url_path == below.url_path

    def test_of_several_pages_none_is_moved_and_an_editor_is_told_in_words(self, admin, thai_home, below):
        other = InformationPageFactory(parent=below.get_parent(), slug="other")
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        response = admin.post(f"{address}?id={other.pk}&id={below.pk}", {"chooser": thai_home.pk}, follow=True)
        assert response.status_code == 200
        assert "“search”" in told(response)
        assert [fresh(page).url_path for page in (below, other)] == [below.url_path, other.url_path]

    def test_several_other_pages_are_moved(self, admin, thai_home, below):
        other = InformationPageFactory(parent=below.get_parent(), slug="other")
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        admin.post(f"{address}?id={other.pk}", {"chooser": thai_home.pk})
        assert fresh(other).get_parent().pk == thai_home.pk


class TestCopying:
    @pytest.mark.parametrize("publish", [{}, {"publish_copies": "on"}])
    @pytest.mark.parametrize("recursive", [{}, {"copy_subpages": "on"}])
    @pytest.mark.parametrize("language", ["th", "en"])
    def test_an_editor_is_told_at_the_field(self, admin, below, language, publish, recursive):
        page = below.get_parent() if language == "th" else english_of(below.get_parent())
        form = {"new_title": "สำเนา", "new_slug": "login", "new_parent_page": page.get_parent().pk}
        response = admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form | publish | recursive)
        assert list(response.context["form"].errors) == ["new_slug"]
        assert not Page.objects.filter(slug="login").exists()

    @pytest.mark.parametrize("recursive", [True, False])
    @pytest.mark.parametrize("keep_live", [True, False])
    def test_by_code_is_refused(self, thai_home, below, recursive, keep_live):
        before = Page.objects.count()
        with pytest.raises(ValidationError):
            below.copy(to=thai_home, recursive=recursive, keep_live=keep_live)
        assert Page.objects.count() == before

    @pytest.mark.parametrize("live", [True, False])
    @pytest.mark.parametrize("language", ["th", "en"])
    def test_no_alias_is_made_there(self, homes, below, language, live):
        page, home = (below, homes[0]) if language == "th" else (english_of(below), homes[1])
        Page.objects.filter(pk=page.pk).update(live=live)
        with pytest.raises(ValidationError):
            fresh(page).create_alias(parent=home)
        assert Page.objects.filter(slug="search").count() == 2

    def test_another_address_is_free(self, admin, below, thai_home):
        form = {"new_title": "สำเนา", "new_slug": "copy", "new_parent_page": thai_home.pk}
        assert admin.post(reverse("wagtailadmin_pages:copy", args=[below.pk]), form).status_code == 302
        assert Page.objects.child_of(thai_home).filter(slug="copy").exists()


class TestAPageThatStandsThereAlready:
    """The portal has taken its address since it was made."""

    @pytest.fixture
    def old(self, thai_home, below):
        page = InformationPageFactory(parent=thai_home, slug="earlier")
        for one in (page, english_of(page)):
            url_path = one.url_path.replace("/earlier/", "/login/")
            Page.objects.filter(pk=one.pk).update(slug="login", url_path=url_path)
        return fresh(page)

    def test_is_saved_and_published(self, old):
        old.summary = "คำอธิบายใหม่"
        old.save()
        old.save_revision().publish()
        assert fresh(old).summary == english_of(old).summary == "คำอธิบายใหม่"

    def test_is_saved_in_the_editor(self, admin, old):
        form = nested_form_data(information_form(old, summary="คำอธิบายใหม่", **{"action-publish": "1"}))
        assert admin.post(reverse("wagtailadmin_pages:edit", args=[old.pk]), form).status_code == 302
        assert fresh(old).summary == "คำอธิบายใหม่"

    def test_changes_its_place_among_its_siblings(self, thai_home, old):
        old.move(thai_home, pos="first-child")
        assert thai_home.get_children().first().pk == old.pk

    def test_is_renamed_and_does_not_come_back(self, old):
        old.slug = "later"
        old.save()
        old.slug = "login"
        with pytest.raises(ValidationError):
            old.save()

    def test_is_not_copied_to_it(self, thai_home, old):
        with pytest.raises(ValidationError):
            old.copy(update_attrs={"slug": "search"})
