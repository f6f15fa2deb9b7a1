"""The WSGI application: Django behind the cache of whole pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")

application = get_wsgi_application()
