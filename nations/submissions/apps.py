"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Submissions."""

    name = "nations.submissions"

    def ready(self) -> None:
        """Register the task that the dispatcher sends."""
        import_module("nations.submissions.tasks")
