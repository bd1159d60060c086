"""Sample content: a theme that is published, with words and links of the footer in both languages."""

from pathlib import Path

import yaml

from branding.models import Theme
from branding.models.theme import ThemeLink

FILE = Path(__file__).parent / "demo_data" / "theme.yaml"


def build() -> None:
    """Publish the theme, with all that is asked of one; what a person has made of it is left."""
    theme = Theme.only()
    if theme.latest_revision_id:
        return
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    links = [ThemeLink(sort_order=place, **link) for place, link in enumerate(data.pop("links"))]
    for name, value in data.items():
        setattr(theme, name, value)
    theme.links.set(links)
    theme.full_clean()
    theme.save_revision().publish()
