"""The web manifest: what a phone shows of the portal when it is put on the home screen."""

import json
from collections.abc import Iterable

Icon = tuple[str, str, str, str]  # address, sizes ("192x192", "any"), media type, purpose ("any", "maskable")


def manifest(
    name: str,
    short_name: str,
    language: str,
    start_url: str,
    icons: Iterable[Icon],
    theme_colour: str,
    background_colour: str,
) -> bytes:
    """JSON after https://www.w3.org/TR/appmanifest/, the same bytes for the same values; colours are ``#rrggbb``."""
    members = {
        "name": name,
        "short_name": short_name,
        "lang": language,
        "dir": "ltr",
        "id": start_url,
        "start_url": start_url,
        "scope": start_url,
        "display": "browser",
        "theme_color": theme_colour,
        "background_color": background_colour,
        "icons": [
            {"src": source, "sizes": sizes, "type": media_type, "purpose": purpose}
            for source, sizes, media_type, purpose in icons
        ],
    }
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()
