"""A theme as fields of ``portal.look.Look``."""

from typing import Any

from branding.theme.choices import Font
from branding.theme.derivation import schemes
from branding.theme.tokens import DARK, LIGHT
from portal import look
from portal.bilingual.language import ENGLISH, THAI


def parts(theme, stylesheet: str) -> dict[str, Any]:
    """``stylesheet``: the path of the theme's sheet, '' for none."""
    made = schemes(theme.colours)
    footer = {THAI: theme.footer_th.strip(), ENGLISH: theme.footer_en.strip()}
    return {
        "stylesheet": stylesheet,
        "font": "" if theme.font == Font.SARABUN else theme.font,
        "theme_colours": (made[LIGHT]["primary"], made[DARK]["primary"]),
        "colours": dict(made[LIGHT]),
        "footer": footer,
        "links": tuple(
            look.Link(link.url, {THAI: link.label_th, ENGLISH: link.label_en}) for link in theme.links.all()
        ),
        "hero": theme.hero_id,
    }
