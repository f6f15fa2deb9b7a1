"""App configuration."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    """Brand, themes and the print shop."""

    name = "themes"
