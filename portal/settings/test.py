"""Tests: as the base, with what would only cost time made cheap."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 (settings modules are layers of one namespace)
from portal.settings.base import CACHES, STORAGES

SECRET_KEY = "only-for-tests-" + "x" * 50
DEMONSTRATION = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ELASTICSEARCH_URL = ""  # the tests that need a server start their own
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
_FILES = Path(tempfile.mkdtemp(prefix="portal-tests-"))
VAR_DIR = _FILES
STATIC_ROOT, MEDIA_ROOT, PRIVATE_MEDIA_ROOT = _FILES / "static", _FILES / "media", _FILES / "protected"
CACHES = CACHES | {name: {**CACHES[name], "LOCATION": _FILES / name} for name in ("progress", "pictures")}
STATIC_ROOT.mkdir()
