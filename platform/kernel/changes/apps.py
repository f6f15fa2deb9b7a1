from importlib import import_module

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "kernel.changes"
    label = "changes"

    def ready(self) -> None:
        """Register the task that clears away what can't be undone any more."""
        import_module("kernel.changes.tasks")
