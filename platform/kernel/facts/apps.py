from importlib import import_module

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "kernel.facts"
    label = "facts"

    def ready(self) -> None:
        # `publish` wakes the relay by its task's name, so the task must be known in
        # every process, not in workers alone.
        import_module("kernel.facts.tasks")
