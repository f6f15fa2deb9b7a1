"""App configuration."""

from django.apps import AppConfig


class ControlPlaneConfig(AppConfig):
    """The platform's screens and commands."""

    name = "controlplane"

    def ready(self) -> None:
        """Load the Celery application, so that shared tasks know it."""
        from controlplane import celery  # noqa: F401
