"""The web manifest."""

import json

from branding.derivatives import manifest

ICONS = [("/i/192.png", "192x192", "image/png", "any"), ("/i/mask.png", "512x512", "image/png", "maskable")]


def made(**changes) -> bytes:
    values = {
        "name": "ศูนย์บริการร่วม",
        "short_name": "ศูนย์ฯ",
        "language": "th",
        "start_url": "/",
        "icons": ICONS,
        "theme_colour": "#0b4650",
        "background_colour": "#ffffff",
    }
    return manifest(**{**values, **changes})


def test_a_manifest_names_the_site_in_its_language_and_every_icon():
    read = json.loads(made())
    assert read["name"] == "ศูนย์บริการร่วม"
    assert (read["lang"], read["start_url"], read["id"]) == ("th", "/", "/")
    assert (read["theme_color"], read["background_color"]) == ("#0b4650", "#ffffff")
    assert read["icons"][1] == {"src": "/i/mask.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}


def test_a_manifest_is_the_same_bytes_for_the_same_values():
    assert made() == made(icons=iter(ICONS))
    assert made() != made(start_url="/en/")
