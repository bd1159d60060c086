"""Editors are told before an address is printed that people cannot open."""

import pytest
from django.urls import reverse

from portal.pdf.address import doubt_about
from tests.factories import UserFactory

PUBLIC = "https://portal.example.go.th"


@pytest.mark.usefixtures("english")
class TestTheAddress:
    @pytest.mark.parametrize(
        "origin",
        ["http://127.0.0.1:8000", "https://localhost", "https://portal.localhost:8443", "http://[::1]:8000", "http://0.0.0.0", "https://127.8.9.1", ""],
    )  # fmt: skip
    def test_of_this_machine_is_told(self, origin):
        assert f"carry the address {origin}, which only this machine can open" in doubt_about(origin)

    @pytest.mark.parametrize("origin", ["http://portal.example.go.th", "http://203.0.113.5"])
    def test_without_encryption_is_told(self, origin):
        assert f"{origin}, which is not encrypted" in doubt_about(origin)

    @pytest.mark.parametrize("origin", [PUBLIC, "https://203.0.113.5", "https://localhost.example.go.th"])
    def test_that_people_can_open_is_fine(self, origin):
        assert doubt_about(origin) == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("origin", "told"), [("http://127.0.0.1:8000", True), (PUBLIC, False)])
def test_the_screen_tells_it_before_an_edition_is_issued(client, site, settings, origin, told):
    settings.WAGTAILADMIN_BASE_URL = origin
    client.force_login(UserFactory(groups=["Publishers dopa"]))
    response = client.get(reverse("manuals_issue", args=[site.manual.pk]))
    assert response.status_code == 200
    assert ("BASE_URL" in response.content.decode()) == told  # in the language of the account
