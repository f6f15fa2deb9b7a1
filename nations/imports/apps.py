"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Imports."""

    name = "nations.imports"

    def ready(self) -> None:
        """Register the tasks that jobs name, in every process that begins one."""
        import_module("nations.imports.tasks")
