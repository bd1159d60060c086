"""The two content security policies: strict for the public, as narrow as Wagtail allows for editors."""

from csp.constants import NONE, SELF

_COMMON = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "connect-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "img-src": [SELF, "data:"],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "object-src": [NONE],
}

PUBLIC_POLICY = {
    "DIRECTIVES": _COMMON | {"img-src": [SELF], "script-src": [SELF], "style-src": [SELF]},
}

# Wagtail's admin writes inline styles (Draftail) and a few inline scripts, shows previews in a frame and blobs of
# pictures before they are uploaded. Only addresses under /admin/ get this policy.
ADMIN_POLICY = {
    "DIRECTIVES": _COMMON
    | {
        "frame-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "worker-src": [SELF, "blob:"],
    },
}
