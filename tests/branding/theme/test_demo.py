"""The demonstration wears a theme, so that whoever looks at it sees what a theme does."""

import pytest

from branding import demo_theme
from branding.models import Theme
from branding.theme.check import verdicts
from portal import look

pytestmark = pytest.mark.django_db


def test_it_is_worn_in_both_languages(client, homes):
    demo_theme.build()
    theme = Theme.objects.get()
    assert theme.live
    assert all(verdict.passes for verdict in verdicts(theme.colours).values())
    assert look.current().stylesheet
    for address, words, label in (
        ("/", theme.footer_th, "สำนักงาน ก.พ.ร."),
        ("/en/", theme.footer_en, "Office of the Public"),
    ):
        html = client.get(address).content.decode()
        assert words.splitlines()[0] in html
        assert label in html
        assert 'href="https://www.info.go.th/"' in html


def test_what_a_person_has_made_of_it_is_left():
    theme = Theme.only()
    theme.primary = "#5c1a3a"
    theme.save_revision().publish()
    demo_theme.build()
    assert Theme.objects.get().primary == "#5c1a3a"
    assert not Theme.objects.get().links.exists()
