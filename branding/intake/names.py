"""The name that a file is downloaded under: Thai with all its marks, and nothing that could leave its folder."""

import re
import unicodedata

MOST_BYTES = 240  # of UTF-8; file systems take 255
NAMELESS = "file"
_RESERVED = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)  # Windows opens these as devices
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def safe_name(name: str) -> str:
    """The last part of a path without invisible and reserved signs, at most ``MOST_BYTES`` long; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    tidy = " ".join(_RESERVED.sub("-", seen).split()).strip(". ")
    if _DEVICE.match(tidy):
        tidy = f"-{tidy}"
    return _shortened(tidy) or NAMELESS


def _shortened(name: str) -> str:
    """Cut before the ending, never between a letter and its marks."""
    found = _ENDING.search(name)
    ending = found.group() if found else ""
    stem = name.removesuffix(ending)
    while len((stem + ending).encode()) > MOST_BYTES:
        letter = stem[:-1]
        while letter and unicodedata.category(stem[len(letter)])[0] == "M":
            letter = letter[:-1]
        stem = letter.rstrip(". ")
    return stem + ending if stem else ""
