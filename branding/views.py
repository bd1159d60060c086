"""Files of brand assets: to everybody where they are current, else to those who care for the centre's image."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from branding import manifests, shared_pictures, storage
from branding.intake import safe_name
from branding.kinds import OFFICE_FORMATS
from branding.library import File, file_name, library
from branding.models import AssetFile
from branding.rights import may_care

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "svg": "image/svg+xml", "png": "image/png", "webp": "image/webp", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "ico": "image/x-icon", "pdf": "application/pdf", "json": "application/json", "zip": "application/zip",
    "webmanifest": "application/manifest+json",
    "docx": f"{OFFICE}.wordprocessingml.document", "dotx": f"{OFFICE}.wordprocessingml.template",
    "pptx": f"{OFFICE}.presentationml.presentation", "potx": f"{OFFICE}.presentationml.template",
}  # fmt: skip
# No browser shows them; they are saved, and opened by a program.
SAVED = tuple(form for formats in OFFICE_FORMATS.values() for form in formats)
FOREVER = "public, max-age=31536000, immutable"
# Nothing in a drawing runs, loads or leads anywhere, also where it is opened by itself.
POLICY = "sandbox; default-src 'none'"


@require_safe
def brand_file(request, digest: str, form: str) -> HttpResponse:
    """The file whose SHA-256 begins with ``digest``."""
    file = library().files.get(f"{digest}.{form}")
    if file:
        return answered(content_of(file.sha256), form, file.name, FOREVER)
    file = _for_those_who_care(request.user, digest, form)
    return answered(content_of(file.sha256), form, file.name, "private, no-store")


def _for_those_who_care(user, digest: str, form: str) -> File:
    """Of a draft or a retired asset. Raises Http404, to strangers too: they are not told what is prepared."""
    if not may_care(user):
        raise Http404
    rows = AssetFile.objects.filter(sha256__startswith=digest, format=form).select_related("variant__asset")
    row = rows.first()
    if row is None:
        raise Http404
    name = file_name(row.variant.asset, str(row.variant), row)
    return File(row.purpose, row.format, row.width, row.height, row.size, row.sha256, name)


@require_safe
def manifest(request, language: str, digest: str) -> HttpResponse:
    """The web manifest of a language; the address of an earlier one leads to the present one."""
    found = manifests.content(language)
    if found is None:
        raise Http404
    present, content = found
    if digest != present:
        return redirect("branding_manifest", language, present)
    return answered(content, "webmanifest", "", FOREVER)


@require_safe
def shared_picture(request, page_id: str, digest: str, name: str = "") -> HttpResponse:
    """The picture that shared links to a page, or to what is shown at ``name`` below it, show; made when it is first asked
    for. The address of an earlier one leads to the present one."""
    shared = shared_pictures.for_everybody(int(page_id), name)
    if shared is None:
        raise Http404
    if digest != shared_pictures.digest_of(shared):
        return redirect(shared_pictures.address_of(shared))
    try:
        content = shared_pictures.picture(shared)
    except shared_pictures.Busy:
        return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
    if content is None:
        raise Http404
    return answered(content, "png", "", FOREVER)


def content_of(sha256: str) -> bytes:
    """Raises Http404 where the file has gone from the disk."""
    try:
        return storage.get(sha256)
    except FileNotFoundError:
        raise Http404 from None


def answered(content: bytes, form: str, name: str, caching: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES.get(form, "application/octet-stream"))
    response.headers["Cache-Control"] = caching
    response.headers["Content-Security-Policy"] = POLICY
    if name and (header := content_disposition_header(form in SAVED, safe_name(name))):
        response.headers["Content-Disposition"] = header
    return response
