"""Addresses that are the same in both languages."""

from django.urls import re_path

from branding import views
from branding.theme.views import sheet

DIGEST = r"(?P<digest>[0-9a-f]{16})"

urlpatterns = [
    re_path(rf"^brand/theme-{DIGEST}\.css$", sheet, name="branding_theme_sheet"),
    re_path(rf"^brand/files/{DIGEST}\.(?P<form>[a-z]{{2,11}})$", views.brand_file, name="branding_file"),
    re_path(rf"^brand/(?P<language>th|en)-{DIGEST}\.webmanifest$", views.manifest, name="branding_manifest"),
    re_path(
        rf"^brand/shared/(?P<page_id>[0-9]{{1,9}})-{DIGEST}\.png$", views.shared_picture, name="branding_shared_picture"
    ),
    re_path(
        rf"^brand/shared/(?P<page_id>[0-9]{{1,9}})/(?P<name>[A-Za-z0-9_-]{{1,255}})-{DIGEST}\.png$",
        views.shared_picture,
        name="branding_shared_picture_below",
    ),
]
