"""App configuration."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """Activity."""

    name = "nations.activity"
