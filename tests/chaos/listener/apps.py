from django.apps import AppConfig


class ListenerConfig(AppConfig):
    name = "tests.chaos.listener"
    label = "chaos_listener"
