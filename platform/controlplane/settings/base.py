"""
Everything the platform is configured by; dev, test and production differ in a screenful.

Read from the environment: HUSTINGS_HOME, PORT, PLATFORM_DOMAIN, SITES_DOMAIN, DATABASE_URL,
REDIS_URL, SECRET_KEY, EMAIL_URL, STRIPE_API_KEY, AWS_* (docs/reference/settings.md).
"""

import zoneinfo
from pathlib import Path
from typing import Any

from redis.backoff import NoBackoff
from redis.retry import Retry

from controlplane.embedded import launcher
from controlplane.settings import env
from controlplane.settings.database import database, registrable  # noqa: F401

REPOSITORY = Path(__file__).resolve().parents[3]
DEFAULT_HOME = "var"


def home_at(given: str) -> Path:
    """Return the folder of a home: of this checkout, from whatever folder a command is typed in."""
    return (REPOSITORY / given).resolve()


HUSTINGS_HOME = home_at(env.text("HUSTINGS_HOME", DEFAULT_HOME))
# A command beside a running instance means that one.
HIGHEST_PORT = 65535
PORT = env.number(
    "PORT", launcher.port_of(HUSTINGS_HOME) or 8000, least=1, most=HIGHEST_PORT
)

# Every component on one page, for those who build them: development and tests switch it on.
GALLERY = False

# --- Hosts (DESIGN 4) -----------------------------------------------------------------
SCHEME = "http"
PLATFORM_DOMAIN = env.text("PLATFORM_DOMAIN", f"hustings.localhost:{PORT}")
SITES_DOMAIN = env.text("SITES_DOMAIN", f"campaigns.localhost:{PORT}")
ALLOWED_HOSTS = [
    "*"
]  # the nation middleware knows every host, and answers 404 to others
ROOT_URLCONF = "controlplane.urls.site"
PLATFORM_URLCONF = "controlplane.urls.platform"
PANEL_URLCONF = "controlplane.urls.panel"
FILES_URLCONF = "controlplane.urls.files"

# --- Apps -----------------------------------------------------------------------------
BOTH_APPS = [
    "tenants.accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "kernel.facts",
    "kernel.changes",
    "kernel.jobs",
    "kernel.audit",
    "kernel.mail",
    "kernel.files",
]
SHARED_APPS = [
    "django_tenants",
    "tenants",
    "billing",
    "controlplane",
    "django.contrib.staticfiles",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",  # its operator classes in index expressions; no tables
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *BOTH_APPS,
]
TENANT_APPS = [
    *BOTH_APPS,
    "themes",
    "cms",
    "nations.people",
    "nations.consents",
    "nations.imports",
    "nations.submissions",
    "nations.activity",
    "wagtail.contrib.redirects",
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
]
# cms stands before wagtail.admin, so that our shell's templates win.
INSTALLED_APPS = [*SHARED_APPS, *[app for app in TENANT_APPS if app not in SHARED_APPS]]

# --- Tenancy (DESIGN 5.1) ------------------------------------------------------------
TENANT_MODEL = "tenants.Nation"
TENANT_DOMAIN_MODEL = "tenants.Domain"
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
TENANT_LIMIT_SET_CALLS = True  # one SET per switch; safe on session connections only
SKIP_PG_EXTRA_VALIDATION = (
    True  # theirs queries the nations in ready(); ours is in tenants.checks
)
PG_EXTRA_SEARCH_PATHS = ["extensions"]

DATABASE_URL = env.text("DATABASE_URL")
REDIS_URL = env.text("REDIS_URL")
DATABASES: dict[str, Any] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People who sign in -----------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
# Unique without case, by the constraint one_user_per_email, which the check can't see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Who looks for the letter on another device needs longer than allauth's three minutes; three
# guesses a code stay three guesses.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION = "optional"
# Letters are counted by account and network in `controlplane.console.codes`; by the address alone a
# stranger could keep its owner from signing in.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip"}
ACCOUNT_ADAPTER = "controlplane.console.adapter.AccountAdapter"
# No recovery codes: a lost way in is given by `hustings login-link` (DESIGN 5.14).
MFA_ADAPTER = "controlplane.console.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_TOTP_ISSUER = "Hustings"
# Digits that change while they are typed still count, and a phone may be half a minute fast
# (RFC 6238, sections 5.2 and 6).
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/campaigns/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "controlplane.urls.errors.csrf_failure"

