"""The terms and the rules as plain text in each language, in memory with the tree: a package holds both, its page only one."""

import re

from wagtail.rich_text import RichText

from branding.guidelines.packages import TEXTS, Texts
from branding.guidelines.rules import least_sizes, rules_of
from branding.models.guidelines import BrandGuidelinesPage
from portal.bilingual.language import THAI
from portal.blocks.text import plain_lines, plain_text
from portal.tree import register

_POINT = re.compile(r"<li\b[^>]*>")


def in_plain_text(stream) -> str:
    """The text of a part, an empty line between its blocks; points of a list begin with a dash."""
    texts = (_block_in_plain_text(child) for child in stream)
    return "\n\n".join(text for text in texts if text)


def _block_in_plain_text(child) -> str:
    if child.block_type != "paragraph":
        return str(plain_text([child])).strip()
    lines = plain_lines(RichText(_POINT.sub("<li>- ", child.value.source))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def load() -> dict[str, Texts]:
    """By the translation key of the page, 32 hexadecimal digits; an alias has no terms of its own."""
    found: dict[str, Texts] = {}
    for page in BrandGuidelinesPage.objects.live():
        texts = found.setdefault(page.translation_key.hex, Texts())
        texts.rules[page.language] = rules_of(page)
        if page.language == THAI:
            texts.least = least_sizes(page.measures)
        if not page.is_untranslated:
            texts.licences[page.language] = in_plain_text(page.licence)
    return found


def connect() -> None:
    register(TEXTS, load)
