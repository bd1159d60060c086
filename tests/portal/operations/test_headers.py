import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import override_settings
from django.urls import path

from portal.urls import *  # noqa: F403 (the portal's own addresses and error handlers)
from portal.urls import urlpatterns as portal_patterns
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

STANDING = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def fail(error):
    def view(request):
        raise error

    return view


FAILURES = {400: SuspiciousOperation("no"), 403: PermissionDenied(), 404: Http404("no"), 500: ZeroDivisionError()}
urlpatterns = [
    *[path(f"{prefix}fail/{status}/", fail(error)) for prefix in ("", "en/") for status, error in FAILURES.items()],
    *portal_patterns,
]


def assert_public_headers(response):
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "default-src 'none'" in policy or "sandbox" in policy
    for name, value in STANDING.items():
        assert response[name] == value
    for feature in ("camera", "geolocation", "microphone"):
        assert f"{feature}=()" in response["Permissions-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/", "/en/", "/search/?q=x", "/login/", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt",
     "/search.json?q=x", "/nothing/", "/en/nothing/", "/th/", "/en", "/s/nothing", "/static/portal/css/portal.css",
     "/static/nothing.css", "/media/nothing.jpg", "/documents/1/nothing.pdf", "/?q=%00", "/%ff"],
)  # fmt: skip
def test_every_public_answer_carries_the_strict_policy(client, address):
    response = client.get(address)
    assert response.status_code < 500
    assert_public_headers(response)


@override_settings(ROOT_URLCONF="tests.portal.operations.test_headers")
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("status", list(FAILURES))
def test_every_error_is_a_page_of_the_portal_in_its_language_with_the_strict_policy(client, prefix, status):
    client.raise_request_exception = False
    response = client.get(f"{prefix}/fail/{status}/")
    assert response.status_code == status
    assert_public_headers(response)
    text = response.content.decode()
    assert f'<html lang="{"en" if prefix else "th"}"' in text
    assert response["Content-Language"] == ("en" if prefix else "th")
    assert re.search(r"<h1[ >]", text)
    assert "<style" not in text
    assert not re.search(r"\sstyle=", text)


@override_settings(ROOT_URLCONF="tests.portal.operations.test_headers")
@pytest.mark.parametrize("status", [400, 500])
def test_an_error_page_that_must_not_fail_again_asks_the_database_nothing(client, status, django_assert_num_queries):
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        client.get(f"/fail/{status}/")


def test_a_form_without_its_token_is_refused_in_words(client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert_public_headers(response)
    assert '<html lang="th"' in response.content.decode()


class TestEditorsPolicy:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client):
        client.force_login(UserFactory(is_superuser=True))

    def test_only_the_admin_has_the_editors_policy(self, client):
        assert "'unsafe-inline'" in client.get("/admin/")["Content-Security-Policy"]
        assert "unsafe" not in client.get("/")["Content-Security-Policy"]
        assert "unsafe" not in client.get("/administration/")["Content-Security-Policy"]

    def test_it_lets_nothing_be_loaded_from_another_host(self, client):
        policy = client.get("/admin/")["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        assert "*" not in policy
        assert "unsafe-eval" not in policy

    def test_no_answer_of_the_admin_is_stored(self, client):
        assert "no-store" in client.get("/admin/")["Cache-Control"]

    def test_wagtails_trial_of_an_error_is_no_error_of_the_server(self, client):
        assert client.get("/admin/failwhale/").status_code == 404

    def test_a_missing_page_of_the_admin_carries_the_standing_headers(self, client):
        response = client.get("/admin/nothing/")
        assert response.status_code == 404
        assert response["X-Content-Type-Options"] == "nosniff"


def test_the_style_sheet_and_scripts_of_every_page_are_files_that_exist(client, site):
    for address in site.addresses:
        text = client.get(address).content.decode()
        for asset in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)):
            assert client.get(asset).status_code == 200, asset
