from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FactsConfig(AppConfig):
    name = "kernel.facts"
    label = "facts"

    def ready(self) -> None:
        # `publish` wakes the relay by its task's name, so the task must be known in
        # every process, not in workers alone.
        import_module("kernel.facts.tasks")
        # Whoever wants to be told says so in a module of this name, in every process that may
        # relay.
        autodiscover_modules("subscribers")
