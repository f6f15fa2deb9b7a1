"""Tests: the same real servers, in a home of their own, without fsync."""

from controlplane.embedded.servers import ensure_running
from controlplane.settings.base import *

HUSTINGS_HOME = home_at(env.text("HUSTINGS_HOME", "var/test"))
MEDIA_ROOT = HUSTINGS_HOME / "files"
DEBUG = False
SECRET_KEY = "only-for-tests-0123456789-0123456789-0123456789-abcdef"
PRACTICE_MODE = True
GALLERY = True
LOGGING["root"]["level"] = "ERROR"

if not (DATABASE_URL and REDIS_URL):
    _servers = ensure_running(HUSTINGS_HOME, durable=False)
    DATABASE_URL = DATABASE_URL or _servers.database_url
    REDIS_URL = REDIS_URL or _servers.redis_url

# Each worker of a test run has a cache of its own: they serve nations of the same numbers.
_WORKER = int(env.text("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1
REDIS_URL = (
    f"{REDIS_URL.rpartition('=')[0]}={_WORKER % 16}"
    if "?db=" in REDIS_URL
    else REDIS_URL
)
_named = use_servers(DATABASE_URL, REDIS_URL)
# A machine that stands still for a second is no cache that is away.
_named["CACHES"]["default"]["OPTIONS"]["socket_timeout"] = 30
globals().update(_named)

# Restored from the snapshot by tests/conftest.py before the first test database is made.
SNAPSHOT_DATABASE = "hustings_snapshot"
DATABASES["default"]["TEST"] = {"TEMPLATE": SNAPSHOT_DATABASE}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = False
