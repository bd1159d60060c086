"""Addresses of manuals that no page of the tree has; one for each language."""

from django.urls import path, re_path

from manuals.handbook.searching import handbook_search
from manuals.views import service_qr
from portal.views import pages

urlpatterns = [
    path("s/<slug:code>/qr.svg", service_qr, name="service_qr"),
    path("staff/search/", handbook_search, name="handbook_search"),
    # A file below a page: found, and guarded, as the page itself is.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.pdf)$", pages.serve, name="page_file"),
]
