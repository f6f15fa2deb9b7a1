"""Production: https, real servers, and no start where a promise could not be kept."""

from django.core.exceptions import ImproperlyConfigured

from controlplane.settings.base import *

DEBUG = False
SCHEME = "https"
SECRET_KEY = env.text("SECRET_KEY")
WAGTAILADMIN_BASE_URL = f"{SCHEME}://{PLATFORM_DOMAIN}"

for _name in (
    "SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "PLATFORM_DOMAIN",
    "SITES_DOMAIN",
):
    if not env.text(_name):
        raise ImproperlyConfigured(f"Set {_name}: production does not guess it.")
if not env.flag("ALLOW_SHARED_DOMAIN") and registrable(PLATFORM_DOMAIN) == registrable(
    SITES_DOMAIN
):
    raise ImproperlyConfigured(
        "PLATFORM_DOMAIN and SITES_DOMAIN are under one registrable domain: a campaign's "
        "theme could set cookies for the panel. Use two, or set ALLOW_SHARED_DOMAIN=1."
    )
if HTTP_PERMITTED_ADDRESSES:
    raise ImproperlyConfigured(
        "HTTP_PERMITTED_ADDRESSES opens the inside of your network to webhooks. "
        "It is for tests alone."
    )
globals().update(use_servers(DATABASE_URL, REDIS_URL))

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
STORAGES["staticfiles"]["BACKEND"] = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
