"""An agency's editors change its pages, its publishers publish them, in both languages; nobody else's."""

import pytest

from portal.accounts import ADMINISTRATORS, TRANSLATORS
from tests.factories import (
    AgencyPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    UserFactory,
    english_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(thai_home):
    return ServiceIndexPageFactory(parent=thai_home)


@pytest.fixture
def service(index):
    return ServicePageFactory(parent=AgencyPageFactory(parent=index))


@pytest.fixture
def foreign(index):
    return ServicePageFactory(
        parent=AgencyPageFactory(parent=index, slug="land", title="ที่ดิน"), code="land-transfer", slug="land-transfer"
    )


def may(user, page):
    found = page.permissions_for_user(user)
    return {
        "edit": found.can_edit(),
        "publish": found.can_publish(),
        "delete": found.can_delete(),
        "add": found.can_add_subpage(),
    }


def test_an_editor_may_edit_but_not_publish_in_both_languages(service):
    editor = UserFactory(groups=["Editors dopa"])
    for page in (service, english_of(service)):
        if page.alias_of_id is None:
            assert may(editor, page)["edit"]
        assert not may(editor, page)["publish"]


def test_a_publisher_may_publish(service):
    publisher = UserFactory(groups=["Publishers dopa"])
    assert may(publisher, service)["edit"]
    assert may(publisher, service)["publish"]


@pytest.mark.parametrize("group", ["Editors dopa", "Publishers dopa"])
def test_nobody_touches_another_agencys_pages(service, foreign, group):
    user = UserFactory(groups=[group])
    for page in (foreign, english_of(foreign), foreign.get_parent(), english_of(foreign.get_parent()).specific):
        assert not any(may(user, page).values())


@pytest.mark.parametrize("group", ["Editors dopa", "Publishers dopa"])
def test_nobody_of_an_agency_touches_the_list_or_the_home_page(service, index, thai_home, group):
    user = UserFactory(groups=[group])
    for page in (index, thai_home):
        assert not any(may(user, page).values())


def test_translators_publish_english_only(service):
    from portal.bilingual.translations import translate_page

    english = translate_page(service, {"title": "New identity card"})
    translator = UserFactory(groups=[TRANSLATORS])
    assert may(translator, english)["publish"]
    assert not any(may(translator, service).values())


def test_administrators_may_do_all_in_both_trees(service):
    administrator = UserFactory(groups=[ADMINISTRATORS])
    for page in (service, service.get_parent().specific):
        assert all([may(administrator, page)["edit"], may(administrator, page)["publish"]])


class TestThroughTheAdmin:
    def test_an_editor_sees_the_form_of_an_own_service(self, client, service):
        client.force_login(UserFactory(groups=["Editors dopa"]))
        assert client.get(f"/admin/pages/{service.pk}/edit/").status_code == 200

    def test_an_editor_does_not_see_the_form_of_a_foreign_one(self, client, service, foreign):
        client.force_login(UserFactory(groups=["Editors dopa"]))
        for page in (foreign, english_of(foreign)):
            response = client.get(f"/admin/pages/{page.pk}/edit/")
            assert response.status_code == 302

    def test_an_editor_cannot_publish_by_posting_what_the_form_does_not_offer(self, client, service):
        client.force_login(UserFactory(groups=["Editors dopa"]))
        response = client.post(f"/admin/pages/{service.pk}/unpublish/")
        assert response.status_code in {302, 403}
        service.refresh_from_db()
        assert service.live

    def test_an_editor_cannot_move_a_service_to_another_agency(self, client, service, foreign):
        client.force_login(UserFactory(groups=["Publishers dopa"]))
        response = client.post(f"/admin/pages/{service.pk}/move/{foreign.get_parent().pk}/confirm/")
        assert response.status_code in {302, 403}
        service.refresh_from_db()
        assert service.get_parent().slug == "dopa"
