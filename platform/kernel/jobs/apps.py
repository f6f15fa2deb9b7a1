from importlib import import_module

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kernel.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register the task that sends what is due."""
        import_module("kernel.jobs.tasks")
