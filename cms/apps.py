"""App configuration."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Pages, pictures, files, and the panel's shell."""

    name = "cms"
