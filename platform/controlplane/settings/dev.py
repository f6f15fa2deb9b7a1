"""A laptop: embedded servers where no address is given, stand-ins on, one pill says so."""

from controlplane.embedded.servers import ensure_running
from controlplane.settings.base import *

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret_key(HUSTINGS_HOME)
PRACTICE_MODE = True
GALLERY = True

if not (DATABASE_URL and REDIS_URL):
    _servers = ensure_running(HUSTINGS_HOME)
    DATABASE_URL = DATABASE_URL or _servers.database_url
    REDIS_URL = REDIS_URL or _servers.redis_url
globals().update(use_servers(DATABASE_URL, REDIS_URL))

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
