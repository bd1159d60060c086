"""Icons that programs ask for by name, without having read a page."""

import pytest

from portal import look


@pytest.mark.parametrize(
    ("address", "rel"), [("/favicon.ico", "icon"), ("/apple-touch-icon.png", "apple-touch-icon")], ids=["icon", "touch"]
)
def test_an_icon_is_the_one_that_the_site_wears(client, thai_home, address, rel):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"] in {str(icon.url) for icon in look.current().icons if icon.rel == rel}
    assert answer["Location"].endswith(".png")
    assert answer["Cache-Control"] == "public, max-age=3600"


def test_a_site_without_icons_has_none(client, thai_home, monkeypatch):
    monkeypatch.setattr(look, "current", lambda: look.Look())
    assert client.get("/favicon.ico").status_code == 404
