"""robots.txt and security.txt."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from portal.bilingual.dates import local_date


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
