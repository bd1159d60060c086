"""The home page in a theme that is not published: for those who may change it, in the frame beside the form."""

from dataclasses import asdict, replace
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from branding.theme.parts import parts
from branding.theme.sheet import Choice
from branding.theme.tokens import DARK, LIGHT
from portal import look
from portal.bilingual.language import ENGLISH, THAI
from portal.tree import snapshot

IN_DARK = "dark"
MODES = [
    (THAI, _("Home page in Thai")),
    (ENGLISH, _("Home page in English")),
    (IN_DARK, _("Home page in dark colours")),
]


def answer(theme, request, mode: str):
    """The live home page wearing ``theme``, by this request alone. Raises Http404 before there is a home page."""
    language, scheme = ENGLISH if mode == ENGLISH else THAI, DARK if mode == IN_DARK else LIGHT
    node = snapshot().home(language)
    if node is None:
        raise Http404
    request.portal_look = replace(look.current(), **parts(theme, sheet_address(theme.choice, scheme)))
    request.LANGUAGE_CODE = language
    with override(language):
        return node.load().serve(request).render()


def sheet_address(choice: Choice, scheme: str) -> str:
    """Says all that the sheet is made of, so that nothing needs to be kept; the editors' door stands before it."""
    said = {**asdict(choice.colours), "font": choice.font, "shape": choice.shape, "scheme": scheme}
    return f"{reverse('branding_theme:try')}?{urlencode(said)}"
