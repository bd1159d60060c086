"""The centre's logo and colours in print: what the site wears on the day on which a paper is made."""

from collections.abc import Mapping

from portal import look
from portal.pdf.drawings import logo_drawing


def in_print(language: str) -> Mapping[str, str | None]:
    """Fields of the document's ``Centre``; ``logo_svg`` None without a logo: the papers bear the centre's name alone."""
    worn = look.current()
    return {
        "logo_svg": logo_drawing(worn.print_logos.get(language)),
        "colour": worn.colours["primary"],
        "accent": worn.colours["accent"],
    }
