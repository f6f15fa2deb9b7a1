from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "kernel.changes"
    label = "changes"
