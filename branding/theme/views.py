"""The theme's style sheet for everybody; what is said of colours while they are typed, and the sheet that is tried on."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from branding.theme.check import Verdict, lowest, verdicts
from branding.theme.colour import cut
from branding.theme.derivation import Colours
from branding.theme.forms import ColoursForm, SheetForm
from branding.theme.rights import CHANGE
from branding.theme.sheet import fitting_sheet
from branding.theme.tokens import DARK
from branding.theme.wearing import sheet_named

CSS = "text/css; charset=utf-8"


@require_safe
def sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The same for ever; an address is the hash of what it gives."""
    css = sheet_named(digest)
    if css is None:
        raise Http404
    return HttpResponse(css, CSS, headers={"Cache-Control": "public, max-age=31536000, immutable"})


@require_safe
def sheet_to_try(request: HttpRequest) -> HttpResponse:
    """For those who may change the theme; private, as all answers of the admin."""
    _require_right(request)
    form = SheetForm(request.GET)
    if not form.is_valid():
        raise Http404
    return HttpResponse(fitting_sheet(form.choice, form.cleaned_data["scheme"]), CSS)


@require_safe
def check(request: HttpRequest) -> JsonResponse:
    """By field: ``error`` for what is no colour; else ``passes``, ``lines``, ``sentence`` and ``offer``. ``dark``: a sentence.

    The line of the pair that the sentence is about is left out.
    """
    _require_right(request)
    form = ColoursForm(request.GET)
    form.is_valid()
    found = verdicts(form.colours)
    fields = {name: _said(verdict) for name, verdict in found.items()}
    for name, errors in form.errors.items():
        fields[name] = {"error": " ".join(map(str, errors))}
    text, control = map(cut, lowest(Colours(**{name: verdict.offer for name, verdict in found.items()}), DARK))
    dark = _(
        "The dark colours are made from these: text has a contrast of at least %(text)s to 1, controls of at least %(control)s to 1."
    )
    return JsonResponse({"fields": fields, "dark": dark % {"text": text, "control": control}})


def _said(verdict: Verdict) -> dict:
    told = [sight for sight in verdict.sights if verdict.passes or sight is not verdict.worst]
    lines = [{"text": str(sight), "passes": sight.passes} for sight in told]
    use = _("Use %(colour)s") % {"colour": verdict.offer}
    return {
        "colour": verdict.colour,
        "passes": verdict.passes,
        "lines": lines,
        "sentence": verdict.sentence,
        "offer": verdict.offer,
        "use": use,
    }


def _require_right(request: HttpRequest) -> None:
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
