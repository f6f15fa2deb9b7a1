"""The WSGI application: Django behind the cache of whole pages."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from controlplane.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")

_django = get_wsgi_application()
# Only now: what these import needs Django's apps.
_hosts = import_module("tenants.hosts")
for _surface in _hosts.Surface:
    import_module(_hosts.urlconf_of(_surface))
application = PageCache(_django, import_module("tenants.generations").read)

# What is loaded stays as long as the process. Left to the collector it is looked through again
# and again, in the midst of some visitor's page: 120 ms each time, half of what a theme may take.
gc.collect()
gc.freeze()
