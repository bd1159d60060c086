"""The colours that the site has without a theme, read from the style sheet that owns them."""

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType

import portal

TOKENS = Path(portal.__file__).parent / "static" / "portal" / "css" / "tokens.css"
LIGHT, DARK, HIGH = "light", "dark", "high"
# What stands before the colours of a scheme in the style sheet; a theme says it in the same words, so that it weighs the same.
SELECTORS = {
    LIGHT: ":root",
    DARK: ":root:has(#contrast-dark:checked)",
    HIGH: ":root:has(#contrast-high:checked)",
}
COLOUR = re.compile(r"--color-([\w-]+): (#[0-9a-f]{6});")

Scheme = MappingProxyType[str, str]


@cache
def defaults() -> MappingProxyType[str, Scheme]:
    """Colours by the token's name, without ``--color-``, of each scheme."""
    css = TOKENS.read_text(encoding="utf-8")
    return MappingProxyType({scheme: _scheme(css, selector) for scheme, selector in SELECTORS.items()})


def _scheme(css: str, selector: str) -> Scheme:
    block = css.partition(f"{selector} {{")[2].partition("}")[0]
    return MappingProxyType(dict(COLOUR.findall(block)))
