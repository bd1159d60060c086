"""Neither a page nor the admin makes a browser ask another host."""

import re
from html.parser import HTMLParser

import pytest

from tests.factories import UserFactory, english_of

pytestmark = pytest.mark.django_db


class Asked(HTMLParser):
    """Addresses that a browser opens by itself, or sends a form to."""

    LOADING = {"src", "srcset", "action", "formaction", "poster", "data", "background", "ping"}

    def __init__(self):
        super().__init__()
        self.addresses = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.addresses += [given[name] for name in self.LOADING & set(given) if given[name]]
        if tag == "link" and not {"canonical", "alternate"} & set((given.get("rel") or "").split()):
            self.addresses.append(given.get("href") or "")
        if tag == "use":
            self.addresses.append(given.get("href") or "")


def other_hosts(response):
    text = response.content.decode()
    parser = Asked()
    parser.feed(text)
    found = [address for address in parser.addresses if re.search(r"(^|[\s,])(https?:)?//(?!testserver)", address)]
    return found + re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)]+", text)


def test_no_public_page_asks_another_host(client, site):
    for address in [*site.addresses, "/search/?q=x", "/login/", "/nothing/", "/en/?q=%00"]:
        assert other_hosts(client.get(address)) == [], address


def test_no_view_of_the_admin_asks_another_host(client, site):
    client.force_login(UserFactory(is_superuser=True, email="admin@example.go.th"))
    page = site.translated
    views = [
        "/admin/", f"/admin/pages/{site.home.pk}/", f"/admin/pages/{page.pk}/edit/", f"/admin/pages/{english_of(page).pk}/edit/",
        f"/admin/pages/{page.pk}/history/", f"/admin/pages/add/service_pages/servicepage/{site.agency.pk}/",
        "/admin/images/", "/admin/images/multiple/add/", "/admin/documents/", "/admin/documents/multiple/add/", "/admin/snippets/",
        "/admin/snippets/service_pages/topic/", "/admin/reports/locked/", "/admin/users/", "/admin/groups/", "/admin/sites/",
        "/admin/locales/", "/admin/account/", "/admin/pages/search/?q=x",
    ]  # fmt: skip
    for address in views:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        assert other_hosts(response) == [], address
