from importlib import import_module

from django.apps import AppConfig


class ListenerConfig(AppConfig):
    name = "tests.chaos.listener"
    label = "chaos_listener"

    def ready(self):
        import_module("tests.chaos.listener.subscribers")
