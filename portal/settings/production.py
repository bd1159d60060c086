"""A province or a country. Refuses to start without what it needs to be safe."""

from portal.env import env
from portal.settings.base import *  # noqa: F403 (settings modules are layers of one namespace)

SECRET_KEY = env.required("SECRET_KEY")
BASE_URL = env.required("BASE_URL")
FEEDBACK_KEYS = env.required("FEEDBACK_KEYS")
CSRF_TRUSTED_ORIGINS = env.TRUSTED_ORIGINS

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.SECURE_HSTS_SECONDS
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

if env.TRUST_PROXY_HEADERS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    TRUSTED_PROXIES = env.PROXY_COUNT
