"""Whether the portal's public address is one to print: what a PDF says of it stays for good."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.utils.translation import gettext as _


def doubt_about(origin: str) -> str:
    """Why ``origin`` (scheme and host) should not be printed, as a sentence; '' where nothing is wrong with it."""
    parts = urlsplit(origin)
    if is_this_machine(parts.hostname or ""):
        message = _(
            "The PDFs and their QR codes will carry the address %(address)s, which only this machine can open, and cannot be changed afterwards. Have BASE_URL set to the public address first."
        )
    elif parts.scheme != "https":
        message = _(
            "The PDFs and their QR codes will carry the address %(address)s, which is not encrypted, and cannot be changed afterwards. Have BASE_URL set to an address that begins with https:// first."
        )
    else:
        return ""
    return message % {"address": origin}


def is_this_machine(host: str) -> bool:
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        found = ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
