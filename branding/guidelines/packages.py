"""The packages that the guidelines page offers: one an asset, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from branding.guidelines.offered import LeastSize
from branding.guidelines.package import Package
from branding.guidelines.showing import shown_assets
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.structured_data import absolute
from portal.tree import snapshot

ALL = "all"
TEXTS = "branding.guidelines_texts"  # registered by licences.py


@dataclass
class Texts:
    """What packages need of a guidelines page: terms and rules as plain text by language, and how small the logo may be."""

    licences: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    least: tuple[LeastSize, ...] = ()


def packages(page_key) -> dict[str, Package]:
    """By name, the whole first; of the guidelines with this translation key, made once a generation of the tree."""
    return snapshot().remembered(("branding.packages", str(page_key)), lambda: _packages(page_key))


def _packages(page_key) -> dict[str, Package]:
    assets = shown_assets()
    texts = snapshot().facts(TEXTS).get(str(page_key).replace("-", ""), Texts())
    licences = _licences(texts.licences)
    node = snapshot().by_key(page_key, THAI)
    address = absolute(node.url) if node else ""
    chosen = {ALL: [shown.asset for shown in assets]} | {shown.name: [shown.asset] for shown in assets}
    return {
        name: Package(name, tuple(held), licences, address, texts.rules, texts.least) for name, held in chosen.items()
    }


def _licences(written: Mapping[str, str]) -> dict[str, str]:
    return {language: _paper(language, written.get(language, "")) for language in LANGUAGES}


def _paper(language: str, terms: str) -> str:
    """The licence as a text file: its heading, the terms, or a sentence where they are not in this language yet."""
    with translation.override(language):
        missing = _("The terms of use are in Thai only: see licence-th.txt.") if language == ENGLISH else ""
        return f"{_('Terms of use')}\n\n{terms or missing}\n".replace("\n\n\n", "\n\n")
