"""robots.txt, security.txt, and the icons that browsers ask for by name."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from portal import look
from portal.bilingual.dates import local_date

ICON_SECONDS = 3600


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /login/",
        "Disallow: /en/login/",
        "Disallow: /search/",
        "Disallow: /en/search/",
        f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security(request):
    """RFC 9116; expires in a year from today, so that it never goes stale unseen."""
    expires = datetime.datetime.combine(local_date(timezone.now()), datetime.time(), datetime.UTC)
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {(expires + datetime.timedelta(days=365)).isoformat()}",
        "Preferred-Languages: th, en",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def icon(request, rel: str):
    """To the icon that the site wears now, for programs that read no page. 404 where it wears none."""
    icons = [icon for icon in look.current().icons if icon.rel == rel]
    if not icons:
        raise Http404
    found = next((icon for icon in icons if icon.type != "image/svg+xml"), icons[0])  # who asks by name may be old
    response = redirect(str(found.url))
    response.headers["Cache-Control"] = f"public, max-age={ICON_SECONDS}"
    return response
