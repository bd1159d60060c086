"""The lines of a document as markup: each in its language, with links to what can be called, written to or opened."""

import re
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from portal.bilingual.language import marked
from portal.phones import phone_link
from portal.web_addresses import SCHEMES

BETWEEN = " · "
# Within other words only what is ASCII belongs to an address: Thai may follow it without a space.
_ADDRESS = re.compile(r"https?://[!#-;=?-~]*[/#-'*+\-0-9=@-Z_a-z~]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def shown(line: str) -> SafeString:
    """A line whose parts, “Form · บ.ป.1” and “Agency: กรมการปกครอง”, are marked each in its own language.

    A web or e-mail address is a link wherever it stands; a phone number where it is all of the line or of its value.
    """
    return format_html_join(BETWEEN, "{}", ((_part(part),) for part in line.split(BETWEEN)))


def _part(text: str) -> SafeString | str:
    label, colon, value = text.partition(": ")
    if not colon:
        return linked(text)
    return format_html("{}: {}", marked(label), linked(value, may_be_phone=label == gettext("Phone")))


def linked(text: str, *, may_be_phone: bool = True) -> SafeString | str:
    """``text``, escaped, with its addresses as links."""
    if may_be_phone and (number := phone_link(text)):
        return format_html('<a href="{}">{}</a>', number, text)
    if text.startswith(SCHEMES) and " " not in text:
        return _link(text)
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text)))


def _pieces(text: str) -> Iterator[SafeString | str]:
    at = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > at:
            yield marked(text[at : found.start()])
        yield _link(found[0])
        at = found.end()
    if at < len(text):
        yield marked(text[at:])


def _link(address: str) -> SafeString:
    if address.startswith(SCHEMES):
        return format_html('<a class="rows__address" href="{0}" rel="external">{0}</a>', address)
    return format_html('<a href="mailto:{0}">{0}</a>', address)
