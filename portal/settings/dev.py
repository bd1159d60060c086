"""One machine, plain HTTP on 127.0.0.1: the demonstration (as production runs) and, with DEBUG=1, development."""

from portal.env import env
from portal.operations.keys import local_secret_key
from portal.settings.base import *  # noqa: F403 (settings modules are layers of one namespace)
from portal.settings.base import STORAGES, VAR_DIR

DEBUG = env.DEBUG
DEMONSTRATION = True
SECRET_KEY = env.SECRET_KEY or local_secret_key(VAR_DIR)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# A demonstration over plain HTTP may be looked at from another port of the same machine.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None

if DEBUG:
    STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
