"""App configuration."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """Consents."""

    name = "nations.consents"
