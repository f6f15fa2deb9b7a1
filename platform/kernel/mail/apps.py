from importlib import import_module

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "kernel.mail"
    label = "mail"

    def ready(self) -> None:
        """Register the task that hands letters over."""
        import_module("kernel.mail.tasks")
