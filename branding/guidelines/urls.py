"""A file below the guidelines page: found, and guarded, as the page itself is."""

from django.urls import re_path

from portal.views import pages

urlpatterns = [re_path(r"^((?:[\w\-]+/)+[\w\-]+\.zip)$", pages.serve, name="page_package")]
