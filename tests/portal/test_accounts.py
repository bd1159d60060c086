"""One sign-in door, throttled, and closed to sample accounts outside a demonstration."""

import pytest
from django.test import override_settings
from wagtail.models import PageViewRestriction

from portal.accounts import GROUPS, STAFF
from tests.factories import InformationPageFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a good password"


def sign_in(client, username, password=PASSWORD, address="/login/", **data):
    return client.post(address, {"username": username, "password": password, **data})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_nobody_chooses_another_time_zone(admin_client):
    """Which day it is decides which edition may be issued."""
    assert b"current_time_zone" not in admin_client.get("/admin/account/").content


class TestTheDoor:
    @pytest.mark.parametrize(
        "address", ["/admin/", "/admin/login/", "/_util/login/", "/admin/pages/", "/admin/logout/"]
    )
    def test_every_way_in_leads_to_the_one_door(self, client, address):
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][0].startswith("/login/")
        assert response.status_code == 200

    @pytest.mark.parametrize("address", ["/django-admin/login/", "/accounts/login/", "/admin/password_reset/"])
    def test_there_is_no_other(self, client, address):
        response = client.get(address, follow=True)
        assert response.status_code == 404 or response.redirect_chain[-1][0].startswith("/login/")

    def test_a_restricted_page_leads_there_and_back(self, client, thai_home):
        page = InformationPageFactory(parent=thai_home)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        UserFactory(username="somebody")
        address = client.get("/en/about/")["Location"]
        assert address == "/en/login/?next=/en/about/"
        assert sign_in(client, "somebody", address=address, next="/en/about/")["Location"] == "/en/about/"
        assert client.get("/en/about/").status_code == 200

    def test_a_page_for_a_group_is_shown_to_its_members_only(self, client, thai_home):
        page = InformationPageFactory(parent=thai_home)
        member, other = UserFactory(groups=[STAFF]), UserFactory()
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
        restriction.groups.set(member.groups.all())
        client.force_login(other)
        assert client.get("/about/").status_code == 302
        client.force_login(member)
        assert client.get("/about/").status_code == 200

    @pytest.mark.parametrize(
        "target",
        ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil.example"],
    )
    def test_it_sends_nobody_to_another_host(self, client, target):
        UserFactory(username="editor", is_superuser=True)
        assert f'value="{target}"' not in client.get("/login/", {"next": target}).content.decode()
        assert sign_in(client, "editor", next=target)["Location"] == "/admin/"

    def test_who_may_not_edit_is_led_to_the_home_page_and_not_round_in_a_circle(self, client):
        UserFactory(username="officer", groups=[STAFF])
        assert sign_in(client, "officer")["Location"] == "/"
        assert sign_in(client, "officer", address="/en/login/", next="/admin/pages/")["Location"] == "/en/"

    def test_a_wrong_password_is_told_in_words_without_saying_which_part_is_wrong(self, client, english):
        UserFactory(username="somebody")
        wrong = sign_in(client, "somebody", "wrong", address="/en/login/").content.decode()
        unknown = sign_in(client, "nobody", "wrong", address="/en/login/").content.decode()
        assert "correct" in wrong
        assert wrong.replace("somebody", "").count("<") == unknown.replace("nobody", "").count("<")

    def test_the_session_cookie_is_not_for_scripts_nor_other_sites(self, client):
        UserFactory(username="somebody")
        sign_in(client, "somebody")
        cookie = client.cookies["sessionid"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"

    def test_the_sign_in_page_is_not_stored(self, client):
        assert "no-cache" in client.get("/login/")["Cache-Control"]


class TestSampleAccounts:
    @pytest.fixture
    def sample(self):
        return UserFactory(username="head", is_demonstration=True)

    def test_they_are_for_the_demonstration(self, client, sample):
        sign_in(client, "head")
        assert is_signed_in(client)

    @override_settings(DEMONSTRATION=False)
    def test_elsewhere_they_are_refused(self, client, sample):
        assert sign_in(client, "head").status_code == 200
        assert not is_signed_in(client)

    def test_elsewhere_a_session_that_they_have_is_refused(self, client, sample):
        sample.is_superuser = True
        sample.save()
        sign_in(client, "head")
        assert client.get("/admin/").status_code == 200
        with override_settings(DEMONSTRATION=False):
            assert client.get("/admin/").status_code == 302

    def test_the_demonstration_cannot_be_built_elsewhere(self):
        from django.core.management import CommandError, call_command

        with override_settings(DEMONSTRATION=False), pytest.raises(CommandError, match="published password"):
            call_command("build_demo")


def test_the_groups_exist_from_the_first_migration():
    from django.contrib.auth.models import Group

    assert set(GROUPS) <= set(Group.objects.values_list("name", flat=True))


def test_production_settings_refuse_to_start_without_a_key_and_an_address():
    import os
    import subprocess
    import sys

    plain = {key: value for key, value in os.environ.items() if key not in {"SECRET_KEY", "BASE_URL"}}
    environment = {**plain, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    command = [sys.executable, "-c", "from django.conf import settings; print(settings.DEBUG, settings.DEMONSTRATION)"]
    refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "SECRET_KEY must be set" in refused.stderr
    started = subprocess.run(
        command,
        env={**environment, "SECRET_KEY": "x" * 60, "BASE_URL": "https://a.go.th", "FEEDBACK_KEYS": "A" * 43 + "="},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.stdout.split() == ["False", "False"]
