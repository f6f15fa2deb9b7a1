"""The WSGI application: Django behind the cache of whole pages."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from controlplane.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")

_django = get_wsgi_application()
# Only now: what it imports needs Django's apps.
application = PageCache(_django, import_module("tenants.generations").read)
