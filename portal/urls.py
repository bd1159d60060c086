from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from portal.accounts import SignInView, SignOutView
from portal.bilingual.sitemap import sitemap
from portal.editorial.guarded_links import GuardedExternalLink
from portal.editorial.guarded_pofile import guarded_pofile
from portal.editorial.guarded_privacy import guarded_privacy
from portal.throttling import collection_password, page_password
from portal.views import errors, files, health, pages, wellknown
from search.interface import search_json
from service_pages.views import list_qr, short_address

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.permission_denied"
handler404 = "portal.views.errors.page_not_found"
handler500 = "portal.views.errors.server_error"

to_the_one_door = RedirectView.as_view(pattern_name="portal_login", query_string=True)

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", wellknown.robots),
    path("favicon.ico", wellknown.icon, {"rel": "icon"}),
    path("apple-touch-icon.png", wellknown.icon, {"rel": "apple-touch-icon"}),
    path(".well-known/security.txt", wellknown.security),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("search.json", search_json, name="search_json"),
    path("", include("service_pages.opendata.urls")),
    path("", include("branding.urls")),
    path("th/", pages.without_thai_prefix),
    path("th/<path:rest>", pages.without_thai_prefix),
    path("admin/login/", to_the_one_door),
    path("_util/login/", to_the_one_door, name="wagtailcore_login"),
    path("admin/failwhale/", errors.page_not_found),
    path("admin/pages/<int:page_id>/privacy/", guarded_privacy),
    path("admin/choose-external-link/", require_admin_access(GuardedExternalLink.as_view())),
    path("admin/localize/translate/<int:translation_id>/pofile/upload/", guarded_pofile),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/authenticate_with_password/<int:restriction_id>/", collection_password),
    path("documents/", include(wagtaildocs_urls)),
    re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.+)$", files.media, name="media"),
]

urlpatterns += i18n_patterns(
    path("login/", SignInView.as_view(), name="portal_login"),
    path("logout/", SignOutView.as_view(), name="portal_logout"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("search/", include("search.urls")),
    path("feedback/", include("home.feedback.urls")),
    path("", include("manuals.urls")),
    path("", include("branding.guidelines.urls")),
    path("standard/statistics/", include("home.statistics.urls")),
    path("", include("home.survey.urls")),
    path("s/<str:code>", short_address, name="short_address"),
    path("s/<str:code>/", short_address),
    path("services/list/qr.svg", list_qr, name="list_qr"),
    path("staff/counter/", include("manuals.counter.urls")),
    re_path(r"^((?:[\w\-]+/)*)$", pages.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
