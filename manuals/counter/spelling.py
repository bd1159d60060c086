"""One spelling for what an officer types and what is looked for. Pure."""

import re

from portal.bilingual.normalise import normalise

_DASHES = re.compile("[\u2010-\u2015\u2212_]")


def plain(text: str) -> str:
    """Normalised, spaces single, hyphens for all dashes and underscores: as codes are written."""
    return " ".join(normalise(_DASHES.sub("-", text)).split())
