"""The centre's logo and colour in print: the emblem and the colour of the style sheet."""

from collections.abc import Mapping

from django.contrib.staticfiles import finders

EMBLEM = "portal/icons/emblem.svg"


def look() -> Mapping[str, str | None]:
    """``logo_svg`` None where the file is missing: the papers bear the centre's name alone."""
    path = finders.find(EMBLEM)
    if not path:
        return {"logo_svg": None}
    with open(path, encoding="utf-8") as file:
        return {"logo_svg": file.read()}
