"""The WSGI application: Django behind the cache of whole pages."""

import os

from django.core.wsgi import get_wsgi_application

from controlplane.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")

application = PageCache(get_wsgi_application())
