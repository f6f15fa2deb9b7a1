"""App configuration."""

from django.apps import AppConfig


class ControlPlaneConfig(AppConfig):
    """The platform's screens and commands."""

    name = "controlplane"

    def ready(self) -> None:
        """Load the Celery application and our own tasks, which are sent for by name."""
        from controlplane import celery, tasks  # noqa: F401
