"""A manual is named by sitemap and search while an edition of it is in force."""

import pytest
from django.utils import timezone

from search.finding import find
from search.spelling import speller
from tests.manuals.stored import days, edition_of, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def in_sitemap(client):
    return b"/manuals/id-card-lost/" in client.get("/sitemap.xml").content


def is_found(site):
    found = find(site.manual.title, "th", {"type": "manual"}).results(0, 20)
    return any("/manuals/id-card-lost/" in result.url for result in found)


def is_a_spelling(site):
    return bool(speller().called(f"page:{site.manual.translation_key}"))


def is_named(client, site):
    assert in_sitemap(client) is is_found(site)
    assert is_a_spelling(site) is is_found(site)
    return is_found(site)


def test_is_named_while_an_edition_is_in_force(client, site):
    assert not is_named(client, site)
    edition = edition_of(site.manual, 1, days(-1))
    assert is_named(client, site)
    withdraw(edition)
    assert not is_named(client, site)


def test_is_named_from_the_day_of_an_announced_edition_without_anything_happening(client, site, monkeypatch):
    edition_of(site.manual, 1, days(1))
    assert not is_named(client, site)
    monkeypatch.setattr(timezone, "localdate", lambda *args: days(1))
    assert is_named(client, site)


def test_others_are_named_all_the_same(client, site):
    assert b"/services/" in client.get("/sitemap.xml").content
    assert find(site.translated.title, "th").results(0, 20)


def test_the_result_of_its_service_leads_to_it(client, site):
    def page(language=""):
        words = f"{site.manual.title} แมว"  # not just the name of the service, which would be answered directly
        return client.get(f"{language}/search/", {"q": words}).content.decode()

    assert 'href="/manuals/id-card-lost/"' not in page()
    edition_of(site.manual, 1, days(-1))
    assert page().count('href="/manuals/id-card-lost/"') == 1
    assert 'href="/en/manuals/id-card-lost/"' in page("/en")
