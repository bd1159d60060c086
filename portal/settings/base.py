"""What every installation shares. Strict by default: the other modules loosen it, never the reverse."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from portal.env import PROJECT_DIR, env
from portal.operations.databases import database_from_url
from portal.operations.policies import ADMIN_POLICY, PUBLIC_POLICY

VAR_DIR = Path(env.PORTAL_VAR)

DEBUG = False
DEMONSTRATION = False
ALLOWED_HOSTS = env.ALLOWED_HOSTS
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "home",
    "service_pages",
    "branding",
    "manuals",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.operations.headers.SecurityHeadersMiddleware",
    "portal.operations.headers.ContentPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.operations.compression.CompressTextMiddleware",
    "portal.operations.requests.RefuseUnreadableRequests",
    "portal.bilingual.middleware.AddressLanguageMiddleware",
    "portal.tree.TreeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.operations.submissions.ForgedSubmissionMiddleware",
    "portal.editorial.guarded_addresses.GuardedAddressesMiddleware",
    "portal.editorial.refusals.RefusedPublicationMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.portal",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.templatetags.portal_tags",
                "portal.templatetags.bilingual_tags",
            ],
        },
    }
]

DATABASES = {"default": database_from_url(env.DATABASE_URL, VAR_DIR / "portal.sqlite3")}
ELASTICSEARCH_URL, ELASTICSEARCH_PREFIX = env.ELASTICSEARCH_URL, env.ELASTICSEARCH_PREFIX
SEARCH_LOG_DAYS = 400  # how long counts of searches are kept: a year can be compared with the one before
CACHES: dict[str, dict] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "portal"},
    # How often an address has asked (portal/operations/rates.py): a place of its own, which nothing else pushes out of.
    "rates": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "rates",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What the worker tells of long work; web and worker see the same one.
    "progress": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "progress"},
    # Pictures drawn for shared links, by what they show; drawn anew when they have gone.
    "pictures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "pictures",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Requests a minute from one address; an office, and the hall's own network, share one.
REQUEST_LIMITS = {"search": 1200, "clicks": 1200, "search.json": 1200, "suggestions": 2400}
REQUEST_LIMITS |= {"survey": 1200, "words": 60, "feedback": 20, "tracking": 20}

# Suggestions and complaints: the keys that seal them (the first one), the days until an answer is promised, the days that
# personal data are kept after a case is closed, the years that words are kept.
FEEDBACK_KEYS = env.FEEDBACK_KEYS
FEEDBACK_ANSWER_DAYS = 15
FEEDBACK_PERSON_DAYS = 90
FEEDBACK_WORDS_YEARS = 3

# Accounts: one door, throttled.
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "portal.accounts.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}]
LOGIN_URL = "portal_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AXES_HANDLER = "portal.throttling.Handler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
# Failures within the time below: an office shares one address, and who locks a name locks out its owner.
SIGN_IN_LIMITS = [10, 50, 30]
AXES_FAILURE_LIMIT = SIGN_IN_LIMITS[0]
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_CALLABLE = "portal.throttling.locked_out"
AXES_CLIENT_IP_CALLABLE = "portal.operations.proxies.visitor_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the wait that was told is the wait
AXES_DISABLE_ACCESS_LOG = True
TRUSTED_PROXIES = 0

# Two languages; the address alone decides.
LANGUAGE_CODE = "th"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT_DIR / "portal" / "locale", PROJECT_DIR / "portal" / "locale_wagtail"]
TIME_ZONE = "Asia/Bangkok"
# "Today" decides what is in force: it is the centre's day, whatever an account would like to see.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_MEDIA_ROOT = VAR_DIR / "protected"
STORAGES = {
    "default": {"BACKEND": "portal.operations.storage.ProtectedStorage"},
    "staticfiles": {"BACKEND": "portal.operations.staticfiles.BundledStorage"},
}
WHITENOISE_MAX_AGE = 3600
# Bytes of a request with its files: pictures and masters take 20 MB, documents what is left.
LARGEST_REQUEST = 100_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
PYTHAINLP_DATA_DIR = VAR_DIR / "pythainlp"

# Wagtail
WAGTAIL_SITE_NAME = "ศูนย์บริการร่วม"
WAGTAILADMIN_BASE_URL = env.BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "portal_login"  # a name: the door in the language of the address
WAGTAILADMIN_LOGIN_URL = "/login/"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", "ไทย"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "portal.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.editorial.file_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp"}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "portal.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.editorial.file_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "xlsx", "zip"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "portal.blocks.rich_text.CarefulRichTextArea"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.fallback"}}

# What goes to the browser
CONTENT_SECURITY_POLICY = PUBLIC_POLICY
ADMIN_CONTENT_SECURITY_POLICY = ADMIN_POLICY
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # asks for DENY, but editors see their preview in a frame
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_refused"

EMAIL_HOST, EMAIL_PORT = env.EMAIL_HOST, env.EMAIL_PORT
DEFAULT_FROM_EMAIL = env.DEFAULT_FROM_EMAIL
SECURITY_CONTACT = env.SECURITY_CONTACT

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "level": env.LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": env.LOG_LEVEL},
    "loggers": {
        "axes": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "elastic_transport": {"level": "ERROR"},  # its client tells of every request, the portal of what came of it
    },
}