# --- Requests -------------------------------------------------------------------------
MIDDLEWARE = [
    "tenants.middleware.compression.CompressionMiddleware",
    "tenants.middleware.surfaces.SurfaceHeadersMiddleware",
    "tenants.middleware.ceiling.CeilingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.middleware.nation.NationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tenants.middleware.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "controlplane.seats.SeatMiddleware",
    "cms.panel.clock.CampaignClockMiddleware",
    "controlplane.gate.SiteGateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cms.panel.doors.WagtailDoorsMiddleware",
    "tenants.middleware.unkeepable.UnkeepableMiddleware",
    "tenants.middleware.posts_only.PostsOnlyMiddleware",
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
                "controlplane.console.context.platform",
            ]
        },
    }
]
WSGI_APPLICATION = "controlplane.wsgi.application"
X_FRAME_OPTIONS = (
    "SAMEORIGIN"  # the editor's preview is a frame of the panel's own origin
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The largest file that is taken (50 MB) and what a form has beside it.
REQUEST_MOST_BYTES = 60 * 1024 * 1024

# --- Language, place -------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [REPOSITORY / "locale"]

# --- Wagtail -----------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Hustings"
# What a machine keeps beside the zones' names ("localtime") is no zone to a browser.
WAGTAIL_USER_TIME_ZONES = sorted(
    zoneinfo.available_timezones() - {"localtime", "Factory"}
)
WAGTAILADMIN_BASE_URL = f"{SCHEME}://{PLATFORM_DOMAIN}"
WAGTAILADMIN_LOGIN_URL = "/come-in/"
WAGTAILIMAGES_IMAGE_MODEL = "cms.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.Document"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the admin calls nobody from outside
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # how a page's address is made: cms.page_addresses
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.uploads.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# What offices and printers exchange; nothing that runs.
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "doc", "docx", "odt", "rtf", "txt", "md", "epub"),
    *("xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "ics", "vcf"),
    *("jpg", "jpeg", "png", "gif", "webp", "mp3", "m4a", "mp4", "zip"),
]
# The files host hands documents out; the panel's origin serves none.
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILEMBEDS_FINDERS: list[Any] = []  # the editor asks nobody outside
TAGGIT_CASE_INSENSITIVE = True

# --- Files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.text("STATIC_ROOT", str(REPOSITORY / "staticfiles"))
MEDIA_ROOT = HUSTINGS_HOME / "files"
AWS_STORAGE_BUCKET_NAME = env.text("AWS_STORAGE_BUCKET_NAME")
AWS_S3_ENDPOINT_URL = env.text("AWS_S3_ENDPOINT_URL") or None
AWS_S3_REGION_NAME = env.text("AWS_REGION") or None
STORAGES: dict[str, Any] = {
    "default": {
        "BACKEND": "tenants.storage.NationS3Storage"
        if AWS_STORAGE_BUCKET_NAME
        else "tenants.storage.NationFileStorage"
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- Outgoing HTTP (kernel.http) -----------------------------------------------------------
# Inside addresses that may be asked all the same, as address:port; production refuses any.
HTTP_PERMITTED_ADDRESSES = env.items("HTTP_PERMITTED_ADDRESSES")
# Who is asked for names, as address:port; empty: whom the machine asks.
HTTP_NAMESERVERS = env.items("HTTP_NAMESERVERS")
# Whose certificates are believed, a PEM file; empty: the public authorities.
HTTP_CA_BUNDLE = env.text("HTTP_CA_BUNDLE")

# --- Mail, money ------------------------------------------------------------------------------
EMAIL_URL = env.text("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.text(
    "MAIL_FROM", f"hello@mail.{PLATFORM_DOMAIN.split(':')[0]}"
)
STRIPE_API_KEY = env.text("STRIPE_API_KEY")
# Practice mode: stand-ins for the outside world (mail outbox, test cards) may run.
PRACTICE_MODE = False
# Proxies of ours in front of web, whose X-Forwarded-For is believed; 0: none.
PROXY_COUNT = env.number("PROXY_COUNT", 0)
POOL_SIZE = env.number("POOL_SIZE", 5)
# How many workers take the bulk queue; one nation has at most half of them.
BULK_SLOTS = env.number("BULK_SLOTS", 2)

# --- Logging -----------------------------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}


def caches(redis_url: str) -> dict[str, Any]:
    """Return the one cache; every key carries the nation's number (tenants.cache)."""
    return {
        "default": {
            "BACKEND": "tenants.cache.NationCache",
            "LOCATION": redis_url,
            "KEY_FUNCTION": "tenants.cache.make_key",
            # A page doesn't wait for a cache that is away: its default pauses cost 4.5 s.
            "OPTIONS": {"socket_timeout": 1, "retry": Retry(NoBackoff(), 0)},
        }
    }


def broker_url(redis_url: str) -> str:
    """Return the address as Celery writes it: a socket is ``redis+socket://``."""
    if redis_url.startswith("unix://"):
        path, _, query = redis_url.removeprefix("unix://").partition("?")
        return f"redis+socket://{path}?virtual_host={query.removeprefix('db=') or 0}"
    return redis_url


def use_servers(database_url: str, redis_url: str) -> dict[str, Any]:
    """Return the settings that name the servers, for dev, test and production alike."""
    return {
        "DATABASES": {"default": database(database_url)},
        "CACHES": caches(redis_url),
        "CELERY_BROKER_URL": broker_url(redis_url),
    }
