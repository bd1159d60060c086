"""schema.org of the guidelines page: the logo, whose it is, and where its terms stand."""

from branding.guidelines.showing import logo_in
from branding.kinds import Layout
from portal.structured_data import absolute
from portal.tree import snapshot


def guidelines(page) -> dict:
    below = page.below
    data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": below.title if below else page.title,
        "description": (below and below.description) or page.description,
        "url": absolute(page.path_url + (below.tail if below else "")),
        "inLanguage": page.content_language,
    }
    logo = next(filter(None, map(logo_in, Layout.values)), None)
    if logo and logo.picture:
        data["about"] = {"@type": "GovernmentOffice", "name": _name(page), "logo": _picture(page, logo.picture)}
    return data


def _name(page) -> str:
    home = snapshot().home(page.language)
    return home.title if home else page.title


def _picture(page, file) -> dict:
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(file.url),
        "encodingFormat": "image/svg+xml" if file.format == "svg" else f"image/{file.format}",
        "license": absolute(f"{page.path_url}#licence"),
        "acquireLicensePage": absolute(page.path_url),
    }
